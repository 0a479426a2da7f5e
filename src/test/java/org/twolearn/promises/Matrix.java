package org.twolearn.promises;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;

/** Asks for every address, as everybody, in every state of what is asked for; and once each for what was never there. */
final class Matrix {
    private static final Map<String, String> KINDS = Listed.in("endpoints.tsv");

    private final Everybody all;
    private final SoftAssertions softly;
    private final Probe probe;
    private final Map<String, Asker.Answer> never = new HashMap<>();

    /** How many questions were asked about what is there. */
    int asked;

    Matrix(Everybody all, SoftAssertions softly) {
        this.all = all;
        this.softly = softly;
        this.probe = new Probe(all.lived);
    }

    static List<String> of(String kind) {
        return KINDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** One way to ask for an endpoint in a state. */
    record Cell(Everybody.State state, String endpoint, Map<String, Object> ids) {
        Endpoints.Filled filled() {
            return Endpoints.filled(endpoint, ids);
        }
    }

    /** Each address of a partnership in each state of it, and of the things in it, that makes another address. */
    List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        Set<String> addresses = new HashSet<>();
        for (var state : all.states)
            for (var endpoint : of("partnership")) {
                var ids = Endpoints.ids(endpoint, state.partnership(), state.cycle(), all.lived);
                ids.put("share", state.share());
                var cell = new Cell(state, endpoint, ids);
                if (addresses.add(Endpoints.method(endpoint) + cell.filled().path())) cells.add(cell);
            }
        return cells;
    }

    /** Each page with every id there is, and what somebody who has a suspicion would type. */
    Set<String> addresses() {
        var known = new LinkedHashSet<String>(List.of("/", "/nothing-here", "/error"));
        for (var endpoint : KINDS.keySet())
            if (endpoint.startsWith("GET"))
                for (var state : all.states)
                    known.add(Endpoints.filled(endpoint, everything(endpoint, state))
                            .path());
        for (var looked : List.of("Zebedee", "Marmalade", "quince", "7391", "Tom", all.lived.partnership.toString()))
            for (var page : List.of("/school", "/school/" + all.lived.school)) known.add(page + "?q=" + looked);
        return known;
    }

    private Map<String, Object> everything(String endpoint, Everybody.State state) {
        var ids = Endpoints.ids(endpoint, state.partnership(), state.cycle(), all.lived);
        ids.put("share", state.share());
        for (var name : List.of("token", "link")) ids.put(name, "none");
        ids.put("hash", "0123456789ab");
        if (endpoint.contains("/notebook/")) ids.put("entry", all.lived.note);
        if (endpoint.contains("/roster/")) ids.put("id", all.lived.roster);
        if (endpoint.contains("/school/{")) ids.put("id", all.lived.school);
        return ids;
    }

    /** What everybody else is told in one cell, which is what they are told of nothing. */
    void strangers(Cell cell, List<Asker> strangers) {
        for (var who : strangers)
            for (var form : forms(cell))
                expect(
                        same(
                                who,
                                cell.endpoint(),
                                cell.ids(),
                                form,
                                cell.state().name()),
                        form.isEmpty() && !cell.endpoint().startsWith("GET") ? List.of(404, 400) : List.of(404),
                        cell,
                        who);
    }

    void door(Cell cell, Asker who, String page) {
        for (var form : forms(cell))
            softly.assertThat(same(
                                    who,
                                    cell.endpoint(),
                                    cell.ids(),
                                    form,
                                    cell.state().name())
                            .went(page))
                    .as("%s, %s", cell.endpoint(), who.name())
                    .isTrue();
    }

    private void expect(Asker.Answer answer, List<Integer> statuses, Cell cell, Asker who) {
        softly.assertThat(answer.status())
                .as("%s, %s, %s", cell.endpoint(), who.name(), cell.state().name())
                .isIn(statuses);
    }

    private List<Map<String, Object>> forms(Cell cell) {
        if (cell.endpoint().startsWith("GET")) return List.of(Map.of());
        return cell.state().equals(all.states.getFirst())
                ? List.of(probe.plausible(), Map.of())
                : List.of(probe.plausible());
    }

    /** One endpoint with these ids: everybody is told what they are told with ids that are nobody’s. */
    void same(List<Asker> others, String endpoint, Map<String, Object> ids) {
        for (var who : others)
            for (var form :
                    endpoint.startsWith("GET") ? List.<Map<String, Object>>of(Map.of()) : List.of(probe.plausible()))
                same(who, endpoint, ids, form, "own");
    }

    private Asker.Answer same(
            Asker who, String endpoint, Map<String, Object> ids, Map<String, Object> form, String state) {
        asked++;
        var method = Endpoints.method(endpoint);
        var there = Endpoints.filled(endpoint, ids);
        var answer = who.asks(method, there.path(), form).without(there.ids());
        var nothing = never.computeIfAbsent(who.name() + endpoint + form.size(), _ -> {
            var nowhere = Endpoints.filled(endpoint, strange(ids));
            return who.asks(method, nowhere.path(), form).without(nowhere.ids());
        });
        softly.assertThat(answer)
                .as("%s, %s, %s, %d fields", endpoint, who.name(), state, form.size())
                .isEqualTo(nothing);
        softly.assertThat(answer.status()).as(endpoint).isLessThan(500);
        return answer;
    }

    /** Of the same form, and nobody’s. */
    private static Map<String, Object> strange(Map<String, Object> ids) {
        var strange = new LinkedHashMap<>(ids);
        strange.replaceAll((_, id) -> id instanceof Integer
                ? id
                : id.toString().length() == 36 ? UUID.randomUUID() : new StringBuilder(id.toString()).reverse());
        return strange;
    }
}
