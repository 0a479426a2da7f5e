package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.vault.Vault;

/** A partnership that has lived, after one of the two erased all they wrote and what was recorded in their classroom. */
@Story
class ErasedTest {
    private static final String SAID = "This was erased by the person it belonged to.";

    @LocalServerPort
    int port;

    @Autowired
    Vault vault;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    @DisplayName("W7 What one erased is read by nobody, the other’s words stay, and every page still opens")
    void everyPageStillOpens() {
        var lived = new Lived(port);
        alone(lived);
        assertThat(String.join("", opened(lived.coach, lived).values())).contains(Lived.MARK, "Ben’s alone");

        Someone.as(lived.ana, () -> vault.erase(lived.partnership, lived.ana));
        Someone.as(lived.ana, () -> vault.eraseOwn(lived.ana));

        for (var who : List.of(lived.coach, lived.host)) {
            var pages = opened(who, lived);
            assertThat(pages.get(lived.path())).contains(who == lived.coach ? SAID : "You erased this on");
            assertThat(String.join("", pages.values())).contains("Ben’s alone").doesNotContain("Ana’s alone");
            assertThat(pages.get(lived.path() + "/visits/" + lived.visit)).contains("erased what stood here");
            assertThat(pages.get(lived.path() + "/visits/" + lived.visit + "/look"))
                    .contains("erased what stood here");
        }
        assertThat(lived.host.gets("/notebook").body())
                .contains("You erased this on")
                .doesNotContain(Lived.MARK);
        assertThat(lived.host.gets("/me/words/export.zip").status()).isEqualTo(200);

        Someone.as(lived.ben, () -> vault.erase(lived.partnership, lived.ben));

        for (var who : List.of(lived.coach, lived.host))
            assertThat(String.join("", opened(who, lived).values())).doesNotContain("Ben’s alone");
        assertThat(lived.host.gets(lived.path()).body()).doesNotContain(Lived.MARK);

        anew(lived);
    }

    private static void alone(Lived lived) {
        lived.host.done(lived.path() + "/learning", "id", id(), "learned", "Ana’s alone.");
        lived.coach.done(lived.path() + "/learning", "id", id(), "learned", "Ben’s alone.");
    }

    /** Everything can be written and counted again. */
    private static void anew(Lived lived) {
        var here = lived.path() + "/cycles/" + lived.cycle;
        lived.host.done(lived.path() + "/ideas", "id", id(), "idea", "Anew 1.");
        lived.coach.done(lived.path() + "/steps", "id", id(), "step", "Anew 2.");
        lived.host.done(here + "/goal", "id", id(), "base", 1, "sentence", "Anew 3.", "why", "");
        lived.host.done(lived.path() + "/agreement/lines", "hope", "Anew 4.");
        lived.host.done("/notebook", "id", id(), "note", "Anew 5.");
        var pages = String.join("", opened(lived.coach, lived).values());
        assertThat(pages).contains("Anew 1.", "Anew 2.", "Anew 3.", "Anew 4.");
        assertThat(lived.host.gets("/notebook").body()).contains("Anew 5.");
        assertThat(Tables.thatShow("Anew 5.")).isEmpty();
    }

    private static Map<String, String> opened(Asker who, Lived lived) {
        var pages = new LinkedHashMap<>(Opened.by(who, lived));
        pages.forEach((address, page) -> assertThat(page).as(address).doesNotContain("null</"));
        return pages;
    }

    @Test
    @DisplayName("W7 No address of a partnership fails where words are erased")
    void noAddressFails() {
        var lived = new Lived(port);
        Someone.as(lived.ana, () -> vault.erase(lived.partnership, lived.ana));
        Someone.as(lived.ben, () -> vault.erase(lived.partnership, lived.ben));
        var softly = new SoftAssertions();
        for (var endpoint : Endpoints.of(mapping).all()) {
            if (!endpoint.contains("/partnerships/") || endpoint.endsWith("/departure")) continue;
            var ids = Endpoints.ids(endpoint, lived.partnership, lived.cycle, lived);
            ids.put("version", 4);
            for (var who : List.of(lived.host, lived.coach))
                softly.assertThat(who.asks(
                                        Endpoints.method(endpoint),
                                        Endpoints.filled(endpoint, ids).path(),
                                        Map.of())
                                .status())
                        .as("%s: %s", who.name(), endpoint)
                        .isLessThan(500);
        }
        softly.assertAll();
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
