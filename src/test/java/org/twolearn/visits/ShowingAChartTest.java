package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.twolearn.Story;
import org.twolearn.people.PersonId;
import org.twolearn.sharing.Piece;

/** A host shows somebody outside the chart of what was counted in her room. */
@Story
class ShowingAChartTest extends AtAVisit {
    String given, shown;

    @BeforeEach
    void adaShowsWhatBoCounted() {
        visited(null);
        var form = UUID.randomUUID();
        var shares = base() + "/shares";
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
