package org.twolearn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@Story
class StartingTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("The application starts, and works as the role that is shown least")
    void worksAsTheRoleThatIsShownLeast() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("tl_app");
        assertThat(jdbc.sql("select count(*) from partnership")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
