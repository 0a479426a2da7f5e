import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The judge of bench/red.sh. A line is red only if a test whose sentence begins with the line's promise failed, and that
 * same test passed with everything in its place. What did not run, did not start or did not compile is broken.
 */
final class Red {
    static final Path LIST = Path.of("src/test/resources/promises/red.tsv");
    static final Path HOME = Path.of("target/red").toAbsolutePath(), COPY = HOME.resolve("copy");
    static final List<String> COMPILED = List.of("classes", "test-classes", "generated-sources", "maven-status");
    static final Pattern PROMISES = Pattern.compile("([A-Z]\\d{1,2}(?:/[A-Z]\\d{1,2})*)[.]? .*", Pattern.DOTALL);
    static String postgres = "";

    record Line(String name, String id, String tests, String kind, String what, String how) {
        String takenAway() {
            return kind.equals("sql") ? what : what.replaceFirst(".*/org/twolearn/", "") + ": " + how;
        }
    }

    record Seen(String verdict, List<String> failed, String when) {}

    /** Every test of a run by class and sentence: empty if it passed, else what it said. */
    record Run(String output, Map<String, String> tests) {
        List<String> failed() {
            return tests.keySet().stream().filter(test -> !tests.get(test).isEmpty()).toList();
        }
    }

    static void main(String[] wanted) throws Exception {
        var lines = lines();
        var page = RedPage.read(lines);
        var fingerprint = copied();
        var commit = run(Path.of("."), "git", "describe", "--always", "--dirty").strip();
        maven("test-compile", "", "", false);
        keep(COPY.resolve("target"), HOME.resolve("kept"));
        for (var line : lines) {
            if (wanted.length > 0 && !Arrays.asList(wanted).contains(line.id()) && !Arrays.asList(wanted).contains(line.name()))
                continue;
            var seen = judged(line, clean(line.tests(), fingerprint));
            page.saw(line, new Seen(seen.verdict(), seen.failed(), LocalDate.now() + ", " + commit), postgres);
            System.out.printf("%-6s %-6s %s%n", seen.verdict(), line.name(), String.join("; ", seen.failed()));
        }
        System.out.printf("%d of %d lines are red%n", page.red(), lines.size());
        if (page.red() < lines.size()) System.exit(1);
    }

    /** Lines of one promise are numbered in their order: E1.1, E1.2. */
    static List<Line> lines() throws IOException {
        var lines = new ArrayList<Line>();
        var count = new HashMap<String, Integer>();
        for (var text : Files.readAllLines(LIST)) {
            if (text.isBlank() || text.startsWith("#")) continue;
            var part = text.split("\t", -1);
            var name = part[0] + "." + count.merge(part[0], 1, Integer::sum);
            lines.add(new Line(name, part[0], part[1], part[2], part[3], part.length > 4 ? part[4] : ""));
        }
        return lines;
    }

    static Seen judged(Line line, Run clean) throws Exception {
        var own = clean.tests().keySet().stream().filter(test -> holds(test, line.id())).toList();
        if (own.isEmpty()) return broken("no test of " + line.tests() + " names " + line.id() + first(clean.output()));
        if (!clean.failed().isEmpty()) return broken("failed with everything in its place: " + clean.failed());
        var run = line.kind().equals("edit") ? edited(line) : maven("surefire:test", line.tests(), line.what(), true);
        if (run == null) return broken("the edit changes nothing");
        if (run.tests().isEmpty()) return broken("did not run" + first(run.output()));
        if (line.kind().equals("sql") && !run.output().contains("TAKEN AWAY")) return broken("not taken away" + first(run.output()));
        if (run.tests().values().stream().anyMatch(said -> said.contains("Failed to load ApplicationContext") || said.contains("failure threshold"))) return broken("did not start");
        var missed = new TreeSet<>(run.failed());
        missed.retainAll(own);
        if (!missed.isEmpty()) return new Seen("red", List.copyOf(missed), "");
        return new Seen("GREEN", run.failed().isEmpty() ? List.of() : List.of("only others failed: " + run.failed()), "");
    }

    static Seen broken(String why) {
        return new Seen("BROKEN", List.of(why), "");
    }

    static String first(String output) {
        return output.lines().filter(line -> line.contains("ERROR")).findFirst().map(line -> ": " + line).orElse("");
    }

    static boolean holds(String test, String id) {
        var promises = PROMISES.matcher(test.substring(test.indexOf(": ") + 2));
        return promises.matches() && List.of(promises.group(1).split("/")).contains(id);
    }

    /** What the tests say with everything in its place; asked once for the same sources. */
    static Run clean(String tests, String fingerprint) throws Exception {
        var kept = HOME.resolve("clean-" + fingerprint).resolve(tests);
        if (!Files.exists(kept)) {
            var run = maven("surefire:test", tests, "", true);
            if (run.tests().isEmpty() || !run.failed().isEmpty()) return run;
            Files.createDirectories(kept.getParent());
            Files.write(kept, run.tests().keySet());
        }
        var passed = new TreeMap<String, String>();
        Files.readAllLines(kept).forEach(test -> passed.put(test, ""));
        return new Run("", passed);
    }

    static Run edited(Line line) throws Exception {
        var file = COPY.resolve(line.what());
        var before = Files.readAllBytes(file);
        var time = Files.getLastModifiedTime(file);
        try {
            run(COPY, "sed", "-i", line.how(), line.what());
            if (Arrays.equals(before, Files.readAllBytes(file))) return null;
            return maven("test", line.tests(), "", true);
        } finally {
            Files.write(file, before);
            Files.setLastModifiedTime(file, time);
            keep(HOME.resolve("kept"), COPY.resolve("target"));
        }
    }

    static Run maven(String goal, String tests, String sabotage, boolean mayFail) throws Exception {
        run(COPY, "rm", "-rf", "target/surefire-reports");
        var command = new ArrayList<>(List.of("./mvnw", "-B", "-ntp", "-q", "-Djacoco.skip=true", "-Dspotless.check.skip=true"));
        if (System.getenv("MAVEN_FLAGS") != null) command.addAll(List.of(System.getenv("MAVEN_FLAGS").split(" ")));
        command.addAll(List.of(goal, "-Dtest=" + tests, "-Dtwolearn.sabotage=" + sabotage));
        var output = run(COPY, command.toArray(String[]::new));
        if (!mayFail && output.contains("BUILD FAILURE") || !mayFail && output.contains("[ERROR]"))
            throw new IllegalStateException("BROKEN before anything was taken away\n" + output);
        var version = Pattern.compile("TAKEN AWAY on PostgreSQL (\\S+)").matcher(output);
        if (version.find()) postgres = version.group(1);
        return new Run(output, RedReports.in(COPY.resolve("target/surefire-reports")));
    }

    /** The sources as they are now, without what is gone; names what they hold. */
    static String copied() throws Exception {
        Files.createDirectories(COPY);
        var digest = MessageDigest.getInstance("SHA-256");
        var files = new TreeSet<>(run(Path.of("."), "git", "ls-files", "--cached", "--others", "--exclude-standard").lines().toList());
        files.removeIf(file -> !Files.exists(Path.of(file)));
        try (var old = Files.walk(COPY)) {
            for (var file : old.filter(Files::isRegularFile).toList()) {
                var name = COPY.relativize(file).toString();
                if (!name.startsWith("target") && !files.contains(name)) Files.delete(file);
            }
        }
        for (var name : files) {
            var to = COPY.resolve(name);
            Files.createDirectories(to.getParent());
            if (!Files.exists(to) || Files.mismatch(Path.of(name), to) >= 0)
                Files.copy(Path.of(name), to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            if (!name.startsWith("src") && !name.equals("pom.xml") || name.endsWith("red.tsv")) continue;
            digest.update(name.getBytes(UTF_8));
            digest.update(Files.readAllBytes(to));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    static void keep(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        for (var name : COMPILED) {
            run(HOME, "rm", "-rf", to.resolve(name).toString());
            if (Files.exists(from.resolve(name))) run(HOME, "cp", "-a", from.resolve(name).toString(), to.toString());
        }
    }

    static String run(Path where, String... command) throws IOException, InterruptedException {
        var out = Files.createTempFile("red", ".log");
        try {
            var process = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true).redirectOutput(out.toFile()).start();
            if (!process.waitFor(15, TimeUnit.MINUTES)) process.descendants().forEach(ProcessHandle::destroy);
            return Files.readString(out, java.nio.charset.StandardCharsets.ISO_8859_1);
        } finally {
            Files.delete(out);
        }
    }
}
