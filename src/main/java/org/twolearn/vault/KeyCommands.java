package org.twolearn.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.twolearn.database.CannotStart;
import org.twolearn.database.Command;
import org.twolearn.database.Reach;

/** What is done to the key store from the terminal: ./twolearn rotate-keys and its kin. */
final class KeyCommands {
    private final Map<String, String> outside;
    private final Reach reach;
    private final Path data;
    private final Path keys;
    private final String file;
    private final String second;

    KeyCommands(Map<String, String> outside, Path data, Path keys, String file, String second) {
        this.outside = outside;
        this.reach = new Reach("tl_keys", "TWOLEARN_DATABASE_KEYS_PASSWORD", outside);
        this.data = data;
        this.keys = keys;
        this.file = file;
        this.second = second;
    }

    /** The command, the directories of the data and of the keys, a file and the file of the second half, or nothing. */
    static void main(String[] arguments) {
        Command.run(() -> new KeyCommands(
                        System.getenv(), Path.of(arguments[1]), Path.of(arguments[2]), arguments[3], arguments[4])
                .run(arguments[0]));
    }

    String run(String command) throws Exception {
        return switch (command) {
            case "rotate-keys" -> rotate(false);
            case "leave-keys" -> rotate(true);
            case "reseal" -> reseal();
            case "split-keys" -> split();
            case "join-keys" -> join();
            case "copy-keys" -> copy();
            case "verify-keys" -> verify();
            case "restore-keys" -> restore();
            default -> throw new CannotStart("TwoLearn does not know " + command + ".");
        };
    }

    private String rotate(boolean evenSo) throws Exception {
        var store = store();
        return reach.into(
                data, database -> turned(turn(database, store, store.servers().split(), evenSo), evenSo));
    }

    /** Words stay sealed as they were where this is stopped; then it is run again. */
    private String reseal() throws Exception {
        var suite = Suite.named(outside.getOrDefault("TWOLEARN_SUITE", Suite.AES_256_GCM.word()));
        var store = store();
        return new Reach("tl_migrator", "TWOLEARN_DATABASE_MIGRATOR_PASSWORD", outside).resting(data, database -> {
            var done = new Resealing(store, SealedColumns.written(), suite).run(database);
            return "%,d sealed values are sealed again with new keys and %s. ".formatted(done.values(), suite.word())
                    + (done.left() > 0
                            ? "%,d do not open, mostly since they were erased or only members hold their keys, and stay as they are. "
                                    .formatted(done.left())
                            : "")
                    + "Make a new backup and a new copy of the keys now.";
        });
    }

    private static Rotation.Turned turn(DataSource database, KeyStore store, boolean inHalves, boolean evenSo)
            throws SQLException, InterruptedException {
        try (var all = AllKeys.as(database)) {
            return new Rotation(all, store).run(inHalves, evenSo);
        }
    }

    private static String turned(Rotation.Turned turned, boolean evenSo) {
        if (turned.left() > 0 && !evenSo)
            return "%,d keys are wrapped anew. %,d do not open and were left under the server’s older key, which is kept. "
                            .formatted(turned.keys(), turned.left())
                    + "Their secrets may be in a copy of the key store: look there first. "
                    + "To give them up and destroy the older key: ./twolearn leave-keys";
        return "%,d keys are wrapped anew, and the server’s older key is destroyed. ".formatted(turned.keys())
                + (turned.left() > 0 ? "%,d that do not open are given up. ".formatted(turned.left()) : "")
                + "What was copied before opens with it alone: make a new backup and a new copy of the keys now.";
    }

    /** The half is on the disk before anything needs it; run again with the same file it goes on. */
    private String split() throws Exception {
        var half = Path.of(file);
        refuseNoStore();
        var before = KeyStore.asItStands(keys).servers();
        if (before.all().size() < 2 && before.split())
            throw new CannotStart("The server’s key is in two halves already.");
        return reach.resting(data, database -> {
            if (!Files.exists(half)) KeyStore.write(half, SecondHalf.fresh().text());
            var store = new KeyStore(keys, SecondHalf.in(half));
            return turned(turn(database, store, true, false), false)
                    + "%nThe second half is in %s: %s%n".formatted(half, Files.readString(half))
                    + "Hand it to the second person, on paper or on a stick, and delete the file here. From now on "
                    + "TwoLearn starts with --second-key FILE, or asks for it.\nWithout it nobody can read what people "
                    + "wrote: the second person keeps it twice.";
        });
    }

    private String join() throws Exception {
        var store = store();
        if (!store.servers().split()) throw new CannotStart("The server’s key is whole already.");
        return reach.into(data, database -> turned(turn(database, store, false, false), false) + " It is whole again.");
    }

    private String copy() throws IOException {
        refuseNoStore();
        var to = Files.isDirectory(Path.of(file)) ? Path.of(file).resolve("twolearn-keys") : Path.of(file);
        for (var apart : new Path[] {data, keys})
            if (to.toAbsolutePath()
                    .normalize()
                    .startsWith(apart.toAbsolutePath().normalize()))
                throw new CannotStart("The copy must lie apart from what it is a copy for: not in " + apart + ".");
        var count = KeyCopy.write(KeyStore.asItStands(keys), to, Instant.now());
        return "%,d secrets and the server’s key are in %s. Bring it to another place than the backups of the database. "
                        .formatted(count, to)
                + "Then look whether every key opens with it: ./twolearn verify-keys " + to;
    }

    private String verify() throws Exception {
        var store = store();
        var copy = KeyCopy.read(Path.of(file), half());
        return reach.into(data, database -> {
            try (var all = AllKeys.as(database)) {
                return new Verification(all, store, copy).run();
            }
        });
    }

    private String restore() {
        if (new ServerKeys(keys.toAbsolutePath(), null).newest().isPresent() || Files.exists(keys.resolve("copied")))
            throw new CannotStart("There is already a key store in " + keys + ", and restoring would mix the two. "
                    + "Nothing was changed. Restore into another directory with --keys.");
        var copy = KeyCopy.read(Path.of(file), null);
        KeyStore.asItStands(keys).fill(copy);
        return "%,d secrets are in %s.".formatted(copy.secrets().size(), keys);
    }

    private void refuseNoStore() {
        if (new ServerKeys(keys.toAbsolutePath(), null).newest().isEmpty())
            throw new CannotStart("There is no key store of TwoLearn in " + keys + ".");
    }

    private KeyStore store() {
        refuseNoStore();
        return new KeyStore(keys, half());
    }

    private @Nullable SecondHalf half() {
        return SecondHalf.given(second, new ServerKeys(keys.toAbsolutePath(), null).split());
    }
}
