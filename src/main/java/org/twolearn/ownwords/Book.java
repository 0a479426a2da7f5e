package org.twolearn.ownwords;

import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.twolearn.vault.SealedColumn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody wrote, to be read: a chapter for each partnership, and one for the notebook. */
record Book(String name, LocalDate made, List<Chapter> chapters) {
    /** @param entries by day */
    record Chapter(String heading, List<Content> letters, List<Entry> entries) {}

    record Entry(OffsetDateTime at, LocalDate day, String what, List<Line> lines) {}

    /** @param term empty where the words speak for themselves */
    record Line(String term, String words) {}

    /** The moment of a row, by the first of these that it has. */
    private static final List<String> MOMENTS =
            List.of("at", "began_at", "proposed_at", "offered_at", "looked_at", "started_at", "asked_at", "written_at");

    private static final String NOTEBOOK = "";

    static Book of(Own.Everything all, List<SealedColumn> sealed, ZoneId zone, LocalDate made) {
        var entries = new LinkedHashMap<String, List<Entry>>();
        all.partners().keySet().forEach(id -> entries.put(id.toString(), new ArrayList<>()));
        all.of("membership").forEach(row -> entries.computeIfAbsent(space(row), _ -> new ArrayList<>()));
        all.rows().forEach((kind, rows) -> {
            var columns = sealed.stream()
                    .filter(column -> column.table().equals(kind.table()))
                    .map(SealedColumn::column)
                    .toList();
            for (var row : rows)
                entry(kind, columns, row, zone)
                        .ifPresent(entry -> entries.computeIfAbsent(space(row), _ -> new ArrayList<>())
                                .add(entry));
        });
        var chapters = new ArrayList<Chapter>();
        entries.forEach((space, written) -> {
            var letters = all.letters().stream()
                    .filter(letter -> letter.partnership().value().toString().equals(space))
                    .map(letter -> letter.page())
                    .toList();
            chapters.add(new Chapter(
                    heading(space, all),
                    letters,
                    written.stream().sorted(Comparator.comparing(Entry::at)).toList()));
        });
        return new Book(all.name(), made, List.copyOf(chapters));
    }

    private static String space(ObjectNode row) {
        return row.hasNonNull("partnership_id") ? row.get("partnership_id").asString() : NOTEBOOK;
    }

    private static String heading(String space, Own.Everything all) {
        if (space.equals(NOTEBOOK)) return say("ownwords.notebook");
        return all.partners().entrySet().stream()
                .filter(one -> one.getKey().toString().equals(space))
                .map(one -> one.getValue().isEmpty() ? say("ownwords.offered") : say("ownwords.with", one.getValue()))
                .findFirst()
                .orElse(say("ownwords.closed"));
    }

    private static java.util.Optional<Entry> entry(
            OwnTable.Kind kind, List<String> columns, ObjectNode row, ZoneId zone) {
        var lines = columns.stream()
                .map(row::get)
                .filter(Objects::nonNull)
                .flatMap(Book::lines)
                .toList();
        var at = MOMENTS.stream().map(row::get).filter(Objects::nonNull).findFirst();
        if (lines.isEmpty() || at.isEmpty()) return java.util.Optional.empty();
        var moment = OffsetDateTime.parse(at.get().asString());
        return java.util.Optional.of(
                new Entry(moment, moment.atZoneSameInstant(zone).toLocalDate(), called("kind", kind.table()), lines));
    }

    private static Stream<Line> lines(JsonNode words) {
        if (words.isString())
            return words.asString().isEmpty() ? Stream.of() : Stream.of(new Line("", words.asString()));
        if (words.isArray()) return Stream.of(new Line("", say("ownwords.events", words.size())));
        if (words.has("seconds"))
            return Stream.of(new Line(
                    words.path("first").asString(""),
                    words.path("of").asLong(0) == 0
                            ? say("ownwords.counted", words.path("n").asLong(0), minutes(words))
                            : say(
                                    "ownwords.counted-of",
                                    words.path("n").asLong(0),
                                    words.path("of").asLong(0),
                                    minutes(words))));
        return words.properties().stream()
                .filter(field -> field.getValue().isString()
                        && !field.getValue().asString().isEmpty()
                        && Named.KEYS.contains("text." + field.getKey()))
                .map(field -> new Line(
                        called("text", field.getKey()), field.getValue().asString()));
    }

    private static long minutes(JsonNode summary) {
        return Math.round(summary.path("seconds").asLong(0) / 60.0);
    }

    static String called(String sort, String name) {
        if (!Named.KEYS.contains(sort + "." + name)) return name.replace('_', ' ');
        return sort.equals("kind") ? say("ownwords.kind." + name) : say("ownwords.text." + name);
    }

    /** What has a name to be read by; the rest is called as its column is. */
    private interface Named {
        Set<String> KEYS = new TreeSet<>(java.util.ResourceBundle.getBundle("org.twolearn.ownwords.words")
                .keySet());
    }
}
