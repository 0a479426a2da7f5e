package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Story;

/** What takes time: if the database is asked the same and answers in the same way, a clock tells nothing either. */
@DisplayName("W2. Somebody else’s and never there: the same statements by the same plans")
@Story
class TheSamePlansTest {
    @LocalServerPort
    int port;

    private final SoftAssertions softly = new SoftAssertions();
    private int compared;

    @Test
    @DisplayName(
            "W2. Every page and form of a partnership, asked for by a principal, a former member and the coach’s other partner")
    void thePlansAreTheSame() {
        var lived = Lived.at(port);
        try (var overheard = new Overheard()) {
            for (var endpoint : Matrix.of("partnership"))
                for (var who : List.of(lived.principal, lived.former, lived.partner))
                    same(overheard, lived, who, endpoint);
            same(overheard, lived, lived.principal, "GET /shares/{share}");
            softly.assertAll();
            assertThat(compared).isGreaterThan(900);

            var page = lived.path() + "/ideas";
            var theirs = overheard.during(() -> lived.host.gets(page));
            var never = overheard.during(() -> lived.host.gets(page.replace(lived.partnership + "", lived.cycle + "")));
            assertThat(theirs).as("where there is a difference, it is heard").isNotEqualTo(never);
            assertThat(theirs)
                    .anyMatch(statement -> statement.text().contains("from idea")
                            && statement.plan().toString().contains("idea"));
        }
    }

    private void same(Overheard overheard, Lived lived, Asker who, String endpoint) {
        var ids = Endpoints.ids(endpoint, lived.partnership, lived.cycle, lived);
        var form = endpoint.startsWith("GET") ? Map.<String, Object>of() : new Probe(lived).plausible();
        var theirs = List.<Overheard.Statement>of();
        var never = theirs;
        // Statistics are renewed now and then, and a plan with them: a difference that stays is one.
        for (int tries = 0; tries < 3; tries++) {
            theirs = heard(overheard, who, endpoint, ids, form);
            never = heard(overheard, who, endpoint, Endpoints.random(ids), form);
            if (theirs.equals(never) && !theirs.isEmpty()) break;
        }
        compared += theirs.size();
        softly.assertThat(theirs)
                .as("%s, %s", endpoint, who.name())
                .isNotEmpty()
                .isEqualTo(never);
    }

    private static List<Overheard.Statement> heard(
            Overheard overheard, Asker who, String endpoint, Map<String, Object> ids, Map<String, Object> form) {
        var path = Endpoints.filled(endpoint, ids).path();
        return overheard.during(() -> who.asks(Endpoints.method(endpoint), path, form));
    }
}
