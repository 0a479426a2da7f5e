package org.twolearn.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.visits.Pair;

/** An idea, a step and what was learned are about a cycle or a visit of their own partnership, or about none. */
@Story
class WhatItIsAboutTest {
    @Autowired
    Pair pair;

    @Autowired
    MockMvcTester browser;

    PersonId ada, bo;
    PartnershipId here, elsewhere;

    @BeforeEach
    void adaHasTwoPartners() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        here = pair.of(ada, bo);
        elsewhere = pair.of(ada, Someone.called("Cleo"));
    }

    @Test
    void aCycleOfAnotherPartnershipIsNotFound() {
        var theirs = begun(elsewhere);
        var ours = begun(here);
        var forms = Map.of("/ideas", "idea", "/steps", "step", "/learning", "learned");
        for (var strange : List.of(theirs, UUID.randomUUID().toString(), "x"))
            forms.forEach(
                    (page, box) -> assertThat(post(browser, ada, base(here) + page, box, "Something", "cycle", strange))
                            .as(page)
                            .hasStatus(404));
        for (var table : List.of("idea", "next_step", "learned"))
            assertThat(stored(table)).as(table).isZero();
        forms.forEach((page, box) -> assertThat(post(browser, ada, base(here) + page, box, "Something", "cycle", ours))
                .as(page)
                .hasStatus3xxRedirection());
    }

    /** D1: ideas about a visit wait for its host's look. */
    @Test
    void anIdeaIsAboutAVisitOfThisPartnershipThatItsHostHasLookedAt() {
        var visit = pair.agreed(here, ada, bo, "Why");
        var about = visit.value().toString();
        pair.recorded(here, visit, bo, "It floats");
        assertThat(post(browser, ada, base(elsewhere) + "/ideas", "idea", "Pairs first", "visit", about))
                .hasStatus(404);
        assertThat(post(browser, bo, base(here) + "/ideas", "idea", "Pairs first", "visit", about))
                .hasStatus(422)
                .bodyText()
                .contains("Pairs first", "once its host has looked");

        assertThat(post(browser, ada, base(here) + "/visits/" + about + "/look"))
                .hasStatus3xxRedirection();
        assertThat(post(browser, bo, base(here) + "/ideas", "idea", "Pairs first", "visit", about))
                .hasStatus3xxRedirection();
    }

    /** What is open stays open; of the rest the newest five in all, and a count of those folded. */
    @Test
    void whatIsDoneWithFoldsAndSaysHowMany() {
        for (int i = 0; i < 7; i++) {
            var idea = UUID.randomUUID().toString();
            post(browser, bo, base(here) + "/ideas", "id", idea, "idea", "Idea " + i);
            if (i < 6) post(browser, ada, base(here) + "/ideas/" + idea + "/became", "became", "left");
        }
        assertThat(get(browser, ada, base(here)))
                .bodyText()
                .containsSubsequence("Idea 6", "Idea 5", "Idea 2", "Earlier, 2", "Idea 1", "Idea 0");
    }

    private String begun(PartnershipId partnership) {
        var cycle = UUID.randomUUID().toString();
        assertThat(post(browser, ada, base(partnership) + "/cycles", "id", cycle))
                .hasStatus3xxRedirection();
        return cycle;
    }

    private int stored(String table) {
        return Database.superuser()
                .sql("select count(*) from " + table + " where partnership_id = ?")
                .param(here.value())
                .query(Integer.class)
                .single();
    }

    private static String base(PartnershipId partnership) {
        return "/partnerships/" + partnership.value();
    }
}
