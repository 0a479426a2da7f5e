package org.twolearn.ownwords;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;

/** Ana takes what is hers along, reads it, and erases it; then a court wants the rest. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class TakingAndErasingTest {
    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @TempDir
    Path home;

    @Test
    @DisplayName(
            "W7 Ana exports, reads it offline, erases one partnership’s words; Ben reads that they are erased; a hold delays")
    void itLeavesWithHer() throws IOException {
        var ana = Someone.called("Ana");
        var ben = Someone.called("Ben");
        var olga = Someone.called("Olga");
        Database.superuser()
                .sql(
                        "insert into position (district_id, position_id, person_id, kind) values (?, gen_random_uuid(), ?, 'operator')")
                .params(Someone.LAKESHORE, olga.value())
                .update();
        var base = "/partnerships/" + pair.signed(ana, ben).value();
        var anas = Browser.of(ana, port);
        var bens = Browser.of(ben, port);
        var olgas = Browser.of(olga, port);
        for (var page : new Page[] {anas, bens, olgas}) page.setDefaultTimeout(10_000);
        learned(anas, base, "The quiet ones look at the door.");
        learned(bens, base, "Ben’s own line.");

        anas.navigate(base + "/departure");
        anas.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What is mine"))
                .first()
                .click();
        clean(anas);
        var zip = download(anas, "Download everything that is mine");
        assertThat(VerifyExport.verified(Files.readAllBytes(zip), null)).contains("whole and unchanged");
        var book = Files.writeString(
                home.resolve("book.html"),
                Packed.of(Files.readAllBytes(zip)).files().get("book.html"));
        anas.navigate(book.toUri().toString());
        assertThat(anas.content())
                .contains("The quiet ones look at the door.", "With Ben", "To see what a student sees.");
        assertThat(anas.content()).doesNotContain("Ben’s own line.");
        clean(anas);

        anas.navigate("/me/words");
        anas.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Erase … With Ben"))
                .click();
        assertThat(anas.content()).contains("This cannot be undone", "can be an offense");
        clean(anas);
        click(anas, "Yes, erase it");
        assertThat(anas.url()).endsWith("/me/words#erased");
        var certificate = download(anas, "Certificate");
        assertThat(VerifyExport.verified(Files.readAllBytes(certificate), null))
                .contains("The certificate is unchanged.");

        bens.navigate(base);
        assertThat(bens.content())
                .contains("This was erased by the person it belonged to.", "Ben’s own line.")
                .doesNotContain("The quiet ones");

        learned(anas, base, "Written after.");
        olgas.navigate("/school");
        olgas.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Holds"))
                .click();
        olgas.navigate("/holds?to=" + ana.value());
        olgas.getByLabel("The order’s reference").fill("Order 7");
        olgas.getByLabel("Why, in a sentence").fill("A lawsuit");
        olgas.getByLabel("The day on which it is looked at again")
                .fill(LocalDate.now().plusDays(60).toString());
        click(olgas, "Enter the hold");
        assertThat(olgas.content()).contains("Order 7", "They are told.").doesNotContain("Written after.");
        clean(olgas);

        anas.navigate("/");
        assertThat(anas.content()).contains("A lawful hold stands on what you wrote");
        bens.navigate("/");
        assertThat(bens.content()).contains("A lawful hold stands on what Ana").doesNotContain("Order 7");
        anas.navigate("/me/words/" + base.substring(base.lastIndexOf('/') + 1) + "/erasure");
        assertThat(anas.content()).contains("a lawful hold delays erasing");
        click(anas, "Yes, erase it");
        assertThat(anas.content()).contains("The certificate comes when the keys are destroyed");
        bens.navigate(base);
        assertThat(bens.content()).doesNotContain("Written after.");
        olgas.navigate("/holds");
        olgas.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lift this hold"))
                .first()
                .click();
        click(olgas, "Lift the hold");
        anas.navigate("/me/words");
        assertThat(anas.content()).doesNotContain("The certificate comes when the keys are destroyed");
    }

    private static void learned(Page page, String base, String words) {
        page.navigate(base + "/learning");
        page.fill("textarea[name=learned]", words + " ");
        page.locator("form:has(textarea[name=learned]) button").first().click();
    }

    private Path download(Page page, String link) {
        var download = page.waitForDownload(() -> page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click());
        var to = home.resolve(UUID.randomUUID() + download.suggestedFilename());
        download.saveAs(to);
        return to;
    }

    private static void click(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static void clean(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
}
