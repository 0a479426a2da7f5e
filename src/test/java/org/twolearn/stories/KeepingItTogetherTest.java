package org.twolearn.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;

/** Ana would like what they write to be gone a month after they are done; Ben thinks so, and then better of it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class KeepingItTogetherTest {
    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Test
    @DisplayName("W7 One proposes how long it is kept, the other reads it and agrees, and either can keep it longer")
    void inTwoWindows() {
        var ana = Someone.called("Ana");
        var ben = Someone.called("Ben");
        var id = pair.agreed(ana, ben);
        var anas = Browser.of(ana, port);
        var bens = Browser.of(ben, port);
        anas.navigate("/partnerships/" + id.value());
        assertThat(said(anas)).contains("What we wrote stays until each of us erases it.");
        follow(anas, "How long we keep it");
        clean(anas);
        anas.getByLabel("Is erased after 30 days").check();
        click(anas, "Propose it");
        assertThat(said(anas)).contains("Ben has not said yes", "You have not chosen anything else");
        clean(anas);

        bens.navigate("/");
        clean(bens);
        assertThat(said(bens)).contains("How long do you keep what you write?");
        follow(bens, "Read it");
        clean(bens);
        click(bens, "Yes, let us keep it so");
        assertThat(said(bens)).contains("What we wrote is erased 30 days after this partnership has ended.");
        clean(bens);

        click(bens, "Keep it longer: take my yes back");
        anas.reload();
        assertThat(said(anas)).contains("You have not chosen anything else").doesNotContain("30 days after this");
    }

    private static String said(Page page) {
        return page.locator("main").innerText();
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
    }

    private static void clean(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
}
