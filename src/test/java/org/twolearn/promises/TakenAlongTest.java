package org.twolearn.promises;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Story;

@Story
class TakenAlongTest {
    @LocalServerPort
    int port;

    @Test
    @DisplayName("W7 Whoever has one of everything takes it along, and so does whoever has nothing")
    void everybodyTakesTheirsAlong() {
        var all = new Everybody(port, new Lived(port));
        var page = new Object[] {"id", java.util.UUID.randomUUID(), "to", all.lived.gail.value(), "until", ""};
        all.lived.host.done("/notebook/" + all.lived.note + "/shares", page);
        var softly = new SoftAssertions();
        for (var who : all.inside())
            softly.assertThat(who.gets("/me/words/export.zip").status())
                    .as(who.name())
                    .isEqualTo(200);
        softly.assertAll();
    }
}
