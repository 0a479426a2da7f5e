package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Ben writes what is said in Ana’s room. She looks first; then both read the lines again and put codes of their own on them. */
class CodingLinesTogetherTest extends InTwoWindows {
    @Test
    void twoPutCodesOfTheirOwnOnTheLinesAfterTheHostHasLooked() {
        var visit = written("What floats, and why?", "Because it is hollow.", "What else floats?");
        bens.navigate(visit + "/record");
        assertThat(bens.locator("main")).not().containsText("codes of your own");
        anas.navigate(visit + "/look");
        assertThat(anas.locator("main")).not().containsText("codes of your own");
        button(anas, "I’ve looked").click();

        anas.getByText("Put codes of your own on these lines").click();
        name(anas, "From 1 to 5", "");
        assertThat(anas.getByRole(AriaRole.ALERT)).containsText("no place for points");
        assertThat(anas.locator("#name")).hasValue("From 1 to 5");
        name(anas, "Asks for a reason", "A question that needs a because");
        assertThat(anas.locator(".own-codes")).containsText("Asks for a reason: 0 of 3 lines");
        lines(anas, "Asks for a reason");
        tick(anas, "What floats, and why?");
        tick(anas, "What else floats?");
        fits(anas, "codes-lines");
        button(anas, "Save these lines").click();
        assertThat(anas.locator(".own-codes")).containsText("2 of 3 lines");

        bens.navigate(visit + "/look");
        bens.getByText("Your codes, and putting them on lines").click();
        name(bens, "Gives a reason", "");
        lines(bens, "Asks for a reason");
        assertThat(bens.locator(".to-code")).containsText("Ana put it here");
        tick(bens, "What floats, and why?");
        button(bens, "Save these lines").click();
        fits(bens, "codes");

        lines(anas, "Asks for a reason");
        tick(anas, "What else floats?");
        button(anas, "Save these lines").click();
        for (var page : new Page[] {anas, bens}) {
            page.navigate(visit + "/look");
            assertThat(page.locator(".counts").last()).containsText("Asks for a reason: 1 of 3 lines");
            assertThat(page.locator(".counts").last()).containsText("Ana 1");
            assertThat(page.locator(".counts").last()).containsText("Gives a reason: 0 of 3 lines");
            assertThat(page.locator(".coded")).hasCount(1);
            assertThat(page.locator(".coded")).containsText("Asks for a reason");
            assertThat(page.locator(".coded .who")).hasCount(2);
            fits(page, "coded");
        }
    }

    /** A keyboard is enough, and no script is needed. */
    @Test
    void whoHasNoMouseCodesThemToo() {
        var visit = written("What floats, and why?");
        anas.navigate(visit + "/look");
        button(anas, "I’ve looked").click();
        anas.getByText("Put codes of your own on these lines").focus();
        anas.keyboard().press("Enter");
        anas.locator("#name").focus();
        anas.keyboard().type("Asks");
        anas.keyboard().press("Enter");
        assertThat(anas.locator(".own-codes")).containsText("0 of 1 line");
        anas.locator(".own-codes a").focus();
        anas.keyboard().press("Enter");
        anas.locator(".to-code input").focus();
        anas.keyboard().press("Space");
        anas.keyboard().press("Enter");
        assertThat(anas.locator(".own-codes")).containsText("1 of 1 line");
        button(anas, "Take it away").click();
        assertThat(anas.locator(".own-codes")).hasCount(0);
    }

    private String written(String... lines) {
        var visit = agreed("Words and acts");
        bens.navigate(visit + "/recorder");
        bens.locator("#start").click();
        for (int i = 0; i < lines.length; i++) {
            bens.locator("#line").fill(lines[i]);
            bens.keyboard().press("Enter");
            assertThat(bens.locator("#lines li")).hasCount(i + 1);
        }
        done(bens, "**/record");
        return visit;
    }

    private static void name(Page page, String name, String counts) {
        page.locator("#name").fill(name);
        page.locator("#counts").fill(counts);
        button(page, "Add the code").click();
    }

    private static void lines(Page page, String code) {
        page.locator(".own-codes > li")
                .filter(new Locator.FilterOptions().setHasText(code))
                .getByText("Put it on lines")
                .click();
    }

    private static void tick(Page page, String words) {
        page.getByText(words).click();
    }
}
