package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Ruled;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** With a real identity provider and a real browser. */
@Story
@DisplayName("W8 Through Keycloak")
class KeycloakTest {
    private static final String ANAS = "only Ana knows this";
    private static Keycloak keycloak;

    @DynamicPropertySource
    static void account(DynamicPropertyRegistry settings) {
        keycloak = new Keycloak();
        settings.add("twolearn.account.issuer", () -> keycloak.issuer());
        settings.add("twolearn.account.client", () -> "twolearn");
        settings.add("twolearn.account.secret", () -> "not-a-secret-only-for-this-test");
        settings.add("twolearn.account.name", () -> "your Lakeshore account");
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    @LocalServerPort
    int port;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Pair pair;

    final List<BrowserContext> windows = new ArrayList<>();
    PersonId ana, ben;
    PartnershipId partnership;

    @BeforeEach
    void anaHasADeviceOfHerOwn() {
        keycloak.resetPassword("ana.district", ANAS);
        Database.superuser().sql("delete from account").update();
        Ruled.on("school accounts", Someone.LAKESHORE);
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        partnership = pair.agreed(ana, ben);
        Database.superuser()
                .sql("delete from device where person_id = ?")
                .param(ana.value())
                .update();
    }

    @AfterEach
    void closeTheWindows() {
        windows.forEach(BrowserContext::close);
    }

    @Test
    void anaConnectsHerAccountAndComesInWithItOnHerOwnDevice() {
        var page = anasLaptop();
        assertThat(page.locator("main").innerText()).contains("Connected by you on");

        signOut(page);
        page.waitForURL("**/signin");
        page.navigate("/partnerships/" + partnership.value());
        page.getByText("With your Lakeshore account").click();
        // Keycloak knows her still, and asks nothing.
        page.waitForURL("**/partnerships/" + partnership.value());
        assertThat(page.locator("main").innerText()).contains("Ben Someone");
        assertThat(Pair.get(browser, ben, "/")).bodyText().doesNotContain("The school account of Ana");

        // What waits on the device is looked at first, so that the click is not the sign-out yet.
        signOut(page);
        page.getByText("Sign out there, too").waitFor();
        everybodyCanUse(page);
        page.getByText("Sign out there, too").click();
        page.locator("#kc-logout").click();
        page.waitForURL("**/signin");
        page.getByText("With your Lakeshore account").click();
        signIn(page, "ana.district", ANAS);
        page.waitForURL(url -> url.endsWith(":" + port + "/"));
        assertThat(tokensKept()).isEmpty();
    }

    @Test
    @DisplayName("W8 Who administers the accounts of the district comes in as Ana, reads nothing, and is told of")
    void theIdentityAdministratorReadsNothing() {
        var hers = anasLaptop();
        keycloak.resetPassword("ana.district", "now the administrator knows it");

        var page = window();
        page.navigate("/signin");
        page.getByText("With your Lakeshore account").click();
        signIn(page, "ana.district", "now the administrator knows it");
        page.waitForURL("**/device");
        var partners = "/partnerships/" + partnership.value();
        for (var content : List.of(
                "/",
                "/me",
                "/notebook",
                "/partnerships",
                partners,
                partners + "/agreement",
                partners + "/ideas",
                "/school")) {
            page.navigate(content);
            assertThat(page.url()).as(content).endsWith("/device");
            assertThat(page.locator("body").innerText()).as(content).doesNotContain("Ben Someone");
        }

        hers.navigate("/");
        assertThat(hers.locator("main").innerText()).contains("A new device came in as you");
        hers.navigate("/me");
        assertThat(hers.locator("main").innerText()).contains("somebody came in with your school account");
        assertThat(Pair.get(browser, ben, "/"))
                .bodyText()
                .contains("The school account of Ana Someone came in on a new device");

        hers.getByText("It is not mine: sign it out").click();
        page.navigate("/device");
        assertThat(page.url()).contains("/signin");
    }

    @Test
    void aPortalThatSendsPeopleHereUnaskedMakesThemAskFirst() {
        anasLaptop();
        var page = window();
        page.navigate("/signin/account/answer?code=made-up-by-a-portal");
        assertThat(page.url()).startsWith(keycloak.issuer()).contains("state=", "nonce=", "code_challenge=");
        signIn(page, "ana.district", ANAS);
        page.waitForURL("**/device");
    }

    @Test
    void anAccountThatIsNobodysOpensNoDoor() {
        var page = window();
        page.navigate("/signin/account");
        signIn(page, "zoe.district", "only Zoe knows this");
        page.getByText("Nobody came in, and nothing was changed.").waitFor();
        everybodyCanUse(page);
        page.navigate("/partnerships");
        assertThat(page.url()).contains("/signin?then=");
    }

    @Test
    void anAnswerIsGoodOnceAndInTheBrowserThatAsked() {
        anasLaptop();
        var page = window();
        var answers = new ArrayList<String>();
        page.onRequest(request -> {
            if (request.url().contains("/signin/account/answer?")) answers.add(request.url());
        });
        page.navigate("/signin/account");
        signIn(page, "ana.district", ANAS);
        page.waitForURL("**/device");
        page.navigate(answers.getFirst());
        page.getByText("Nobody came in, and nothing was changed.").waitFor();

        // Somebody else's answer, not used yet, slipped to Ana: she would be signed in as them and not know it.
        var theirs = window();
        theirs.navigate("/signin/account");
        var begun = theirs.context().cookies();
        theirs.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("twolearn-account"));
        signIn(theirs, "ana.district", ANAS);
        theirs.getByText("Nobody came in, and nothing was changed.").waitFor();
        var victim = window();
        victim.navigate("/signin/account");
        victim.navigate(theirs.url());
        victim.getByText("Nobody came in, and nothing was changed.").waitFor();
        victim.navigate("/device");
        assertThat(victim.url()).contains("/signin");
        theirs.context().addCookies(begun);
        theirs.navigate(theirs.url());
        theirs.waitForURL("**/device");
    }

    private static void signOut(Page page) {
        page.navigate("/me");
        page.locator("main form[action='/signout'] button").click();
    }

    private Page anasLaptop() {
        var page = window();
        page.navigate("/enrollment/" + Links.make(ana));
        page.locator("main form button").click();
        page.waitForURL("**/me/welcome");
        page.navigate("/me");
        page.getByText("Connect it").click();
        everybodyCanUse(page);
        page.getByText("Go on to your Lakeshore account").click();
        signIn(page, "ana.district", ANAS);
        page.waitForURL("**/me");
        everybodyCanUse(page);
        return page;
    }

    private static void signIn(Page page, String name, String password) {
        page.locator("#username").fill(name);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    private static void everybodyCanUse(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    private Page window() {
        var window = Browser.CHROME.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                // For axe only.
                .setBypassCSP(true));
        windows.add(window);
        return window.newPage();
    }

    /** Tables in which anything looks like a token. */
    private static List<String> tokensKept() {
        var db = Database.superuser();
        return db.sql("select tablename from pg_tables where schemaname = 'public'").query(String.class).list().stream()
                .filter(table -> db.sql("select exists (select from " + table + " t where t::text like '%eyJ%')")
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
