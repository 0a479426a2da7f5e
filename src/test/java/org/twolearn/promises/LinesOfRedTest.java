package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list that bench/red.sh goes through is about every promise there is, and about tests there are. */
class LinesOfRedTest {
    private static final Path TESTS = Path.of("src/test/java");

    private final List<String[]> lines = lines();

    @Test
    void everyPromiseHasALine() throws IOException {
        var promised = Pattern.compile("^## (.*)$|^- \\*\\*([A-Z]\\d+)\\. ", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("PROMISES.md")))
                .results()
                .map(match -> match.group(2))
                .filter(id -> id != null)
                .toList();
        assertThat(promised).contains("E1", "W11");
        assertThat(lines.stream().map(line -> line[0])).containsAll(promised);
    }

    @Test
    void everyLineNamesATestThatNamesItsPromise() throws IOException {
        for (var line : lines)
            for (var test : line[1].split(","))
                assertThat(source(test))
                        .as(String.join(" ", line))
                        .containsPattern("\"([A-Z]\\d+/)*" + line[0] + "[./ ]");
    }

    @Test
    void everyLineIsSqlOrAnEditOfAFileThatIsThere() {
        for (var line : lines) {
            assertThat(line[2]).isIn("sql", "edit");
            assertThat(line).hasSize(line[2].equals("sql") ? 4 : 5);
            if (line[2].equals("edit")) assertThat(Path.of(line[3])).exists();
        }
    }

    private static String source(String test) throws IOException {
        try (var files = Files.walk(TESTS)) {
            return Files.readString(files.filter(file -> file.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static List<String[]> lines() {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/promises/red.tsv"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
