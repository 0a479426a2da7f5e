package org.twolearn.database;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A PostgreSQL of our own in a directory: unpacked, initialised and started; it stops when this program does. */
public record Postgres(Path home, Path data, int port, String password) {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    // When this program goes away, for whatever reason, its pipe closes and the guard stops the server.
    private static final String GUARD = """
            set -m; trap '' INT TERM HUP; exec 3<&0; "$@" </dev/null & p=$!
            (cat <&3 >/dev/null; kill -INT $p 2>/dev/null) & w=$!; wait $p; kill -KILL $w 2>/dev/null
            """;

    /** Starts the server whose data are in {@code data}, making them first if need be; the programs go to {@code home}. */
    public static Postgres start(Path home, Path data, String... settings) throws IOException, InterruptedException {
        var secret = data.resolveSibling(data.getFileName() + ".password");
        if (!Files.exists(secret)) {
            Files.createDirectories(secret.getParent());
            Files.createFile(secret, OWNER_ONLY);
            Files.writeString(secret, UUID.randomUUID().toString());
        }
        var postgres = new Postgres(home.toAbsolutePath(), data.toAbsolutePath(), freePort(), Files.readString(secret));
        if (!Files.exists(postgres.home)) Archive.unpack(postgres.home);
        if (!Files.exists(data.resolve("PG_VERSION"))) postgres.initialise(secret);
        postgres.serve(settings);
        return postgres;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void initialise(Path secret) throws IOException, InterruptedException {
        var done = new ProcessBuilder(command(
                        "initdb",
                        "-D",
                        data.toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + secret,
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "-k"))
                .redirectErrorStream(true)
                .redirectOutput(log())
                .start();
        if (done.waitFor() != 0) throw new IllegalStateException("initdb failed, see " + log());
    }

    private void serve(String... settings) throws IOException, InterruptedException {
        var server = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "guard"));
        server.addAll(command(
                "postgres",
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="));
        for (var setting : settings) server.addAll(List.of("-c", setting));
        var guard = new ProcessBuilder(server)
                .redirectErrorStream(true)
                .redirectOutput(log())
                .start();
        while (!ready()) {
            if (!guard.isAlive()) throw new IllegalStateException("no server, see " + log());
            Thread.sleep(20);
        }
    }

    private File log() {
        return data.resolveSibling(data.getFileName() + ".log").toFile();
    }

    private boolean ready() throws IOException {
        var pid = data.resolve("postmaster.pid");
        return Files.exists(pid) && Files.readString(pid).contains("ready");
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own root is nobody in particular. */
    private List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("unshare", "-U"));
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
