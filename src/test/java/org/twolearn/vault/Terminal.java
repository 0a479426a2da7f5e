package org.twolearn.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command about keys in a process of its own, as ./twolearn starts it. */
public record Terminal(Map<String, String> outside, Path data, Path keys) {
    public record Said(int status, String text) {}

    public Said run(String command, Object file, Object second) throws IOException, InterruptedException {
        var process = start(command, file, second);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said);
    }

    public Process start(String command, Object file, Object second) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                "-cp",
                System.getProperty("java.class.path"),
                KeyCommands.class.getName()));
        line.addAll(List.of(command, data.toString(), keys.toString(), file.toString(), second.toString()));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(outside);
        return builder.start();
    }
}
