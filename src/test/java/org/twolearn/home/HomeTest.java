package org.twolearn.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Someone;
import org.twolearn.Story;

@Story
class HomeTest {
    @Autowired
    MockMvcTester browser;

    @Test
    void whoIsNotSignedInIsShownTheDoor() {
        assertThat(browser.get().uri("/"))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .isEqualTo("/signin");
    }

    @Test
    void anEmptyHomeTeachesTheFirstAct() {
        var ada = Someone.called("Ada");

        assertThat(Someone.as(ada, () -> browser.get().uri("/").exchange()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "A partnership starts when one of you asks and the other says yes.",
                        "href=\"/offers/new\"",
                        "aria-current=\"page\"",
                        "<title>Home · TwoLearn</title>");
    }
}
