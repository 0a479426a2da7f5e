package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Story;

/** Every address × every kind of person × every state. Each form itself, sent by all others first: TheVerySameFormTest. */
@DisplayName("W1/W2. Every address, everybody, every state: what is not yours is not found")
@Story
class WholeMatrixTest {
    @LocalServerPort
    int port;

    Everybody all;
    SoftAssertions softly;
    Matrix matrix;

    @BeforeEach
    void everybody() {
        all = Everybody.at(port);
        softly = new SoftAssertions();
        matrix = new Matrix(all, softly);
    }

    @AfterEach
    void allOfIt() {
        softly.assertAll();
    }

    @Test
    @DisplayName("W1/W2. Whoever is not a member is told the same in each state as if it had never been there")
    void strangersFindNothing() {
        var before = rows();
        for (var cell : matrix.cells()) matrix.strangers(cell, all.strangers(cell.state()));
        assertThat(rows()).isEqualTo(before);
        assertThat(matrix.asked).isGreaterThan(3000);
    }

    @Test
    @DisplayName(
            "W9. Nor does a member who came to lead the other, but their own words in a share, until the position is laid down")
    void whoCameToLeadFindsNothing() {
        for (var leader : List.of(all.lived.coach, all.lived.host)) {
            all.lived.holds(all.people.get(leader), "principal");
            try {
                for (var cell : matrix.cells())
                    if (cell.state().members().containsAll(List.of(all.lived.coach, leader))
                            && !cell.endpoint().contains("/shares/given/")) matrix.strangers(cell, List.of(leader));
            } finally {
                all.lived.laysDown(all.people.get(leader), "principal");
            }
            assertThat(leader.gets(all.lived.path()).status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName(
            "W2/W8. A device that is not admitted is sent to say so, also through the school’s account; nobody to the door")
    void theDoorComesFirst() {
        var before = rows();
        for (var cell : matrix.cells()) {
            matrix.door(cell, all.lived.unadmitted, "/device");
            matrix.door(cell, all.account, "/device");
            matrix.door(cell, all.lived.nobody, "/signin");
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    @DisplayName("W2. Members open every page in the very states that are hidden from others")
    void membersFindEverything() {
        var opened = new HashMap<String, Integer>();
        for (var cell : matrix.cells()) {
            if (!cell.endpoint().startsWith("GET")) continue;
            var statuses = cell.state().members().stream()
                    .map(who -> who.gets(cell.filled().path()).status())
                    .toList();
            softly.assertThat(statuses).as(cell.endpoint()).doesNotContain(500);
            if (cell.state().name().matches("running|closed.*"))
                softly.assertThat(statuses)
                        .as("%s, %s", cell.endpoint(), cell.state().name())
                        .containsAnyOf(200, 302, 303);
            if (statuses.contains(200)) opened.merge(cell.state().name(), 1, Integer::sum);
        }
        softly.assertThat(opened.get("open offer")).as("open").isGreaterThanOrEqualTo(2);
        softly.assertThat(opened.get("ended")).as("ended").isGreaterThanOrEqualTo(8);
    }

    @Test
    @DisplayName("R1/W2. What a member recorded alone is, at every address, to their partners what was never there")
    void whatIsRecordedAloneIsNotThere() {
        var before = rows();
        for (var endpoint : Matrix.of("partnership")) {
            if (!endpoint.contains("{visit}")) continue;
            var ids = Endpoints.ids(endpoint, all.lived.partnership, all.lived.cycle, all.lived);
            ids.put("visit", all.lived.alone);
            matrix.same(List.of(all.lived.coach, all.lived.came.newcomer), endpoint, ids);
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(all.lived
                        .host
                        .gets(all.lived.path() + "/visits/" + all.lived.alone + "/look")
                        .body())
                .contains(ByHerself.WORDS);
    }

    @Test
    @DisplayName("W2. What is somebody’s own, others do not find and do not change; they themselves do")
    void onesOwnIsOnesOwn() {
        var own = all.own();
        var before = rows();
        for (var endpoint : Matrix.of("own")) {
            if (!endpoint.contains("{")) continue;
            var place = own.keySet().stream().filter(endpoint::contains).findFirst();
            softly.assertThat(place).as("%s: whose?", endpoint).isPresent();
            if (place.isEmpty()) continue;
            var ids = new HashMap<String, Object>();
            for (var name : List.of("id", "entry", "share")) ids.put(name, own.get(place.get()));
            var others = new ArrayList<>(all.inside());
            others.removeAll(
                    List.of(all.lived.host, endpoint.contains("/shares/{") ? all.lived.shownTo : all.lived.host));
            if (endpoint.matches(".*/(confirmations|tellings)/.*"))
                others.removeAll(all.states.getFirst().members());
            matrix.same(others, endpoint, ids);
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(all.lived.shownTo.gets("/shares/" + all.lived.share).body()).contains(Lived.MARK);
        assertThat(all.lived.host.gets("/notebook").body()).contains(all.lived.note.toString());
        assertThat(all.lived
                        .coach
                        .gets("/confirmations/" + own.get("/confirmations/"))
                        .status())
                .isEqualTo(200);
        assertThat(all.lived.host.gets("/me").body())
                .contains(own.get("/me/passkeys/").toString());
    }

    @Test
    @DisplayName("W1. What is for who runs the district, others do not find")
    void onlyWhoRunsTheDistrictFindsIt() {
        var others = new ArrayList<>(all.inside());
        others.removeAll(List.of(all.lived.operator, all.lived.lead));
        for (var endpoint : Matrix.of("runs")) {
            var ids = Map.<String, Object>of("id", all.lived.roster);
            matrix.same(others, endpoint, ids);
            var path = Endpoints.filled(endpoint, ids).path();
            for (var other : others)
                softly.assertThat(other.asks(Endpoints.method(endpoint), path, Map.of())
                                .status())
                        .as("%s, %s", endpoint, other.name())
                        .isIn(endpoint.startsWith("GET") ? List.of(404) : List.of(404, 400));
            // Of one hold: whomItWaitsForFindsIt.
            if (endpoint.startsWith("GET") && !endpoint.contains("/holds/{"))
                softly.assertThat(all.lived.operator.gets(path).status())
                        .as(endpoint)
                        .isEqualTo(200);
        }
    }

    @Test
    @DisplayName(
            "W1. The directory of a district is the same to all who work there, and nothing to who works elsewhere")
    void theDirectory() {
        for (var endpoint : Matrix.of("directory")) {
            var ids =
                    Map.<String, Object>of("id", endpoint.contains("/school/") ? all.lived.school : UUID.randomUUID());
            if (endpoint.contains("{")) matrix.same(List.of(all.lived.outsider), endpoint, ids);
            if (!endpoint.startsWith("GET")) continue;
            var path = Endpoints.filled(endpoint, ids).path();
            for (var who : all.inside())
                softly.assertThat(who.gets(path).status())
                        .as("%s, %s", endpoint, who.name())
                        .isLessThan(500);
            // What waits for one person: whomItWaitsForFindsIt.
            if (!endpoint.endsWith("/new")
                    && !endpoint.matches("GET /positions/\\{id}|GET /promises/changes/\\{id}/yes"))
                softly.assertThat(all.lived.former.gets(path).status())
                        .as(endpoint)
                        .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("W1. What waits for one person opens for them, and for nobody else who could be asked another day")
    void whomItWaitsForFindsIt() {
        var lived = all.lived;
        var today = LocalDate.now(ZoneId.of("America/Chicago"));
        var places = new UUID[] {UUID.randomUUID(), UUID.randomUUID()};
        for (int i = 0; i < 2; i++)
            lived.operator.done(
                    "/holds",
                    "id",
                    places[i],
                    "to",
                    lived.tom.value(),
                    "reference",
                    "12-3458",
                    "reason",
                    "A court’s order.",
                    "review",
                    today.plusDays(90),
                    "silent",
                    i == 0 ? "" : today.plusDays(30));
        var offer = UUID.randomUUID();
        lived.operator.done("/positions", "id", offer, "to", lived.tom.value(), "kind", "district lead", "school", "");
        var change = UUID.randomUUID();
        lived.operator.done("/promises/changes", "id", change, "rule", "video", "value", "on", "reason", "To look.");
        for (var one : Map.of(
                        "/holds/" + places[0] + "/lifting", lived.operator,
                        "/holds/" + places[1] + "/confirmation", all.representative,
                        "/positions/" + offer, lived.partner,
                        "/promises/changes/" + change + "/yes", all.representative)
                .entrySet()) {
            softly.assertThat(one.getValue().gets(one.getKey()).status())
                    .as(one.getKey())
                    .isEqualTo(200);
            for (var other : all.inside())
                if (other != one.getValue())
                    softly.assertThat(other.gets(one.getKey()).status())
                            .as("%s, %s", one.getKey(), other.name())
                            .isEqualTo(404);
        }
        lived.operator.done("/holds/" + places[0] + "/lifting");
        lived.operator.done("/holds/" + places[1] + "/withdrawal");
        lived.partner.done("/positions/" + offer + "/end");
        lived.operator.done("/promises/changes/" + change + "/end");
    }

    private static Map<String, String> rows() {
        return Tables.scopes().entrySet().stream()
                .filter(table ->
                        !table.getValue().equals("school") && !table.getKey().equals("session"))
                .collect(Collectors.toMap(Map.Entry::getKey, table -> Tables.contents(table.getKey())));
    }
}
