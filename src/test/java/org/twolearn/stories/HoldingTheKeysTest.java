package org.twolearn.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
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
import org.twolearn.people.PersonId;

/** Ana and Ben take their keys over, in two windows; then Ana comes in on other devices. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class HoldingTheKeysTest {
    private static final String IDEA = "Turn my back and count to five.";
    private static final String SHUT = "This does not open on this device yet";

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    PersonId ana, ben;
    String partnership;
    Page anas, bens;

    @BeforeEach
    void windows() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        partnership = "/partnerships/" + pair.signed(ana, ben).value();
        anas = keeping(Browser.of(ana, port));
        bens = keeping(Browser.of(ben, port));
        puts(anas, IDEA);
    }

    @Test
    @DisplayName(
            "W5 Both say yes with their printed codes; each reads everything, on the devices that their codes open")
    void bothSayYes() {
        var codes = saysYes(anas);
        assertThat(anas.content()).contains("You said yes.", "A yes is still missing from Ben");
        bens.navigate("/");
        clean(bens);
        link(bens, "Read what that means");
        saysYes(bens);
        assertThat(bens.content()).contains("Only you hold the keys", "Your own key opens on this device.");
        clean(bens);
        assertThat(wrappedByTheServer()).isZero();
        bens.navigate(partnership + "/ideas");
        assertThat(bens.content()).contains(IDEA);
        puts(bens, "Wait longer.");
        anas.navigate(partnership + "/ideas");
        assertThat(anas.content()).contains(IDEA, "Wait longer.");

        // On a tablet that a partner let in, without the sheet.
        var tablet = letIn(ana);
        tablet.navigate(partnership + "/ideas");
        assertThat(tablet.content()).contains(SHUT).doesNotContain(IDEA);
        tablet.getByLabel("Put an idea on the table").fill("From the tablet.");
        click(tablet, "Put it on the table");
        assertThat(tablet.content()).contains("nothing was saved");
        tablet.navigate(partnership);
        clean(tablet);
        link(tablet, "Open it under My keys");
        clean(tablet);
        tablet.getByLabel("Your code").fill("no such code");
        click(tablet, "Open it here");
        assertThat(tablet.content()).contains("This code is not known");
        tablet.getByLabel("Your code").fill(codes.get(1));
        click(tablet, "Open it here");
        assertThat(tablet.content()).contains("A key of your own opens it on this device.");
        tablet.navigate(partnership + "/ideas");
        assertThat(tablet.content()).contains(IDEA, "Wait longer.");

        // A laptop that was wiped: something else says who she is, and a code opens it.
        var laptop = signedIn(ana, false);
        laptop.navigate(partnership + "/ideas");
        assertThat(laptop.url()).endsWith("/device");
        laptop.getByLabel("Your code").fill(codes.get(2));
        laptop.getByLabel("Your code").press("Enter");
        laptop.waitForURL("**/");
        laptop.navigate(partnership + "/ideas");
        assertThat(laptop.content()).contains(IDEA, "Wait longer.");

        // The sheet is gone, on a device where nothing opens: a new key of one's own, and Ben hands her the keys.
        var phone = letIn(ana);
        phone.navigate("/me");
        phone.locator("summary", new Page.LocatorOptions().setHasText("The sheet is lost?"))
                .click();
        click(phone, "Make a new key and new codes");
        clean(phone);
        phone.navigate(partnership + "/sealing");
        phone.locator("summary").click();
        click(phone, "Ask Ben for the keys");
        assertThat(phone.content()).contains("You asked for the keys.");
        clean(phone);
        phone.navigate(partnership + "/ideas");
        assertThat(phone.content()).contains(SHUT).doesNotContain(IDEA);
        bens.navigate("/");
        link(bens, "See what to do");
        clean(bens);
        click(bens, "Hand the keys to Ana Someone");
        phone.navigate(partnership + "/ideas");
        assertThat(phone.content()).contains(IDEA, "Wait longer.");
    }

    /** From the partnership's page, with a code printed on the way. */
    private List<String> saysYes(Page page) {
        page.navigate(partnership);
        link(page, "Who holds the keys to this");
        clean(page);
        click(page, "Print codes");
        var codes = page.locator("ol .typed-address b").allTextContents();
        link(page, "I’ve kept them");
        page.getByLabel("One of your printed codes").fill("AAAA-AAAA-AAAA-AAAA-AAAA-AAAA");
        click(page, "Say yes");
        assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("This code is not known");
        page.getByLabel("One of your printed codes")
                .fill(codes.getFirst().toLowerCase(java.util.Locale.ROOT).replace("-", " "));
        click(page, "Say yes");
        return codes;
    }

    private void puts(Page page, String idea) {
        page.navigate(partnership + "/ideas");
        page.getByLabel("Put an idea on the table").fill(idea);
        click(page, "Put it on the table");
    }

    private int wrappedByTheServer() {
        return Database.superuser()
                .sql("select count(wrapped) from partnership_key where partnership_id = ?")
                .param(UUID.fromString(partnership.substring("/partnerships/".length())))
                .query(Integer.class)
                .single();
    }

    private Page letIn(PersonId person) {
        return signedIn(person, true);
    }

    private Page signedIn(PersonId person, boolean admitted) {
        var device = UUID.randomUUID();
        var token = UUID.randomUUID().toString();
        Database.superuser()
                .sql(
                        "insert into device (person_id, device_id, label, admitted_at) values (?, ?, 'A tablet', case when ? then now() end)")
                .params(person.value(), device, admitted)
                .update();
        Database.superuser()
                .sql("insert into session (person_id, session_id, token_hash, device_id, way)"
                        + " values (?, ?, sha256(convert_to(?, 'UTF8')), ?, 'test')")
                .params(person.value(), UUID.randomUUID(), token, device)
                .update();
        var page = keeping(Browser.window(port).newPage());
        page.context().addCookies(List.of(cookie("twolearn", token)));
        return page;
    }

    private static Page keeping(Page page) {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        page.context()
                .addCookies(List.of(cookie(
                        "twolearn-device",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(secret))));
        page.setDefaultTimeout(10_000);
        return page;
    }

    private static Cookie cookie(String name, String value) {
        return new Cookie(name, value).setDomain("localhost").setPath("/");
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private static void clean(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
}
