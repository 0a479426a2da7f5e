package org.twolearn.promises;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Database;
import org.twolearn.Story;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.SealedColumns;

/** What is stored, why, how long and who can read it, drawn from the schema: run with -Dtwolearn.draw=true after a change. */
@DisplayName("W7. The schedule of data is the one of the database")
@Story
class ScheduleOfDataTest {
    private static final Path PAGE = Path.of("src/main/resources/org/twolearn/ownwords/data.tsv");
    private static final Path DOCUMENT = Path.of("docs/data.md");
    private static final Pattern COMMENT =
            Pattern.compile("scope: (\\w+)\\. Kept ([^.]+)\\. (.+?)( A newcomer reads all of it\\.)?");
    private static final Map<String, String> SCOPES =
            Map.of("partnership", "Between partners", "person", "One’s own", "school", "The district’s");

    @Autowired
    SealedColumns sealed;

    @Autowired
    MockMvcTester browser;

    private record Stored(String table, String scope, String kept, String what, String readers, String sealed) {
        String line() {
            return String.join("\t", table, scope, kept, what, readers, sealed);
        }

        String row() {
            return "| `%s` | %s | %s | %s | %s |"
                    .formatted(table, what, kept, readers, sealed.isEmpty() ? "–" : sealed);
        }
    }

    @Test
    @DisplayName("W7. Every table says what it is and how long it is kept")
    void everyTableSaysHowLong() {
        assertThat(comments()).allSatisfy((_, comment) -> assertThat(comment).matches(COMMENT));
    }

    @Test
    void thePageAndTheDocumentAreTheSchema() throws IOException {
        var all = stored();
        var lines = all.stream().map(Stored::line).collect(joining("\n", "", "\n"));
        var document = new StringBuilder("""
                # What is stored

                Drawn from the database's own catalog by `ScheduleOfDataTest`; the program shows the same at `/promises/data`.
                Sealed columns open with keys outside the database, in the hands of those who may read the row.
                """);
        for (var scope : List.of("partnership", "person", "school"))
            document.append("\n## " + SCOPES.get(scope) + "\n\n| Table | What it is | Kept | Who reads it | Sealed |\n"
                    + "| --- | --- | --- | --- | --- |\n"
                    + all.stream()
                            .filter(one -> one.scope().equals(scope))
                            .map(Stored::row)
                            .collect(joining("\n", "", "\n")));
        if (Boolean.getBoolean("twolearn.draw")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, lines);
            Files.writeString(DOCUMENT, document);
        }
        assertThat(PAGE).hasContent(lines);
        assertThat(DOCUMENT).hasContent(document.toString());
    }

    @Test
    void everybodyReadsItSignedInOrNot() {
        assertThat(browser.get().uri("/promises/data"))
                .hasStatusOk()
                .bodyText()
                .contains("What is stored", "visit_record", "Sealed columns: differed, events, summary, unseen.");
    }

    private List<Stored> stored() {
        var columns = sealed.all().stream()
                .collect(groupingBy(SealedColumn::table, mapping(SealedColumn::column, joining(", "))));
        var readers = Listed.in("tables.tsv");
        return comments().entrySet().stream()
                .map(one -> {
                    var said = COMMENT.matcher(one.getValue());
                    assertThat(said.matches()).as(one.getValue()).isTrue();
                    var who = readers.get(one.getKey());
                    return new Stored(
                            one.getKey(),
                            said.group(1),
                            said.group(2),
                            said.group(3),
                            who.substring(who.indexOf('\t') + 1),
                            columns.getOrDefault(one.getKey(), ""));
                })
                .toList();
    }

    private static Map<String, String> comments() {
        var comments = new java.util.TreeMap<String, String>();
        Tables.scopes()
                .keySet()
                .forEach(table -> comments.put(
                        table,
                        Database.superuser()
                                .sql("select obj_description(cast(? as regclass), 'pg_class')")
                                .param("public." + table)
                                .query(String.class)
                                .single()));
        return comments;
    }
}
