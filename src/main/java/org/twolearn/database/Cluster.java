package org.twolearn.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Where the data of a server of our own lie, with what belongs to them beside: the directory itself is PostgreSQL's. */
record Cluster(Path data) {
    static final String MAJOR = "18";

    Cluster {
        data = data.toAbsolutePath().normalize();
    }

    Path beside(String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }

    boolean begun() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /** Refuses data that are not ours, or of another PostgreSQL. */
    void check() throws IOException {
        if (!begun()) {
            if (!Directories.list(data).isEmpty())
                throw new CannotStart(data + " is not a database of TwoLearn. Nothing in it was changed. "
                        + "Choose another directory with --data.");
            return;
        }
        var version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR))
            throw new CannotStart("The database in " + data + " was made by PostgreSQL " + version
                    + "; this TwoLearn brings PostgreSQL " + MAJOR + ". Nothing in it was changed. "
                    + "Start it with the TwoLearn that made it.");
        if (!Files.exists(secret()))
            throw new CannotStart("The password of the database, " + secret() + ", is missing. "
                    + "Put it back, or restore a backup into another directory.");
    }

    private Path secret() {
        return beside(".password");
    }

    /** The password of this cluster's roles, made with it. */
    String password() throws IOException {
        if (!Files.exists(secret())) keep(random());
        return Files.readString(secret()).strip();
    }

    void keep(String password) throws IOException {
        var partial = beside(".password.new");
        Files.deleteIfExists(partial);
        Files.createFile(partial, Directories.OWNERS_FILE);
        Files.writeString(partial, password);
        Directories.sync(partial);
        Files.move(partial, secret());
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Makes an empty database. An interrupted attempt lies beside and is thrown away by the next one. */
    void begin(Programs programs) throws IOException, InterruptedException {
        var partial = beside(".new");
        Directories.delete(partial);
        password();
        programs.run(
                "initdb",
                "-D" + partial,
                "-Upostgres",
                "-Ascram-sha-256",
                "--pwfile=" + secret(),
                "-EUTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "-k");
        Files.deleteIfExists(data);
        Files.move(partial, data);
        Directories.sync(Directories.of(data));
    }
}
