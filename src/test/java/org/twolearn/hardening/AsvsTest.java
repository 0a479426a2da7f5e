package org.twolearn.hardening;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The table of OWASP ASVS 5.0: nothing is left out, what is said to be kept has a test, and the page says the same. */
class AsvsTest {
    private static final Path PAGE = Path.of("docs/asvs.md");
    private static final List<String> STATES = List.of("kept", "absent", "operator", "platform", "not yet");
    private static final Map<String, String> CHAPTERS = chapters();

    /** @param shown the tests that show it, or the reason in a sentence */
    private record Row(String id, String level, String says, String state, String shown) {
        static Row of(String line) {
            var parts = line.split("\t", -1);
            assertThat(parts).as(line).hasSize(5);
            return new Row(parts[0], parts[1], parts[2], parts[3], parts[4]);
        }

        boolean tested() {
            return state.equals("kept") || state.equals("absent");
        }

        String chapter() {
            return id.substring(0, id.indexOf('.'));
        }
    }

    private final List<Row> rows = lines("asvs.tsv").map(Row::of).toList();

    @Test
    void everyRequirementStandsInItOnceWithItsLevel() {
        assertThat(rows.stream().map(row -> row.id() + "\t" + row.level()))
                .containsExactlyElementsOf(lines("asvs-ids.tsv").toList());
        assertThat(rows).hasSize(345).doesNotHaveDuplicates();
    }

    @Test
    void whatIsKeptOrAbsentNamesTestsThatThereAre() {
        for (var row : rows)
            if (row.tested())
                for (var test : row.shown().split(" ")) {
                    var named = test.split("#", -1);
                    assertThat(named).as(row.id()).hasSize(2);
                    assertThat(methods(named[0]))
                            .as("%s %s", row.id(), test)
                            .anyMatch(method -> method.getName().equals(named[1])
                                    && (method.isAnnotationPresent(Test.class)
                                            || method.isAnnotationPresent(ParameterizedTest.class)));
                }
    }

    @Test
    void whateverElseGivesItsReasonInASentence() {
        for (var row : rows) {
            assertThat(row.state()).as(row.id()).isIn(STATES);
            assertThat(row.says()).as(row.id()).isNotBlank();
            if (!row.tested()) assertThat(row.shown()).as(row.id()).matches("[A-Z].{20,}\\.");
        }
    }

    /** After a change of the table: run with -Dtwolearn.draw=true and commit docs/asvs.md. */
    @Test
    void thePageIsTheOneOfTheTable() throws IOException {
        var page = page();
        if (Boolean.getBoolean("twolearn.draw")) Files.writeString(PAGE, page);
        assertThat(PAGE).hasContent(page);
    }

    private String page() {
        var page = new StringBuilder("""
                # OWASP ASVS 5.0, row by row

                Drawn by `AsvsTest` from `src/test/resources/hardening/asvs.tsv`; the words are ours, the numbers those of the standard. *Kept* and *absent* (what the row is about
                does not exist here) name the tests that show it, which `AsvsTest` looks up; *operator* is for whoever runs the server, *platform* for Java and PostgreSQL.
                It is our own account, and nobody from outside has checked it.

                Kept, and worth a look: V2.4.1 counts on each node by itself, and whoever is not signed in waits in a line instead of being counted. V6.3.3 takes the very first link
                for what begins an account: it alone opens everything, once. V7.5.2 asks to have signed in lately, and not for taking a lost device off. V15.2.1 knows the weaknesses
                that somebody wrote into a list. V16.2.1 names a sign-in by a handle that nobody can turn into a person.

                | Level | %s |
                |---|%s
                """.formatted(String.join(" | ", STATES), "---|".repeat(STATES.size())));
        for (var level : List.of("L1", "L2", "L3"))
            page.append(counts(
                    level,
                    rows.stream().filter(row -> row.level().equals(level)).toList()));
        page.append(counts("all", rows));
        page.append("\n## Not yet\n\n| Row | Level | What | Why not |\n|---|---|---|---|\n");
        rows.stream()
                .filter(row -> row.state().equals("not yet"))
                .forEach(row -> page.append(
                        "| %s | %s | %s | %s |%n".formatted(row.id(), row.level(), row.says(), row.shown())));
        rows.stream()
                .collect(
                        groupingBy(Row::chapter, () -> new TreeMap<>(byNumber()), java.util.stream.Collectors.toList()))
                .forEach((chapter, those) -> {
                    page.append("\n## %s %s\n\n| Row | Level | What | State | Shown by |\n|---|---|---|---|---|\n"
                            .formatted(chapter, CHAPTERS.get(chapter)));
                    those.forEach(row -> page.append("| %s | %s | %s | %s | %s |%n"
                            .formatted(
                                    row.id(),
                                    row.level(),
                                    row.says(),
                                    row.state(),
                                    row.tested() ? code(row.shown()) : row.shown())));
                });
        return page.toString();
    }

    private static java.util.Comparator<String> byNumber() {
        return java.util.Comparator.comparing(chapter -> Integer.valueOf(chapter.substring(1)));
    }

    private static String counts(String name, List<Row> those) {
        return "| %s | %s |%n"
                .formatted(
                        name,
                        STATES.stream()
                                .map(state -> String.valueOf(those.stream()
                                        .filter(row -> row.state().equals(state))
                                        .count()))
                                .collect(joining(" | ")));
    }

    private static String code(String tests) {
        return Arrays.stream(tests.split(" ")).map(test -> "`" + test + "`").collect(joining(" "));
    }

    private static List<Method> methods(String type) {
        try {
            return List.of(Class.forName("org.twolearn." + type).getDeclaredMethods());
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("There is no test " + type, missing);
        }
    }

    private static Stream<String> lines(String file) {
        return Tree.read("src/test/resources/hardening/" + file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    private static Map<String, String> chapters() {
        return Stream.of(
                        "V1 What is encoded and cleaned",
                        "V2 Checks and what people may do",
                        "V3 In the browser",
                        "V4 HTTP",
                        "V5 Files",
                        "V6 Who it is",
                        "V7 Sessions",
                        "V8 Who may do what",
                        "V9 Tokens that say what they are worth",
                        "V10 OAuth and OpenID Connect",
                        "V11 Ciphers",
                        "V12 The network",
                        "V13 Configuration",
                        "V14 What is kept",
                        "V15 How it is made",
                        "V16 Logs and errors",
                        "V17 WebRTC")
                .map(chapter -> chapter.split(" ", 2))
                .collect(java.util.stream.Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
