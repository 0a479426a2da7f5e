package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.database.CannotStart;

/**
 * A copy of the key store in one file: a line for each secret and each of the server's keys, and a print over all of them.
 * It is replaced whole, so that what was destroyed since is in it no longer.
 */
final class KeyCopy implements Secrets {
    private static final String FORMAT = "TwoLearn keys 1";

    private final Instant at;
    private final Map<UUID, byte[]> secrets = new HashMap<>();
    private final Map<Integer, ServerKey.Kept> servers = new HashMap<>();
    private final @Nullable SecondHalf second;
    private byte @Nullable [] signing;

    private KeyCopy(Instant at, @Nullable SecondHalf second) {
        this.at = at;
        this.second = second;
    }

    /** Since when nothing that was added is in it. */
    Instant at() {
        return at;
    }

    Map<UUID, byte[]> secrets() {
        return secrets;
    }

    List<ServerKey.Kept> servers() {
        return servers.values().stream().toList();
    }

    /** What signs the things that people take along. */
    Optional<byte[]> signing() {
        return Optional.ofNullable(signing);
    }

    @Override
    public Optional<byte[]> find(UUID secret) {
        return Optional.ofNullable(secrets.get(secret));
    }

    @Override
    public ServerKey server() {
        return server(servers.keySet().stream().max(Integer::compare).orElseThrow())
                .orElseThrow();
    }

    @Override
    public Optional<ServerKey> server(int generation) {
        return Optional.ofNullable(servers.get(generation)).map(kept -> kept.with(second));
    }

    /** Writes it whole or not at all; how many secrets are in it. */
    static int write(KeyStore store, Path file, Instant now) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var partial = Files.createTempFile(folder, "." + file.getFileName(), "", mine);
        try {
            int count;
            try (var out = Files.newBufferedWriter(partial)) {
                count = lines(store, out, now.truncatedTo(ChronoUnit.SECONDS));
            }
            var print = print(Files.readString(partial));
            Files.writeString(partial, "print " + print + "\n", StandardOpenOption.APPEND);
            sync(partial, StandardOpenOption.WRITE);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder, StandardOpenOption.READ);
            return count;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static int lines(KeyStore store, BufferedWriter out, Instant now) throws IOException {
        out.write(FORMAT + "\nat " + now + "\n");
        for (var server : store.servers().all())
            out.write("server " + server.generation() + " " + server.text().replace("\nsecond ", " ") + "\n");
        var signing = store.signingIfAny();
        if (signing.isPresent()) out.write("signing " + HexFormat.of().formatHex(signing.get()) + "\n");
        var count = 0;
        try (var all = store.all()) {
            for (var id : (Iterable<UUID>) all::iterator) {
                var secret = store.find(id);
                if (secret.isEmpty()) continue; // destroyed this moment
                out.write(id + " " + HexFormat.of().formatHex(secret.get()) + "\n");
                count++;
            }
        }
        return count;
    }

    /** Refuses with {@link CannotStart} what is no copy, or not as it was written. */
    static KeyCopy read(Path file, @Nullable SecondHalf second) {
        try {
            var text = Files.readString(file);
            var end = text.lastIndexOf("print ");
            if (!text.startsWith(FORMAT + "\nat ")
                    || !text.substring(end).strip().equals("print " + print(text.substring(0, end)))) throw no(file);
            return of(text.substring(0, end).lines().toList(), second);
        } catch (IOException | RuntimeException broken) {
            throw no(file);
        }
    }

    private static KeyCopy of(List<String> lines, @Nullable SecondHalf second) {
        var copy = new KeyCopy(Instant.parse(lines.get(1).substring("at ".length())), second);
        for (var line : lines.subList(2, lines.size())) copy.add(line.split(" "));
        return copy;
    }

    private void add(String[] part) {
        if (part[0].equals("server")) {
            var generation = Integer.parseInt(part[1]);
            var text = part.length > 3 ? part[2] + "\nsecond " + part[3] : part[2];
            servers.put(generation, ServerKey.Kept.of(generation, text));
        } else if (part[0].equals("signing")) signing = HexFormat.of().parseHex(part[1]);
        else secrets.put(UUID.fromString(part[0]), HexFormat.of().parseHex(part[1]));
    }

    private static CannotStart no(Path file) {
        return new CannotStart(file + " is not a copy of a key store, or it is damaged. Make it again with copy-keys.");
    }

    private static String print(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void sync(Path written, StandardOpenOption mode) throws IOException {
        try (var channel = FileChannel.open(written, mode)) {
            channel.force(true);
        }
    }
}
