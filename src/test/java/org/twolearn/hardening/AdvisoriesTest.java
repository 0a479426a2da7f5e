package org.twolearn.hardening;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No library is used longer than SECURITY.md allows once a weakness in it is known to the list. */
class AdvisoriesTest {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.]*)\\.jar");
    private static final Map<String, Integer> DAYS = Map.of("critical", 7, "high", 30, "other", 90);

    record Advisory(String library, String name, LocalDate published, String weight, String fixedIn) {
        static Advisory of(String line) {
            var parts = line.split("\t", -1);
            assertThat(parts).as(line).hasSize(5);
            assertThat(parts[3]).as(line).isIn(DAYS.keySet());
            return new Advisory(parts[0], parts[1], LocalDate.parse(parts[2]), parts[3], parts[4]);
        }

        LocalDate until() {
            return published.plusDays(DAYS.getOrDefault(weight, 0));
        }
    }

    private final List<String> lines = Tree.read("src/test/resources/hardening/advisories.tsv")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();
    private final LocalDate looked = LocalDate.parse(lines.getFirst().replace("looked\t", ""));
    private final List<Advisory> known =
            lines.stream().skip(1).map(Advisory::of).toList();

    @Test
    void noLibraryIsPastTheDaysInWhichItHadToBeMended() {
        var used = used();
        for (var advisory : known) {
            assertThat(used).as("a library of the list that is used").containsKey(advisory.library());
            if (looked.isAfter(advisory.until()))
                assertThat(used.get(advisory.library()))
                        .as("%s: %s is fixed in %s", advisory.library(), advisory.name(), advisory.fixedIn())
                        .satisfies(version ->
                                assertThat(compare(version, advisory.fixedIn())).isGreaterThanOrEqualTo(0));
        }
    }

    /** So that a release cannot be made on an old list. */
    @Test
    void theListWasLookedThroughForThisRelease() {
        var day = Pattern.compile("<project.build.outputTimestamp>(\\d{4}-\\d\\d-\\d\\d)")
                .matcher(Tree.read("pom.xml"));
        assertThat(day.find()).isTrue();
        assertThat(looked).isAfterOrEqualTo(LocalDate.parse(day.group(1)).minusDays(30));
    }

    @Test
    void theDaysAreThoseThatAreStated() {
        assertThat(Tree.read("SECURITY.md"))
                .contains("7 days where", "30 days where it says high", "at the latest in 90 days");
    }

    @Test
    void anOlderVersionIsLess() {
        assertThat(compare("11.0.24", "11.0.25")).isNegative();
        assertThat(compare("42.7.14", "42.7.9")).isPositive();
        assertThat(compare("18.6.0", "18.6")).isZero();
        assertThat(compare("0.31.9.RELEASE", "0.31.9")).isZero();
    }

    private static Map<String, String> used() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                // Jackson 2 comes with tools of the tests, and all that we publish of it is its annotations.
                .filter(jar -> !jar.contains("com" + File.separator + "fasterxml"))
                .map(jar -> JAR.matcher(Path.of(jar).getFileName().toString()))
                .filter(jar -> jar.matches())
                .collect(toMap(jar -> jar.group(1), jar -> jar.group(2), AdvisoriesTest::older));
    }

    private static String older(String one, String other) {
        return compare(one, other) < 0 ? one : other;
    }

    private static int compare(String one, String other) {
        var a = numbers(one);
        var b = numbers(other);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int more = Integer.compare(i < a.length ? a[i] : 0, i < b.length ? b[i] : 0);
            if (more != 0) return more;
        }
        return 0;
    }

    private static int[] numbers(String version) {
        return Stream.of(version.split("\\."))
                .filter(part -> part.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
