package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Ben maps Ana’s room, Ana looks, and keeps only the figures of it: no seat and no path is left, and Ben is told. */
class KeepingOnlyTheFiguresTest extends InTwoWindows {
    @Test
    void theMapIsDestroyedAndItsFiguresStay() {
        var visit = agreed("Seating-chart map");
        bens.navigate(visit + "/recorder");
        bens.locator("#start").click();
        bens.locator(".seat").nth(6).click();
        button(bens, "Back left").click();
        bens.waitForTimeout(1100);
        button(bens, "Front right").click();
        done(bens, "**/record");
        anas.navigate(visit + "/look");
        assertThat(anas.locator("main")).not().containsText("Keep only the figures");
        button(anas, "I’ve looked").click();
        assertThat(anas.locator("main")).containsText("Where the teacher stood");
        anas.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Keep only the figures of this visit"))
                .click();
        assertThat(anas.locator("main")).containsText("Where each seat was, and what was tapped at each seat");
        assertThat(anas.locator("main")).containsText("The path through the room");
        assertThat(anas.locator("main")).containsText("Seats with none of these: 25 of 26");
        fits(anas, "keep-only");
        button(anas, "Destroy the rest, keep the figures").click();
        assertThat(anas.locator("main")).containsText("Ana kept only the figures");
        fits(anas, "kept-only");
        bens.navigate(visit + "/look");
        assertThat(bens.locator("main")).containsText("Each single event was destroyed for good");
        assertThat(bens.locator("main")).containsText("1 of 26");
        assertThat(bens.locator("main")).not().containsText("seat 7");
        assertThat(bens.locator(".seatmap")).hasCount(0);
        bens.navigate("/partnerships/" + id.value());
        assertThat(bens.locator(".series")).containsText("only the figures are kept");
        fits(bens, "kept-series");
    }
}
