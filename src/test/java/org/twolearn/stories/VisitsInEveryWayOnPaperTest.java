package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** What students wrote on paper: planned, typed by real taps, looked at. */
class VisitsInEveryWayOnPaperTest extends InTwoWindows {
    @Test
    void theHostSortsSlipsAndSeesTheSharesWithTheirCounts() {
        var visit = agreed("Student work, sorted");
        anas.navigate(visit);
        anas.getByText("Record now").click();
        anas.locator("#start").click();
        assertThat(anas.locator("#slip")).hasText("Slip 1");
        for (var pile : new String[] {"Matched", "Matched", "Partly", "Blank"})
            button(anas, pile).click();
        assertThat(anas.locator("#slip")).hasText("Slip 5");
        anas.keyboard().press("3");
        assertThat(anas.locator("#slip")).hasText("Slip 6");
        anas.keyboard().press("u");
        assertThat(anas.locator("#slip")).hasText("Slip 5");
        anas.keyboard().press("1");
        button(anas, "Slip before").click();
        assertThat(anas.locator("main")).containsText("Lies on: Matched");
        button(anas, "Not yet").click();
        anas.reload();
        assertThat(anas.locator("#slip")).hasText("Slip 6");
        fits(anas, "slips");
        done(anas, "**/look");
        assertThat(anas.locator(".count")).containsText("2 of 5");
        assertThat(anas.locator(".counts")).containsText("Not yet: 1 of 5");
        assertThat(anas.locator(".counts")).containsText("moves a share by 20 of 100");
        fits(anas, "slips-look");
    }

    @Test
    void momentsAndTheirMarksAndOfFewOnlyTheHostSeesWhereTheyLie() {
        var visit = agreed("Moments of thinking");
        bens.navigate(visit + "/recorder");
        bens.locator("#start").click();
        assertThat(button(bens, "2 A little")).isDisabled();
        button(bens, "A moment now").click();
        for (var i = 0; i < 6; i++) button(bens, "2 A little").click();
        for (var i = 0; i < 5; i++) bens.keyboard().press("4");
        assertThat(bens.locator("main")).containsText("11 marks");
        button(bens, "A moment now").click();
        for (var i = 0; i < 3; i++) button(bens, "5 All the time").click();
        bens.keyboard().press("u");
        assertThat(bens.locator("main")).containsText("2 marks");
        button(bens, "Moment 1").click();
        assertThat(bens.locator("main")).containsText("11 marks");
        button(bens, "1 Not at all").click();
        bens.reload();
        button(bens, "Moment 1").click();
        assertThat(bens.locator("main")).containsText("12 marks");
        fits(bens, "thinking");
        done(bens, "**/record");
        assertThat(bens.locator(".count")).containsText("marks, at 2 moments");
        assertThat(bens.locator(".counts"))
                .containsText("12 marks, the middle one: A little (the middle half: A little to Most of the time)");
        assertThat(bens.locator(".counts")).containsText("only the host sees");
        assertThat(bens.locator("main")).not().containsText("for the host alone");
        assertThat(bens.locator("details.fold[id^=events]")).hasCount(0);
        fits(bens, "thinking-record");
        anas.navigate(visit + "/look");
        assertThat(anas.locator("main")).containsText("for the host alone");
        fits(anas, "thinking-look");
    }

    @Test
    void whatStudentsSayIsTalliedStatementByStatement() {
        var visit = agreed("What students say");
        bens.navigate(visit + "/recorder");
        bens.locator("#start").click();
        var first = bens.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("I had a chance"));
        for (var i = 0; i < 3; i++) button(first, "Agree").click();
        button(first, "Not really").click();
        bens.keyboard().press("5");
        bens.reload();
        assertThat(button(first, "Agree")).containsText("3");
        fits(bens, "voice");
        done(bens, "**/record");
        assertThat(bens.locator(".count")).containsText("3 of 4");
        assertThat(bens.locator(".counts")).containsText("0 of 1 agree");
        fits(bens, "voice-record");
        anas.navigate(visit + "/look");
        assertThat(anas.locator(".count")).containsText("3 of 4");
    }
}
