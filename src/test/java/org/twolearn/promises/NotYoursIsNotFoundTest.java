package org.twolearn.promises;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.twolearn.Story;

/** Every address of the application is on the list. By whom each is found, and in which state: WholeMatrixTest. */
@DisplayName("W1/W2. Nobody above opens a partnership, and what is not yours is not found")
@Story
class NotYoursIsNotFoundTest {
    private static final Map<String, String> KINDS = Listed.in("endpoints.tsv");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    Lived lived;

    @BeforeEach
    void theyHaveLived() {
        lived = Lived.at(port);
    }

    @Test
    @DisplayName("W1/W2. Every address is on the list with its kind, and the list names no other")
    void everyAddressIsOnTheList() {
        assertThat(KINDS.keySet())
                .containsExactlyInAnyOrderElementsOf(Endpoints.of(mapping).all());
        assertThat(KINDS.values()).isSubsetOf("public", "own", "directory", "runs", "partnership");
    }

    @Test
    @DisplayName("W2. One's own partnership is no way to what belongs to another")
    void onesOwnPartnershipIsNoWayIn() {
        var before = rows();
        var softly = new SoftAssertions();
        for (var endpoint : Matrix.of("partnership")) {
            var mine = Endpoints.ids(endpoint, lived.toms, lived.cycle, lived);
            if (Endpoints.filled(endpoint, mine).ids().size() < 2) continue;
            var strange = Endpoints.random(mine);
            strange.put("partnership", lived.toms);
            // A form of one's own partnership may be refused before anybody looks what it is about.
            softly.assertThat(new Probe(lived)
                            .same(softly, lived.partner, endpoint, mine, strange, 0)
                            .status())
                    .as(endpoint)
                    .isIn(404, 422);
        }
        assertThat(rows()).isEqualTo(before);
        softly.assertAll();
    }

    @Test
    @DisplayName("W1. Signed out, only what is public answers")
    void onlyWhatIsPublicAnswersNobody() {
        var softly = new SoftAssertions();
        KINDS.forEach((endpoint, kind) -> {
            if (endpoint.startsWith("ANY")) return;
            var ids = new TreeMap<String, Object>();
            for (var name : List.of(
                    "id",
                    "entry",
                    "partnership",
                    "visit",
                    "idea",
                    "ask",
                    "asked",
                    "slip",
                    "remark",
                    "step",
                    "talk",
                    "person",
                    "share")) ids.put(name, UUID.randomUUID());
            ids.put("version", 1);
            ids.put("token", "none");
            ids.put("link", "none");
            ids.put("hash", "0123456789ab");
            var asked = lived.nobody.asks(
                    Endpoints.method(endpoint), Endpoints.filled(endpoint, ids).path(), Map.of());
            if (!kind.equals("public"))
                softly.assertThat(asked.went("/signin")).as(endpoint).isTrue();
            else if (endpoint.startsWith("GET"))
                softly.assertThat(asked.went("/signin")).as(endpoint).isFalse();
        });
        softly.assertAll();
    }

    /** How many rows each table of people's own and of partnerships has, and what they hold, but for who is here. */
    private static Map<String, String> rows() {
        return Tables.scopes().entrySet().stream()
                .filter(table ->
                        !table.getValue().equals("school") && !table.getKey().equals("session"))
                .collect(toMap(Map.Entry::getKey, table -> Tables.contents(table.getKey())));
    }
}
