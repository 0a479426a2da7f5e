package org.twolearn.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Someone;
import org.twolearn.Story;

@Story
class PromisePagesTest {
    @Autowired
    MockMvcTester browser;

    @Test
    void everybodyReadsThePromisesSignedInOrNot() {
        var ada = Someone.called("Ada");
        for (var path : List.of("/promises", "/principal", "/leaving")) {
            assertThat(browser.get().uri(path))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Promises we keep")
                    .doesNotContain("Signed in as", "<nav");
            assertThat(Someone.as(ada, () -> browser.get().uri(path).exchange()))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Signed in as Ada Someone", "<nav");
        }
    }

    @Test
    void thePageSaysWhatTheOperatorCouldStillDo() {
        assertThat(browser.get().uri("/promises"))
                .bodyText()
                .contains("A person who holds both the server and its key store could.")
                .contains("id=\"e4\"", "id=\"w8\"")
                .as("limits stand out beside the promises")
                .contains("<strong>Where it ends:</strong> a screen can be photographed.");
    }

    @Test
    void theRepositoryPromisesTheSame() throws Exception {
        var written = Files.readString(Path.of("PROMISES.md"));
        var promised = WordsTest.words().entrySet().stream()
                .filter(entry -> entry.getKey().matches("web\\.(promised|enforced|could)\\..*"));
        assertThat(promised)
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(written).contains(entry.getValue().lines().toList()));
    }
}
