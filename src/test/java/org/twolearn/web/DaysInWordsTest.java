package org.twolearn.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DaysInWordsTest {
    @Test
    @DisplayName("A day of another year is said with it, one of this year without")
    void aDayOfAnotherYearIsSaidWithIt() {
        assertThat(Words.day(LocalDate.of(2099, 12, 31))).isEqualTo("Thursday, December 31, 2099");
        assertThat(Words.day(LocalDate.of(2099, 12, 31), "MMMM d")).isEqualTo("December 31, 2099");
        assertThat(Words.day(Year.now().atDay(365), "MMMM d")).matches("December 3[01]");
    }
}
