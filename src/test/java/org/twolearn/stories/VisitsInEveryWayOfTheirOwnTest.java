package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Forms of a pair’s own, and practicing together before anything is counted. */
class VisitsInEveryWayOfTheirOwnTest extends InTwoWindows {
    @Test
    void aFormOfTheirOwnIsBuiltRecordedAndTakenAgainAndHoldsNoOpinion() {
        anas.navigate("/partnerships/" + id.value() + "/visits/new");
        anas.locator("input[name=instrument][value=own-form]").check();
        anas.getByLabel("What you call this form").fill("Thinking aloud");
        anas.getByText("Lines of the form").click();
        line(0, "Tally", "Says why", "");
        line(1, "Timer", "Waiting", "");
        line(2, "Step", "Aim said", "");
        line(3, "Question", "What helped", "from 1 to 5 stars");
        fits(anas, "own-form");
        offer(anas);
        assertThat(anas.getByRole(AriaRole.ALERT)).containsText("no place for points");
        line(3, "Question", "What helped", "Words of a student");
        offer(anas);
        assertThat(anas.locator("main")).containsText("Thinking aloud");
        var visit = anas.url();
        bens.navigate(visit);
        button(bens, "Accept").click();
        bens.navigate(visit + "/recorder");
        bens.locator("#start").click();
        button(bens, "Says why").click();
        bens.keyboard().press("1");
        button(bens, "Waiting").click();
        assertThat(button(bens, "Waiting")).hasAttribute("aria-pressed", "true");
        bens.waitForTimeout(1200);
        bens.keyboard().press("2");
        assertThat(button(bens, "Waiting")).hasAttribute("aria-pressed", "false");
        button(bens, "Changed on purpose").click();
        bens.getByLabel("What helped").fill("The drawing 12345");
        bens.keyboard().press("Enter");
        bens.reload();
        assertThat(button(bens, "Says why")).containsText("2");
        assertThat(button(bens, "Changed on purpose")).hasAttribute("aria-pressed", "true");
        fits(bens, "own");
        done(bens, "**/record");
        assertThat(bens.locator(".count")).containsText("times: Says why");
        assertThat(bens.locator(".counts")).containsText("0 of 1 seen, 1 changed on purpose");
        assertThat(bens.locator("main")).containsText("The drawing 12345");
        fits(bens, "own-record");
        bens.navigate("/partnerships/" + id.value() + "/visits/new");
        bens.getByText("Take the form “Thinking aloud” again").click();
        assertThat(bens.locator("input[name=instrument][value=own-form]")).isChecked();
        assertThat(bens.locator("#own-form-1-name")).hasValue("Waiting");
        assertThat(bens.locator("#own-form-1-part")).hasValue("timer");
        fits(bens, "own-again");
    }

    @Test
    void twoPracticeTogetherAndSeeWhereTheyDifferOnceBothAreDone() {
        anas.navigate("/partnerships/" + id.value() + "/visits/new");
        choose(anas, "Student work, sorted");
        anas.getByLabel("Practicing together").check();
        offer(anas);
        var visit = anas.url();
        bens.navigate(visit);
        button(bens, "Accept").click();
        sort(bens, visit, "Matched", "Matched", "Partly", "Blank");
        bens.waitForURL("**/record");
        anas.navigate(visit + "/look");
        assertThat(anas.locator("h1")).hasText("Not everybody is done yet.");
        assertThat(anas.locator("main")).not().containsText("of 4");
        fits(anas, "practicing");
        sort(anas, visit, "Matched", "Partly", "Partly", "Blank");
        anas.waitForURL("**/look");
        button(anas, "I’ve looked").click();
        anas.getByText("Compare the two records").click();
        assertThat(anas.locator(".count")).containsText("3 of 4");
        assertThat(anas.locator(".counts")).containsText("75.0 percent: 3 alike, 1 different");
        assertThat(anas.locator(".counts")).containsText("0.64");
        assertThat(anas.locator(".script-lines")).containsText("Slip 2");
        fits(anas, "agreement");
        bens.navigate(visit + "/alike");
        assertThat(bens.locator(".count")).containsText("3 of 4");
        bens.navigate("/partnerships/" + id.value());
        assertThat(bens.locator("main")).not().containsText("Slips on the pile");
    }

    private void sort(Page page, String visit, String... piles) {
        page.navigate(visit + "/recorder");
        page.locator("#start").click();
        for (var pile : piles) button(page, pile).click();
        button(page, "Done").click();
        button(page, "Finish").click();
    }

    private void line(int i, String part, String name, String counts) {
        anas.locator("#own-form-" + i + "-part")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(part));
        anas.locator("#own-form-" + i + "-name").fill(name);
        anas.locator("#own-form-" + i + "-counts").fill(counts);
    }
}
