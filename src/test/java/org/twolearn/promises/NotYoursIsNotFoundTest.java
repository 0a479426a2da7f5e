package org.twolearn.promises;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
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

/** Every address of the application, asked for by everybody it does not belong to. */
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
    @DisplayName("W1/W2. A partnership's pages and forms answer outsiders as if it had never existed")
    void outsidersFindNothing() {
        var everybody =
                List.of(lived.principal, lived.lead, lived.operator, lived.partner, lived.outsider, lived.former);
        var before = rows();
        var softly = new SoftAssertions();
        for (var endpoint : of("partnership"))
            for (var who : everybody) new Probe(lived).alike(softly, who, endpoint, ids(endpoint), 404);
        assertThat(rows()).isEqualTo(before);
        softly.assertAll();
    }

    @Test
    @DisplayName("W2/W8. A device that is not admitted is sent to say so, and nobody at all to the door")
    void theDoorComesFirst() {
        var before = rows();
        var softly = new SoftAssertions();
        for (var endpoint : of("partnership")) {
            softly.assertThat(new Probe(lived)
                            .alike(softly, lived.unadmitted, endpoint, ids(endpoint), 302)
                            .went("/device"))
                    .as("device: %s", endpoint)
                    .isTrue();
            softly.assertThat(new Probe(lived)
                            .alike(softly, lived.nobody, endpoint, ids(endpoint), 302)
                            .went("/signin"))
                    .as("nobody: %s", endpoint)
                    .isTrue();
        }
        assertThat(rows()).isEqualTo(before);
        softly.assertAll();
    }

    @Test
    @DisplayName("W2. One's own partnership is no way to what belongs to another")
    void onesOwnPartnershipIsNoWayIn() {
        var before = rows();
        var softly = new SoftAssertions();
        for (var endpoint : of("partnership")) {
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
    @DisplayName("W2. Members open each page of their partnership")
    void membersFindEverything() {
        var softly = new SoftAssertions();
        for (var endpoint : of("partnership")) {
            if (!endpoint.startsWith("GET")) continue;
            var path = Endpoints.filled(endpoint, ids(endpoint)).path();
            softly.assertThat(List.of(
                            lived.host.gets(path).status(),
                            lived.coach.gets(path).status()))
                    .as(endpoint)
                    .containsAnyOf(200, 302, 303)
                    .doesNotContain(500);
        }
        softly.assertAll();
    }

    @Test
    @DisplayName("W1. What is for who runs the district, others do not find")
    void onlyWhoRunsTheDistrictFindsIt() {
        var softly = new SoftAssertions();
        for (var endpoint : of("runs")) {
            var ids = new LinkedHashMap<String, Object>(Map.of("id", lived.roster));
            for (var who : List.of(lived.principal, lived.host, lived.outsider))
                new Probe(lived).alike(softly, who, endpoint, ids, 404);
            if (endpoint.startsWith("GET"))
                softly.assertThat(lived.operator
                                .gets(Endpoints.filled(endpoint, ids).path())
                                .status())
                        .as(endpoint)
                        .isEqualTo(200);
        }
        softly.assertAll();
    }

    @Test
    @DisplayName("W2. What is somebody's own, others do not find and do not change")
    void onesOwnIsOnesOwn() {
        var before = rows();
        var softly = new SoftAssertions();
        for (var endpoint : of("own")) {
            var ids = new LinkedHashMap<String, Object>();
            ids.put("entry", lived.note);
            ids.put("share", lived.share);
            ids.put("id", lived.ana.value());
            if (Endpoints.filled(endpoint, ids).ids().isEmpty()) continue;
            for (var who : List.of(lived.principal, lived.operator, lived.coach, lived.outsider))
                new Probe(lived).same(softly, who, endpoint, ids, Endpoints.random(ids), 0);
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
            for (var name : List.of("id", "entry", "partnership", "visit", "idea", "step", "talk", "person", "share"))
                ids.put(name, UUID.randomUUID());
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

    private Map<String, Object> ids(String endpoint) {
        return Endpoints.ids(endpoint, lived.partnership, lived.cycle, lived);
    }

    private static List<String> of(String kind) {
        return KINDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many rows each table of people's own and of partnerships has, and what they hold, but for who is here. */
    private static Map<String, String> rows() {
        return Tables.scopes().entrySet().stream()
                .filter(table ->
                        !table.getValue().equals("school") && !table.getKey().equals("session"))
                .collect(toMap(Map.Entry::getKey, table -> Tables.contents(table.getKey())));
    }
}
