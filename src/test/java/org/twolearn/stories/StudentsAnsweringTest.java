package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
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
import org.twolearn.Ruled;
import org.twolearn.Someone;

/** A host, their partner and ten students at their own phones, of which none has JavaScript and none an account. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class StudentsAnsweringTest {
    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    Page anas, bens;
    String path;

    @BeforeEach
    void anaAndBenArePartnersWhereStudentsMayBeAsked() {
        var district = UUID.randomUUID();
        var ana = Someone.called("Ana", district);
        var ben = Someone.called("Ben", district);
        Ruled.on("student answers", district);
        path = "/partnerships/" + pair.agreed(ana, ben).value();
        anas = Browser.of(ana, port);
        bens = Browser.of(ben, port);
    }

    @Test
    void nineAnswersShowNothingTheTenthShowsAllToTheHostAndThePartnerSeesWhatIsShown() {
        for (int students : new int[] {9, 10}) {
            var signs = asks();
            for (int i = 0; i < students; i++) answers(signs, i);
            anas.reload();
            assertThat(anas.locator("main")).containsText(students + " of 24 have answered");
            assertThat(anas.locator("main")).not().containsText("Agree:");
            var page = anas.url();
            if (students == 9) {
                anas.locator("summary:text-is('Close it now')").click();
                assertThat(anas.locator("main")).containsText("there are fewer than 10 answers");
                assertThat(anas.locator("main")).not().containsText("Nothing was kept");
                button(anas, "Close it and destroy the answers").click();
            } else button(anas, "Close it now").click();
            bens.navigate(page);
            if (students == 9) {
                assertThat(anas.locator("main")).containsText("fewer than 10 answers");
                continue;
            }
            assertThat(bens.locator("main")).containsText("Ana looks first");
            button(anas, "Look at the answers").click();
            assertThat(anas.locator("main")).containsText("Agree: 10 of 10");
            assertThat(anas.locator("main")).containsText("10 answers are few");
            fits(anas);
            bens.reload();
            assertThat(bens.locator("main")).containsText("shows nothing");
            button(anas, "Show it to Ben").click();
            bens.reload();
            assertThat(bens.locator("main")).containsText("Agree: 10 of 10");
            fits(bens);
        }
        bens.navigate(path);
        assertThat(bens.locator("main")).containsText("10 answered");
    }

    /** From the partnership's page to the code; what it says. */
    private String asks() {
        anas.navigate(path);
        anas.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ask the students"))
                .click();
        fits(anas);
        anas.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Three statements"))
                .first()
                .click();
        assertThat(anas.locator("main")).containsText("10 answers, or none");
        anas.getByLabel("Which decision of yours").fill("I decide whether pairs talk first.");
        anas.getByLabel("Statement 1").fill("I had time to think.");
        anas.getByLabel("Statement 2").fill("I said something out loud.");
        anas.getByLabel("Statement 3").fill("I knew what to do. <b>bold</b>");
        anas.getByLabel("By when do they hear").fill(LocalDate.now().plusDays(2).toString());
        anas.getByLabel("How many students").fill("24");
        fits(anas);
        button(anas, "Make the code").click();
        fits(anas);
        return anas.locator(".classcode__signs").innerText();
    }

    private void answers(String signs, int which) {
        try (var phone = Browser.CHROME.newContext(new NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(320, 640)
                .setLocale(which % 2 == 0 ? "en-US" : "es-MX")
                .setJavaScriptEnabled(false))) {
            var page = phone.newPage();
            page.navigate("/answer");
            page.locator("#code").fill(signs);
            page.locator("button").click();
            assertThat(page.locator("h1")).hasText(which % 2 == 0 ? "What do you think?" : "¿Qué piensas tú?");
            assertThat(page.locator("legend").last()).hasText("I knew what to do. <b>bold</b>");
            assertThat(page.locator("main")).containsText("10");
            for (int item = 1; item <= 3; item++)
                page.locator("[name=item" + item + "]").first().check();
            page.locator("form button").click();
            assertThat(page.locator("h1")).hasText(which % 2 == 0 ? "Thank you" : "Gracias");
            assertThat(phone.cookies()).singleElement().satisfies(mark -> {
                assertThat(mark.name).isEqualTo("answered");
                assertThat(mark.value).isEqualTo("yes");
            });
            page.navigate("/answer/" + signs.replace(" ", ""));
            assertThat(page.locator("form")).hasCount(0);
        }
    }

    @Test
    void theStudentsPagesFitThePhoneAndAxeFindsNothing() {
        var signs = asks().replace(" ", "");
        try (var phone = Browser.CHROME.newContext(new NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setBypassCSP(true)
                .setViewportSize(320, 640))) {
            var page = phone.newPage();
            for (var address : new String[] {"/answer", "/answer/" + signs, "/answer/BCDFGHJKM", "/answered"})
                for (var language : new String[] {"?lang=en", "?lang=es"}) {
                    page.navigate(address + language);
                    fits(page);
                    assertThat(new AxeBuilder(page).analyze().getViolations())
                            .as(address)
                            .isEmpty();
                }
        }
    }

    private static void fits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
