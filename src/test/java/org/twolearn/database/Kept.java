package org.twolearn.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link Keeper} in a process of its own. */
record Kept(Process process, BufferedReader said, Cluster cluster) implements AutoCloseable {
    static final Path PROGRAMS = Path.of("target/postgres/18.6").toAbsolutePath();

    static Path fresh() throws IOException {
        var root = Path.of("target/keepers").toAbsolutePath();
        Files.createDirectories(root);
        return Files.createTempDirectory(root, "keeper").resolve("data");
    }

    static Kept in(Path data, String... as) throws IOException {
        return start(data, PROGRAMS, List.of(as), System.getProperty("java.class.path"));
    }

    static Kept start(Path data, Path programs, List<String> as, String classpath) throws IOException {
        var command = new ArrayList<>(as);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                classpath,
                Keeper.class.getName(),
                data.toString(),
                programs.toString()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var keeper = new Kept(process, process.inputReader(), new Cluster(Own.cluster(data)));
        keeper.answer();
        return keeper;
    }

    String ask(String word) throws IOException {
        process.outputWriter().write(word + "\n");
        process.outputWriter().flush();
        return answer();
    }

    private String answer() throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine())
            if (line.startsWith("> ")) return line.substring(2);
        throw new IOException("the keeper ended");
    }

    ProcessHandle server() throws IOException {
        return ProcessHandle.of(PidFile.of(cluster).orElseThrow().pid()).orElseThrow();
    }

    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, as a service manager sends it. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
