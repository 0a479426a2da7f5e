package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Place;
import org.twolearn.vault.Vault;

/** Two save the same thing from the same version at the same moment: two members, or one member in two windows. */
@Story
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RacesTest {
    private static final int RACES = Integer.getInteger("twolearn.races", 100);
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    @LocalServerPort
    int port;

    @Autowired
    Vault vault;

    private final UUID district = UUID.randomUUID();
    private final PersonId ada = Someone.called("Ada", district);
    private final PersonId bo = Someone.called("Bo", district);
    private final UUID cycle = UUID.randomUUID(), visit = UUID.randomUUID();
    private final UUID learned = UUID.randomUUID(), note = UUID.randomUUID();
    private Asker one, again, other;
    private UUID partnership, offered;
    private String path;
    private int races;

    /** @param table where the words are kept, each row with its place; @param words the box that is typed into */
    record Thing(
            String name,
            String table,
            Asker left,
            Asker right,
            String path,
            String box,
            Map<String, Object> form,
            String base,
            String now) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void theyLearnTogether() {
        one = Asker.signedIn("Ada", port, ada);
        again = Asker.signedIn("Ada in another window", port, ada);
        other = Asker.signedIn("Bo", port, bo);
        var letters = UUID.randomUUID();
        var asking = UUID.randomUUID();
        partnership = PartnershipId.of(ada, letters).value();
        offered = PartnershipId.of(ada, asking).value();
        path = "/partnerships/" + partnership;
        one.done("/offers", "id", letters, "kind", "cycle", "words", "We?", "until", "", "to", bo.value());
        other.done(path + "/acceptance", "read", 1);
        for (var each : List.of(one, other)) each.done(path + "/agreement/lines", "hope", "To learn.");
        for (var each : List.of(one, other)) each.done(path + "/agreement/signatures", "version", 2);
        one.done(path + "/cycles", "id", cycle, "challenge", "");
        one.done(path + "/learning", "id", learned, "learned", "At first.");
        one.done("/notebook", "id", note, "note", "At first.");
        one.done(path + "/visits", plan());
        one.done("/offers", "id", asking, "kind", "else", "words", "And?", "until", "", "to", bo.value());
    }

    private Map<String, Object> plan() {
        var form = new LinkedHashMap<String, Object>();
        form.put("id", visit);
        form.put("host", ada.value());
        form.put("visitor", bo.value());
        form.put("day", LocalDate.now(ZONE).plusDays(4));
        form.put("begins", LocalTime.of(10, 0));
        form.put("ends", LocalTime.of(10, 30));
        form.put("instrument", "script");
        form.put("seats", 26);
        form.put("role", "silent");
        form.put("told", "yes");
        form.put("note", "");
        return form;
    }

    List<Thing> things() {
        var here = path + "/cycles/" + cycle;
        var all = new ArrayList<Thing>();
        all.add(cycles("goal", one, again, here + "/goal", "sentence", ""));
        all.add(cycles("standing", one, again, here + "/standing", "pleased", "and author = '" + ada.value() + "'"));
        all.add(cycles("checklist", one, other, here + "/checklist", "steps", ""));
        all.add(cycles("seeing", other, other, here + "/seeing", "watch", "and author = '" + bo.value() + "'"));
        all.add(cycles("stage_names", one, other, path + "/stages", "stands", ""));
        all.add(thing("own lines", "agreement", one, again, path + "/agreement/lines", "hope", Map.of(), "read", ""));
        all.add(thing(
                "shared lines",
                "agreement",
                one,
                other,
                path + "/agreement/lines",
                "meeting",
                Map.of("hope", "To learn."),
                "read",
                ""));
        all.add(thing(
                "a visit",
                "visit_plan",
                one,
                other,
                path + "/visits/" + visit + "/versions",
                "note",
                plan(),
                "from",
                ""));
        all.add(thing(
                "what I learned",
                "learned",
                one,
                again,
                path + "/learning/" + learned,
                "learned",
                Map.of(),
                "base",
                ""));
        all.add(thing("a note", "note", one, again, "/notebook/" + note, "note", Map.of(), "base", ""));
        all.add(new Thing(
                "an offer",
                "offer_words",
                one,
                other,
                "/partnerships/" + offered + "/change",
                "words",
                Map.of(),
                "after",
                "select max(version) from offer_words where partnership_id = '" + offered + "'"));
        return all;
    }

    private Thing cycles(String table, Asker left, Asker right, String to, String box, String whose) {
        return thing(table, table, left, right, to, box, Map.of("what", "visit", "way", "room"), "base", whose);
    }

    private Thing thing(
            String name,
            String table,
            Asker left,
            Asker right,
            String to,
            String box,
            Map<String, Object> form,
            String base,
            String whose) {
        var space =
                table.equals("note") ? "person_id = '" + ada.value() + "'" : "partnership_id = '" + partnership + "'";
        var now = "select coalesce(max(version), 0) from " + table + " where " + space + " " + whose;
        return new Thing(name, table, left, right, to, box, form, base, now);
    }

    @AfterAll
    void counted() {
        System.out.printf("%d races of %d kinds of things%n", races, things().size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("things")
    @DisplayName("Whoever saves at the same moment as somebody else has saved, or gets their words back")
    void nothingVanishes(Thing thing) {
        for (int race = 0; race <= RACES / things().size(); race++) {
            var base =
                    Database.superuser().sql(thing.now()).query(Integer.class).single();
            var left = "Left" + race + " of " + thing.name();
            var right = "Right" + race + " of " + thing.name();
            var answers = AtOnce.<Asker.Answer>together(List.of(
                    () -> thing.left().posts(thing.path(), form(thing, base, left)),
                    () -> thing.right().posts(thing.path(), form(thing, base, right))));
            races++;
            var kept = kept(thing);
            stands(thing, answers.getFirst(), left, kept);
            stands(thing, answers.getLast(), right, kept);
            assertThat(answers).as("%s, race %d", thing, race).anyMatch(answer -> answer.status() == 302);
        }
    }

    private static Map<String, Object> form(Thing thing, int base, String words) {
        var form = new LinkedHashMap<>(thing.form());
        if (!thing.table().equals("visit_plan")) form.put("id", UUID.randomUUID());
        form.put(thing.base(), base);
        form.put(thing.box(), words);
        return form;
    }

    private static void stands(Thing thing, Asker.Answer answer, String words, List<String> kept) {
        assertThat(answer.status()).as(thing.name()).isIn(302, 422);
        if (answer.status() == 302) assertThat(kept).as(thing.name()).anyMatch(text -> text.contains(words));
        else assertThat(answer.body()).as(thing.name()).contains(words);
    }

    /** Every version that the table holds, opened by one who may read it. */
    private List<String> kept(Thing thing) {
        var own = thing.table().equals("note");
        var space = own ? ada.value() : thing.name().equals("an offer") ? offered : partnership;
        var column = thing.table().equals("visit_plan") ? "note" : "words";
        var key = switch (thing.table()) {
            case "agreement", "offer_words" -> "version::text";
            case "visit_plan" -> "visit_id || '/' || version";
            default -> "entry_id::text";
        };
        var rows = Database.superuser()
                .sql("select %s as key, %s as words from %s where %s = ? and %s is not null"
                        .formatted(key, column, thing.table(), own ? "person_id" : "partnership_id", column))
                .param(space)
                .query((row, _) -> Map.entry(row.getString("key"), row.getBytes("words")))
                .list();
        return Someone.as(
                ada,
                () -> rows.stream()
                        .map(row -> new String(
                                vault.openBytes(
                                        new Place(
                                                space,
                                                own ? Place.Kind.OWN : Place.Kind.BETWEEN,
                                                thing.table(),
                                                row.getKey(),
                                                column),
                                        row.getValue()),
                                StandardCharsets.UTF_8))
                        .toList());
    }
}
