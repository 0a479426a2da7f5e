package org.twolearn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Everything that comes from outside, in every shape that a machine can think of. Each fuzzer's seeds, among them whatever
 * once went wrong, lie in src/test/resources/fuzz and always run; then Jazzer goes on from them, for a few seconds here and
 * for long with -Pthorough.
 */
class FuzzingTest {
    private static final int SECONDS = Integer.getInteger("twolearn.fuzz.seconds", 10);
    private static final Path SEEDS = Path.of("src/test/resources/fuzz").toAbsolutePath();
    private static final Map<String, String> FUZZERS = Map.of(
            "bundle", "org.twolearn.roster.BundleFuzzer",
            "table", "org.twolearn.roster.TableFuzzer",
            "form", "org.twolearn.web.FormFuzzer",
            "letter", "org.twolearn.partnerships.LetterFuzzer",
            "recorder", "org.twolearn.visits.RecorderFuzzer",
            "envelope", "org.twolearn.vault.EnvelopeFuzzer",
            "header", "org.twolearn.signin.HeaderFuzzer",
            "code", "org.twolearn.signin.CodeFuzzer",
            "passkey", "org.twolearn.signin.PasskeyFuzzer",
            "pem", "org.twolearn.signin.PemFuzzer");

    @TestFactory
    Stream<DynamicTest> whatOnceWentWrongGoesRight() throws IOException {
        var all = new ArrayList<DynamicTest>();
        for (var fuzzer : FUZZERS.entrySet())
            for (var seed : seeds(fuzzer.getKey()))
                all.add(DynamicTest.dynamicTest(
                        fuzzer.getKey() + " " + seed.getFileName(),
                        () -> Class.forName(fuzzer.getValue())
                                .getMethod("fuzzerTestOneInput", byte[].class)
                                .invoke(null, (Object) Files.readAllBytes(seed))));
        return all.stream();
    }

    /** Two at a time: that is how many processors there are. */
    @TestFactory
    @ResourceLock("processors")
    Stream<DynamicTest> nothingThatComesFromOutsideIsABug() throws InterruptedException {
        try (var two = Executors.newFixedThreadPool(2)) {
            List<Callable<DynamicTest>> all = FUZZERS.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(fuzzer -> (Callable<DynamicTest>) () -> test(fuzzer.getKey(), fuzzer.getValue()))
                    .toList();
            return two.invokeAll(all).stream().map(one -> one.resultNow());
        }
    }

    private static DynamicTest test(String name, String target) throws IOException, InterruptedException {
        var place = Path.of("target/fuzz", name).toAbsolutePath();
        Files.createDirectories(place.resolve("corpus"));
        var log = place.resolve("log");
        var ended = new ProcessBuilder(command(name, target, place))
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(ended)
                        .as("%s, and what it found is in %s", Files.readString(log), place)
                        .isZero());
    }

    private static List<String> command(String name, String target, Path place) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target,
                "--instrumentation_includes=org.twolearn.**:de.siegmar.**",
                "--custom_hook_includes=org.twolearn.**",
                "-max_total_time=" + SECONDS,
                "-timeout=10",
                // It would count what the process that starts it held at most; -Xmx is the bound here.
                "-rss_limit_mb=0",
                "-print_final_stats=1",
                place.resolve("corpus").toString(),
                SEEDS.resolve(name).toString());
    }

    private static String absolute(String path) {
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    private static List<Path> seeds(String name) throws IOException {
        try (var files = Files.list(SEEDS.resolve(name))) {
            return files.sorted().toList();
        }
    }
}
