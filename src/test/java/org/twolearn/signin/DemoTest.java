package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.twolearn.Browser;
import org.twolearn.TwoLearn;

/** The demo as somebody curious sees it: a district at work, and one click to be anybody in it. */
class DemoTest {
    @TempDir
    Path home;

    @Test
    void oneClickAndOneIsSomebodyMadeUp() {
        try (var twolearn = new SpringApplicationBuilder(TwoLearn.class)
                        .run(
                                "--server.port=0",
                                "--twolearn.demo=true",
                                "--twolearn.data=" + home.resolve("data"),
                                "--twolearn.keys=" + home.resolve("keys"));
                var window = Browser.window(
                        Integer.parseInt(twolearn.getEnvironment().getProperty("local.server.port")))) {
            var page = window.newPage();
            be(page, "Ana Ruiz");
            assertThat(page.content()).contains("Ben offers a visit", "Marcus Bell", "At least 23 of my 26 students");
            link(page, "Open your partnership with Ben");
            assertThat(page.content())
                    .contains("21 of 26", "I thought I was calling on everyone", "Draw a card for a pair");
            assertThat(page.locator(".line > li").first().textContent())
                    .contains("began to show something to Grace Lee");
            assertThat(page.locator(".line > li").nth(1).textContent()).contains("You talked");
            var theirs = page.url();

            page.navigate("/me");
            button(page, "Print codes");
            var code = page.locator("ol b").first().textContent();
            button(page, "Sign out");
            page.getByText("With a printed code").click();
            page.getByLabel("Your code").fill(code);
            button(page, "Continue");
            page.waitForURL("**/");
            assertThat(page.content()).contains("Signed in as Ana Ruiz", "Marcus Bell");

            be(page, "Tom Becker");
            link(page, "Open your partnership with Ben");
            assertThat(page.content()).contains("Tom never raised his voice", "They start when there is something");

            be(page, "Cleo Hart");
            assertThat(page.content()).contains("Wendy Park", "Marcus Bell");

            be(page, "Dana Whitfield");
            assertThat(page.navigate(theirs).status()).isEqualTo(404);
            assertThat(page.navigate("/").text()).doesNotContain("Ana", "Becker", "Ben ");

            be(page, "Grace Lee");
            assertThat(page.navigate(theirs).status()).isEqualTo(404);
            assertThat(page.navigate("/").text()).contains("Ana Ruiz").doesNotContain("Becker", "Ben ");
            link(page, "Open it");
            assertThat(page.content())
                    .contains("At least 23 of my 26 students")
                    .doesNotContain("It is about who speaks", "Pairs first, then the card");
        }
    }

    private static void be(Page page, String name) {
        page.navigate("/demo");
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
        page.waitForURL("**/");
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
        page.waitForLoadState();
    }
}
