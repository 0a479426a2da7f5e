import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A copy of the sources in target/red, compiled once, in which things may be broken. */
final class RedCopy {
    private static final Path HOME = Path.of("target/red").toAbsolutePath(), COPY = HOME.resolve("copy");
    private static final String CODE = "src/main/java/", RESOURCES = "src/main/resources/";
    private static final Pattern CLASS_PATH = Pattern.compile("name=\"surefire.test.class.path\" value=\"([^\"]*)\"");

    private final String classPath;

    private RedCopy(String classPath) {
        this.classPath = classPath;
    }

    static RedCopy compiled() throws Exception {
        sources();
        run("rm", "-rf", "target/surefire-reports");
        var output = maven("test", "-Dtest=LinesOfRedTest");
        var report = COPY.resolve("target/surefire-reports/TEST-org.twolearn.promises.LinesOfRedTest.xml");
        if (!Files.exists(report)) throw new IllegalStateException("BROKEN before anything was taken away\n" + output);
        var found = CLASS_PATH.matcher(Files.readString(report));
        if (!found.find()) throw new IllegalStateException("The report names no class path");
        keep("target/classes", "../kept");
        return new RedCopy(found.group(1).replace("&#58;", ":"));
    }

    /** Runs classes of tests, each time with the SQL given taken from a fresh database; one line for each test. */
    List<String[]> tested(List<String[]> work) throws Exception {
        var chosen = HOME.resolve("lines.tsv");
        var said = HOME.resolve("said.tsv");
        Files.deleteIfExists(said);
        var lines = new ArrayList<String>();
        for (var one : work) lines.add(String.join("\t", one[0], types(one[1]), one[2]));
        Files.write(chosen, lines);
        ran("org.twolearn.WithoutMechanisms", chosen.toString(), said.toString());
        if (!Files.exists(said)) return List.of();
        return Files.readAllLines(said).stream().map(line -> line.split("\t", -1)).toList();
    }

    /** What a program among the tests wrote; it is there to be read after, too. */
    String ran(String program, String... arguments) throws Exception {
        // Most of them end before the second compiler would have paid.
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                program));
        command.addAll(List.of(arguments));
        var output = run(command.toArray(String[]::new));
        Files.writeString(HOME.resolve("output.log"), output);
        return output;
    }

    String types(String tests) {
        return Arrays.stream(tests.split(",")).map(RedCopy::type).collect(Collectors.joining(","));
    }

    private static String type(String test) {
        try (var files = Files.walk(COPY.resolve("src/test/java"))) {
            var file = files.filter(any -> any.endsWith(test + ".java")).findFirst().orElseThrow();
            return COPY.resolve("src/test/java").relativize(file).toString().replace(".java", "").replace('/', '.');
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** Edits one file with sed, compiles what depends on it, and puts everything back after the work; says why not. */
    String edited(String file, String how, Red.Work work) throws Exception {
        var before = Files.readAllBytes(COPY.resolve(file));
        try {
            run("sed", "-i", how, file);
            if (Arrays.equals(before, Files.readAllBytes(COPY.resolve(file)))) return "the edit changes nothing";
            var refused = compile(file);
            if (!refused.isEmpty()) return "does not compile: " + refused;
            work.run();
            return "";
        } finally {
            Files.write(COPY.resolve(file), before);
            run("rm", "-rf", "target/classes");
            run("cp", "-a", "../kept/classes", "target/classes");
        }
    }

    private String compile(String file) throws Exception {
        var source = file;
        if (!file.endsWith(".java") && !file.endsWith(".jte")) {
            run("cp", file, "target/classes/" + file.replace(CODE, "").replace(RESOURCES, ""));
            return "";
        }
        if (file.endsWith(".jte")) {
            maven("generate-sources");
            source = file.replace(CODE, "target/generated-sources/jte/")
                    .replaceFirst("([^/]+)\\.jte$", "Jte$1Generated.java");
        }
        var javac = Path.of(System.getProperty("java.home"), "bin/javac").toString();
        var said = run(javac, "-nowarn", "-parameters", "-proc:none", "-cp", classPath, "-d", "target/classes", source);
        return said.contains("error:") ? said.lines().findFirst().orElse("") : "";
    }

    private static void sources() throws Exception {
        Files.createDirectories(COPY);
        var listed = start(Path.of("."), "git", "ls-files", "--cached", "--others", "--exclude-standard");
        var files = new TreeSet<>(listed.lines().filter(file -> Files.exists(Path.of(file))).toList());
        try (var old = Files.walk(COPY)) {
            for (var file : old.filter(Files::isRegularFile).toList()) {
                var name = COPY.relativize(file).toString();
                if (name.startsWith("target") || files.contains(name)) continue;
                Files.delete(file);
                // What was made of it, a migration for one, must not stay.
                run("rm", "-rf", "target/classes", "target/test-classes");
            }
        }
        for (var name : files) {
            var to = COPY.resolve(name);
            Files.createDirectories(to.getParent());
            if (!Files.exists(to) || Files.mismatch(Path.of(name), to) >= 0)
                Files.copy(Path.of(name), to, StandardCopyOption.REPLACE_EXISTING);
            to.toFile().setExecutable(Files.isExecutable(Path.of(name)));
        }
    }

    private static void keep(String what, String where) throws Exception {
        run("rm", "-rf", where);
        run("mkdir", "-p", where);
        run("cp", "-a", what, where);
    }

    private static String maven(String... goals) throws Exception {
        var command = new ArrayList<>(List.of("./mvnw", "-B", "-ntp", "-q", "-Djacoco.skip=true"));
        var flags = System.getenv("MAVEN_FLAGS");
        if (flags != null) command.addAll(List.of(flags.split(" ")));
        command.addAll(List.of(goals));
        return run(command.toArray(String[]::new));
    }

    private static String run(String... command) throws Exception {
        return start(COPY, command);
    }

    static String start(Path where, String... command) throws Exception {
        var out = Files.createTempFile("red", ".log");
        var process = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        try {
            if (!process.waitFor(60, TimeUnit.MINUTES)) process.descendants().forEach(ProcessHandle::destroy);
            return new String(Files.readAllBytes(out), UTF_8);
        } finally {
            process.destroy();
            Files.delete(out);
        }
    }
}
