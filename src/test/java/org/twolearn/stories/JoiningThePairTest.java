package org.twolearn.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
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
import org.twolearn.people.PersonId;

/** Ana and Ben are partners; Cleo joins them, in three windows. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class JoiningThePairTest {
    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    PersonId ana, ben, cleo;
    String cleoCalled, partnership;
    Page anas, bens, cleos;

    @BeforeEach
    void windows() {
        cleoCalled = "Cleo" + UUID.randomUUID().toString().substring(0, 8);
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        cleo = Someone.called(cleoCalled);
        partnership = "/partnerships/" + pair.signed(ana, ben).value();
        anas = Browser.of(ana, port);
        bens = Browser.of(ben, port);
        cleos = Browser.of(cleo, port);
        for (var page : List.of(anas, bens, cleos)) page.setDefaultTimeout(10_000);
    }

    @Test
    void aColleagueComesInWithAYesOfEachAndReadsFromThenOn() {
        anas.navigate(partnership + "/ideas");
        anas.getByLabel("Put an idea on the table").fill("An idea from before.");
        click(anas, "Put it on the table");
        anas.navigate(partnership);
        anas.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ask a colleague to join"))
                .click();
        clean(anas);
        anas.getByLabel("Look for a colleague by name").fill(cleoCalled);
        click(anas, "Find");
        click(anas, "Choose " + cleoCalled);
        anas.getByLabel("What for, if you like").fill("A third pair of eyes on who gets a turn.");
        clean(anas);
        click(anas, "Ask the others");
        assertThat(anas.content()).contains("You asked " + cleoCalled);
        clean(anas);

        cleos.navigate("/");
        assertThat(cleos.content()).doesNotContain("third pair of eyes");
        bens.navigate(partnership);
        assertThat(bens.content()).contains("would like to ask " + cleoCalled);
        clean(bens);
        click(bens, "Yes");
        assertThat(bens.content()).doesNotContain("would like to ask");

        cleos.navigate("/");
        clean(cleos);
        cleos.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Read it"))
                .click();
        assertThat(cleos.content()).contains("third pair of eyes", "What was written before stays closed to you");
        clean(cleos);
        click(cleos, "Accept");
        assertThat(cleos.content()).contains("one line is still blank");
        clean(cleos);
        cleos.getByLabel("What I hope to learn").fill("To hear the quiet ones.");
        click(cleos, "Accept");
        assertThat(cleos.url()).endsWith(partnership);
        assertThat(cleos.content()).contains("joined").doesNotContain("An idea from before.");
        clean(cleos);

        anas.navigate(partnership + "/agreement");
        assertThat(anas.content()).contains("To hear the quiet ones.", "A change is suggested.");
        assertThat(anas.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Print"))
                        .isVisible())
                .isTrue();
        clean(anas);
        click(anas, "Sign this version");
        anas.navigate(partnership + "/ideas");
        anas.getByLabel("Put an idea on the table").fill("An idea from after.");
        click(anas, "Put it on the table");
        cleos.navigate(partnership);
        assertThat(cleos.content()).contains("An idea from after.").doesNotContain("An idea from before.");
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    private static void clean(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
}
