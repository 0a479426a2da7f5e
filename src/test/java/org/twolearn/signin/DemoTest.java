package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;

@Story
@TestPropertySource(properties = "twolearn.demo=true")
class DemoTest {
    @Autowired
    MockMvcTester browser;

    @Test
    void oneClickAndOneIsSomebodyMadeUp() {
        var maya = Someone.called("Maya");
        var ada = Someone.called("Ada");
        Database.superuser()
                .sql("update person set email = 'maya@lakeshore.example' where person_id = ?")
                .param(maya.value())
                .update();

        assertThat(browser.get().uri("/demo")).hasStatusOk().bodyText().contains("Maya Someone");
        var entered = browser.post()
                .uri("/demo")
                .param("person", maya.value().toString())
                .exchange();
        assertThat(entered).hasRedirectedUrl("/");
        var cookie = new Cookie(
                "twolearn", entered.getResponse().getCookie("twolearn").getValue());
        assertThat(browser.get().uri("/partnerships").cookie(cookie)).hasStatusOk();

        // Somebody real is nobody the demo can be.
        assertThat(browser.post().uri("/demo").param("person", ada.value().toString()))
                .hasStatus(404);
    }
}
