package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.people.PersonId;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class PasskeyTest {
    @LocalServerPort
    int port;

    @Test
    void comesInByALinkMakesAPasskeyAndComesBackWithIt() {
        var ada = Links.newcomer("Ada");
        try (var window = Browser.window(port)) {
            var page = withPasskeys(window);
            page.navigate("/enrollment/" + Links.make(ada));
            page.locator("main form button").click();
            page.waitForURL("**/me/welcome");
            page.locator("passkey-step button").click();
            page.getByText("Your passkey is made.").waitFor();

            page.navigate("/me");
            page.getByText("Sign out", new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            page.waitForURL("**/signin");
            page.navigate("/me");
            assertThat(page.url()).contains("/signin?then=%2Fme");

            page.locator("passkey-step button").click();
            page.waitForURL("**/me");
            assertThat(page.locator("main").innerText()).contains("A first-time link was used as you", "passkey");
        }
    }

    @Test
    void aPasskeyAdmitsTheDeviceItIsUsedOn() {
        var ada = Links.newcomer("Ada");
        try (var window = Browser.window(port)) {
            var page = withPasskeys(window);
            page.navigate("/enrollment/" + Links.make(ada));
            page.locator("main form button").click();
            page.waitForURL("**/me/welcome");
            page.locator("passkey-step button").click();
            page.getByText("Your passkey is made.").waitFor();

            // A browser that has forgotten everything, and somebody's second link: an account is not a key.
            window.clearCookies();
            page.navigate("/enrollment/" + Links.make(ada));
            page.locator("main form button").click();
            page.waitForURL("**/device");
            assertThat(admitted(ada)).isEqualTo(1);

            page.locator("passkey-step button").click();
            page.waitForURL(url -> !url.contains("/device"));
            assertThat(admitted(ada)).isEqualTo(2);
        }
    }

    private static int admitted(PersonId person) {
        return Database.superuser()
                .sql("select count(*) from device where person_id = ? and admitted_at is not null")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    static Page withPasskeys(BrowserContext window) {
        var page = window.newPage();
        var chrome = window.newCDPSession(page);
        chrome.send("WebAuthn.enable", new JsonObject());
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("ctap2Version", "ctap2_1");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var authenticator = new JsonObject();
        authenticator.add("options", options);
        chrome.send("WebAuthn.addVirtualAuthenticator", authenticator);
        return page;
    }
}
