package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SearchedTest {
    @Test
    @DisplayName("The search finds words as they are, in capitals, in other letters, as digits, in Base64, and packed")
    void findsWhatIsDisguised() throws Exception {
        for (var form : Disguised.all(Lived.MARK))
            assertThat(Searched.MARK.in(form)).isTrue();
        for (var form : Disguised.all("Nothing of it"))
            assertThat(Searched.MARK.in(form)).isFalse();
    }
}
