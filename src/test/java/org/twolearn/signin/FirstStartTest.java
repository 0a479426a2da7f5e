package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.twolearn.Browser;
import org.twolearn.TwoLearn;

/** A machine with nothing on it: from the address on the console to the first link for a colleague. */
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {
    @TempDir
    Path home;

    @Test
    void theAddressOnTheConsoleMakesTheFirstOperatorOnce(CapturedOutput console) {
        try (var twolearn = new SpringApplicationBuilder(TwoLearn.class)
                .run(
                        "--server.port=0",
                        "--twolearn.data=" + home.resolve("data"),
                        "--twolearn.keys=" + home.resolve("keys"))) {
            var port = Integer.parseInt(twolearn.getEnvironment().getProperty("local.server.port"));
            var line = Pattern.compile("Set up TwoLearn: http://localhost:" + port + "(/setup/\\S+)")
                    .matcher(console.getAll());
            assertThat(line.find()).isTrue();
            try (var window = Browser.window(port)) {
                var page = window.newPage();
                assertThat(page.navigate("/setup/another").status()).isEqualTo(404);
                assertThat(page.navigate("/signin").text()).contains("has not been set up yet");
                page.navigate(line.group(1));
                page.fill("#district", "Lakeshore District");
                page.fill("#zone", "Nowhere");
                page.fill("#given", "Olga");
                page.fill("#family", "Operator");
                page.fill("#email", "olga@school.example");
                begin(page);
                assertThat(page.locator("[role=alert]").innerText()).contains("This time zone is not known.");
                assertThat(page.inputValue("#given")).isEqualTo("Olga");

                page.fill("#zone", "America/Chicago");
                begin(page);
                page.waitForURL("**/me/welcome");
                assertThat(page.locator("h1").innerText()).contains("Lakeshore District");
                assertThat(page.navigate("/enrollments").text()).contains("Olga Operator");
                assertThat(page.navigate(line.group(1)).status()).isEqualTo(404);
            }
        }
    }

    private static void begin(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin"))
                .click();
    }
}
