package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.sharing.Piece;

/** A host shows somebody outside the chart of what was counted in her room. */
@Story
class ShowingAChartTest {
    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    @Autowired
    Recordings recordings;

    @Autowired
    MockMvcTester browser;

    PersonId ada, bo, principal;
    PartnershipId id;
    String given, shown;

    @BeforeEach
    void adaShowsWhatBoCounted() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        principal = Someone.called("Pat");
        id = pair.signed(ada, bo);
        var visit = VisitId.fresh();
        var plan = Lesson.turns(bo);
        Someone.does(ada, () -> visits.offer(id, visit, ada, ada, plan, null, Instant.now()));
        Someone.does(bo, () -> visits.sign(id, visit, 1, bo, Instant.now().minusSeconds(30)));
        Someone.as(bo, () -> recordings.add(id, visit, bo, Lesson.batch(0, 3), Instant.now()));
        Someone.as(bo, () -> recordings.add(id, visit, bo, Lesson.end(600_000), Instant.now()));
        var form = UUID.randomUUID();
        var shares = "/partnerships/" + id.value() + "/shares";
        var to = principal.value().toString();
        assertThat(post(browser, ada, shares, "id", form.toString(), "to", to, "level", "goal"))
                .hasStatus3xxRedirection();
        shown = "/shares/" + Piece.named("share " + ada.value(), form);
        given = shown.replace("/shares/", "/shares/given/");
    }

    @Test
    @DisplayName("C5 The chart does not say who counted, until they have added their name")
    void thePartnerIsNotNamed() {
        assertThat(get(browser, principal, shown))
                .hasStatusOk()
                .bodyText()
                .contains("chart--series", ">A partner<", "Ada Someone and a partner")
                .doesNotContain("Bo Someone", ">Bo<", bo.value().toString());
        assertThat(post(browser, bo, given + "/yes")).hasStatus3xxRedirection();
        assertThat(get(browser, principal, shown)).bodyText().contains("Bo Someone");
    }

    @Test
    @DisplayName("A chart that is shown has its table behind it, for whoever shows it and for whoever reads it")
    void theTableIsThere() {
        for (var page : new String[][] {
            {ada.value().toString(), given}, {principal.value().toString(), shown}
        })
            assertThat(get(browser, new PersonId(UUID.fromString(page[0])), page[1]))
                    .bodyText()
                    .contains("Every visit in a table", "<th scope=\"row\">", "3 of 26");
    }
}
