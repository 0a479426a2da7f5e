package org.twolearn.visits;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** A passkey that can tell a secret opens what is on the device without a network; Chromium's own authenticator for tests tells it. */
@Story
class OpeningWithAPasskeyTest {
    private static final String PIN = "juniper 41";

    /** What the authenticator says to the salt of this device’s door, as text. */
    private static final String SECRET = """
            async () => {
              const db = await new Promise((done) => { const o = indexedDB.open("twolearn-sealed-visits"); o.onsuccess = () => done(o.result); });
              const [door] = await new Promise((done) => { const a = db.transaction("doors").objectStore("doors").getAll(); a.onsuccess = () => done(a.result); });
              db.close();
              const { passkey } = await import("/js/offline/passkey.js");
              const { id, secret } = await passkey(door.salt, door.credential);
              return JSON.stringify([door.salt, id, secret].map((each) => Array.from(new Uint8Array(each))));
            }""";

    /** An authenticator that says the same to that salt, and nothing else; one of Chromium's does not outlive its window. */
    private static final String AGAIN = """
            {
              const [salt, id, secret] = %s, bytes = (some) => new Uint8Array(some).buffer;
              navigator.credentials.get = async ({ publicKey: { allowCredentials, extensions } }) => {
                const same = (one, other) => String(Array.from(new Uint8Array(one))) === String(other);
                if (!same(allowCredentials[0].id, id) || !same(extensions.prf.eval.first, salt)) throw new Error();
                return { rawId: bytes(id), getClientExtensionResults: () => ({ prf: { results: { first: bytes(secret) } } }) };
              };
            }""";

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    @TempDir
    Path disk;

    PersonId ben;
    Network network;
    Tablet tablet;
    InTheRoom room;
    Page page;
    CDPSession chrome;
    String authenticator;

    @BeforeEach
    void benVisitsAna() {
        var ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        var id = pair.signed(ana, ben);
        var visit = VisitId.fresh();
        Someone.does(ana, () -> visits.offer(id, visit, ana, ana, Lesson.turns(ben), Instant.now()));
        Someone.does(ben, () -> visits.sign(id, visit, 1, ben, Instant.now().minusSeconds(30)));
        network = new Network(port);
        room = new InTheRoom(disk, network.port(), 0);
        tablet = Tablet.of(ben, port);
        room.keeps(tablet);
        page = room.page;
        chrome = room.context.newCDPSession(page);
        chrome.send("WebAuthn.enable", new JsonObject());
    }

    @AfterEach
    void over() {
        room.close();
        network.close();
    }

    @Test
    void thePasskeyOpensItAndAnotherDoesNot() {
        authenticator(true);
        ready();
        network.cut();
        enters();
        page.locator("#start").click();
        page.locator("button.seat[data-seat='3']").click();
        assertThat(page.locator("#saved")).containsText("1 saved here");
        page.reload();
        door().click();
        assertThat(page.locator(".seat--had")).hasCount(1);

        var without = new JsonObject();
        without.addProperty("authenticatorId", authenticator);
        chrome.send("WebAuthn.removeVirtualAuthenticator", without);
        authenticator(true);
        page.reload();
        door().click();
        assertThat(page.locator("[data-door-say]")).isVisible();
        assertThat(page.locator("button.seat")).hasCount(0);
    }

    @Test
    void itOpensAfterTheBrowserWasStartedAnewAndNotWithAnotherSecret() {
        authenticator(true);
        ready();
        var secret = page.evaluate(SECRET).toString();
        room.killed();
        room.keeps(tablet);
        page = room.page;
        network.cut();

        var other = room.context.newPage();
        other.addInitScript(AGAIN.formatted(secret.replaceFirst("\\[\\d+,(\\d+)(?=[^\\[]*$)", "[0,$1")));
        page.addInitScript(AGAIN.formatted(secret));
        enters();
        assertThat(page.locator("#start")).isVisible();
        page = other;
        page.navigate("/offline");
        record();
        door().click();
        assertThat(page.locator("[data-door-say]")).isVisible();
        assertThat(page.locator("#start")).isHidden();
    }

    @Test
    void whereThePasskeyTellsNoSecretAPinOpensIt() {
        authenticator(false);
        makesAPasskey();
        page.navigate("/offline");
        page.getByRole(AriaRole.RADIO, named("My passkey")).check();
        page.getByRole(AriaRole.BUTTON, named("Make it ready")).click();
        assertThat(page.locator("#refused")).hasText("This passkey cannot do that. Choose a PIN.");
        page.getByRole(AriaRole.RADIO, named("A PIN")).check();
        page.locator("#pin").fill(PIN);
        page.locator("#again").fill(PIN);
        page.getByRole(AriaRole.BUTTON, named("Make it ready")).click();
        assertThat(page.locator("#protected")).hasText("Protected by a PIN.");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        network.cut();
        page.navigate("/offline");
        record();
        page.locator("#door-pin").fill(PIN);
        page.locator("[data-door-pin] button").click();
        assertThat(page.locator("#start")).isVisible();
    }

    private void ready() {
        makesAPasskey();
        page.navigate("/offline");
        page.getByRole(AriaRole.RADIO, named("My passkey")).check();
        page.getByRole(AriaRole.BUTTON, named("Make it ready")).click();
        assertThat(page.locator("#protected")).hasText("Protected by your passkey.");
        assertThat(page.locator("#state")).containsText("Visits on it: 1");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
    }

    private void makesAPasskey() {
        page.navigate("/me");
        page.evaluate("() => { window.before = true; }");
        page.locator("passkey-step[making] button").click();
        page.waitForFunction("() => !window.before && document.readyState === 'complete'");
        assertThat(Database.superuser()
                        .sql("select count(*) from passkey where person_id = ?")
                        .param(ben.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private void enters() {
        page.navigate("/offline");
        record();
        door().click();
        assertThat(page.locator("h1")).hasText("Opportunities to respond");
    }

    private void record() {
        page.getByRole(AriaRole.LINK, named("Record")).click();
    }

    private com.microsoft.playwright.Locator door() {
        return page.locator("[data-door-passkey] button");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private void authenticator(boolean prf) {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("ctap2Version", "ctap2_1");
        options.addProperty("transport", "internal");
        options.addProperty("hasPrf", prf);
        for (var can :
                new String[] {"hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation"})
            options.addProperty(can, true);
        var asked = new JsonObject();
        asked.add("options", options);
        authenticator = chrome.send("WebAuthn.addVirtualAuthenticator", asked)
                .get("authenticatorId")
                .getAsString();
    }
}
