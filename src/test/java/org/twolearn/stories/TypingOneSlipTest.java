package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.twolearn.Database;

/** Ana sorts her class’s slips on two days, types one of a pile without a name, and both read the bars of both days. */
class TypingOneSlipTest extends InTwoWindows {
    @Test
    void aSlipIsTypedWithoutANameAndEachDayHasItsBar() {
        sorted("Matched", "Matched", "Partly", "Not yet");
        button(anas, "I’ve looked").click();
        assertThat(anas.locator("h1")).hasText("What was recorded");
        Database.superuser()
                .sql("update visit_record set started_at = started_at - interval '14 days' where host = ?")
                .param(ana.value())
                .update();
        var visit = sorted(
                "Matched", "Matched", "Matched", "Matched", "Partly", "Partly", "Partly", "Not yet", "Not yet", "Blank",
                "Matched", "Partly");
        anas.navigate(visit + "/look");
        anas.getByText("Type one slip of a pile").click();
        anas.getByLabel("One slip of the pile “Matched”")
                .fill("Half of it, because Miguel drew two bars and cut them.");
        button(anas, "Keep these slips").click();
        assertThat(anas.getByRole(AriaRole.ALERT)).containsText("Is “Half” a student?");
        button(anas, "“Half” is no student’s name").click();
        assertThat(anas.getByRole(AriaRole.ALERT)).containsText("Is “Miguel” a student?");
        button(anas, "Write “a student” instead").click();
        assertThat(anas.locator(".exemplars")).containsText("because a student drew two bars");
        assertThat(anas.locator("main")).containsText("It is one slip, and no average of its pile.");
        fits(anas, "slip-typed");
        button(anas, "I’ve looked").click();
        bens.navigate(visit + "/look");
        assertThat(bens.locator(".exemplars")).containsText("because a student drew two bars");
        bens.navigate("/partnerships/" + id.value());
        assertThat(bens.locator(".piles__row")).hasCount(2);
        assertThat(bens.locator(".piles__row").last())
                .containsText("12 slips: 5 Matched, 4 Partly, 2 Not yet, 1 Blank");
        assertThat(bens.locator(".piles__legend")).containsText("Not yet");
        bens.getByText("Every visit in a table").click();
        assertThat(bens.locator(".table")).containsText("4 slips: 2 Matched, 1 Partly, 1 Not yet, 0 Blank");
        fits(bens, "piles-by-date");
    }

    private String sorted(String... piles) {
        var visit = agreed("Student work, sorted");
        anas.navigate(visit + "/recorder");
        anas.locator("#start").click();
        for (var pile : piles)
            anas.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(pile))
                    .first()
                    .click();
        done(anas, "**/look");
        return visit;
    }
}
