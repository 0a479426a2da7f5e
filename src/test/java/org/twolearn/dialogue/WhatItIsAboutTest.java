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
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

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
        here = pair.signed(ada, bo);
        elsewhere = pair.signed(ada, Someone.called("Cleo"));
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
    void anIdeaIsAboutAVisitOfThisPartnershipAndWaitsForItsHostsLook() {
        var about = recorded().toString();
        assertThat(post(browser, ada, base(elsewhere) + "/ideas", "idea", "Pairs first", "visit", about))
                .hasStatus(404);
        assertThat(post(browser, bo, base(here) + "/ideas", "idea", "Pairs first", "visit", about))
                .hasStatus3xxRedirection();
        assertThat(get(browser, ada, base(here))).bodyText().doesNotContain("Pairs first");

        assertThat(post(browser, ada, base(here) + "/visits/" + about + "/look"))
                .hasStatus3xxRedirection();
        assertThat(get(browser, ada, base(here))).bodyText().contains("Pairs first");
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

    /** Bo has recorded in Ada's room and is done. */
    private UUID recorded() {
        var visit = UUID.randomUUID();
        var values = Map.of("p", here.value(), "visit", visit, "ada", ada.value(), "bo", bo.value());
        pair.sql(
                ada,
                "insert into visit (partnership_id, visit_id, host, offered_by, zone) values (:p, :visit, :ada, :ada, 'UTC')",
                values);
        pair.sql(
                ada,
                "insert into visit_plan (partnership_id, visit_id, version, host, author, visitors, begins, ends, details)"
                        + " values (:p, :visit, 1, :ada, :ada, array[:bo]::uuid[], now(), now() + interval '1 hour', '')",
                values);
        for (var who : List.of("ada", "bo"))
            pair.sql(
                    who.equals("ada") ? ada : bo,
                    "insert into visit_signature (partnership_id, visit_id, version, person_id) values (:p, :visit, 1, :"
                            + who + ")",
                    values);
        pair.sql(
                bo,
                "insert into visit_record (partnership_id, visit_id, recorder, host, version, started_at, events)"
                        + " values (:p, :visit, :bo, :ada, 1, now(), '')",
                values);
        pair.sql(bo, "update visit_record set done_at = now() where visit_id = :visit", values);
        return visit;
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
