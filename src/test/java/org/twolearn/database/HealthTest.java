package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Story;

@Story
class HealthTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Room room;

    @Test
    void aWorkingDatabaseIsWell() {
        assertThat(browser.get().uri("/health").header("Host", "10.1.2.3"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("ok\n");
    }

    @Test
    void oneThatDoesNotAnswerIsNot() {
        var nowhere = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/twolearn"));
        assertThat(new Health(nowhere, room).health(null).getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }
}
