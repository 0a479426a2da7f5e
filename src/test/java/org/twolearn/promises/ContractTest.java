package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/contract.md is signed by people who trust that its tests are there. */
class ContractTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

    @Test
    @DisplayName("Each test that a model clause names is there")
    void everyTestIsThere() throws IOException {
        var named = NAMED.matcher(clauses()).results().toList();
        assertThat(named).hasSizeGreaterThan(40);
        for (var one : named) {
            var source = source(one.group(1));
            if (one.group(2) != null)
                assertThat(source).as(one.group()).containsPattern("void " + one.group(2) + "\\(");
        }
    }

    @Test
    @DisplayName("Each promise of the wall stands in a model clause")
    void everyPromiseOfTheWallHasAClause() throws IOException {
        var promises = Pattern.compile("(?m)^Promises? .*$")
                .matcher(clauses())
                .results()
                .map(line -> line.group())
                .toList();
        assertThat(IntStream.rangeClosed(1, 11).mapToObj(id -> "W" + id))
                .allSatisfy(id -> assertThat(promises).anyMatch(line -> line.matches(".*\\b" + id + "\\b.*")));
    }

    private static String clauses() throws IOException {
        return Files.readString(Path.of("docs/contract.md"));
    }

    private static String source(String test) throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            List<Path> found =
                    files.filter(file -> file.endsWith(test + ".java")).toList();
            assertThat(found).as(test).hasSize(1);
            return Files.readString(found.getFirst());
        }
    }
}
