package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The second store: the server's key and one secret of 32 bytes per words key, one file each, outside the database and
 * outside its directory. Destroying a secret makes everything sealed with its key unreadable, in every copy of the
 * database. Losing the store loses every word; it needs a backup of its own.
 */
@Component
class KeyStore implements Secrets {
    private static final int SECRET = 32;
    private static final String SIGNING = "signing";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Logger LOG = LoggerFactory.getLogger(KeyStore.class);

    private final Path home;
    private final ServerKeys servers;

    /** Asks for the second half of the server's key where it is kept in two, and refuses to start without. */
    @Autowired
    KeyStore(@Value("${twolearn.keys:keys}") Path home, @Value("${twolearn.second-key:}") String secondHalf) {
        this.home = home.toAbsolutePath();
        var split = new ServerKeys(this.home, null).split();
        this.servers = new ServerKeys(this.home, SecondHalf.given(secondHalf, split));
        if (split) servers.current();
    }

    KeyStore(Path home, @Nullable SecondHalf second) {
        this.home = home.toAbsolutePath();
        this.servers = new ServerKeys(this.home, second);
    }

    /** What signs the things that people take along, made at first use. */
    byte[] signing() {
        var file = home.resolve(SIGNING);
        return secret(file).orElseGet(() -> {
            write(file, HexFormat.of().formatHex(random()));
            return secret(file).orElseThrow();
        });
    }

    /** To be copied, where something was signed already. */
    Optional<byte[]> signingIfAny() {
        return secret(home.resolve(SIGNING));
    }

    /** Gives a secret of that key a second name, if it is there. */
    void keep(Key key, UUID secret, UUID as) {
        find(secret)
                .filter(bytes -> name(key, bytes).equals(secret))
                .ifPresent(bytes -> write(file(as), HexFormat.of().formatHex(bytes)));
    }

    /** To be copied as it stands, whole or in halves. */
    static KeyStore asItStands(Path home) {
        return new KeyStore(home, (SecondHalf) null);
    }

    Path home() {
        return home;
    }

    ServerKeys servers() {
        return servers;
    }

    @Override
    public ServerKey server() {
        return servers.current();
    }

    @Override
    public Optional<ServerKey> server(int generation) {
        return servers.find(generation);
    }

    /** A new secret for that key, under a new name; not before there is a key of the server's, or its loss would show too late. */
    UUID add(Key key) {
        servers.current();
        var secret = random();
        var name = name(key, secret);
        write(file(name), HexFormat.of().formatHex(secret));
        return name;
    }

    /**
     * The name follows from whose key it is and from the secret itself. So a row that names another's secret takes it for
     * no other key, and destroys nothing with it.
     */
    private static UUID name(Key key, byte[] secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(("twolearn name of a secret\0" + key.info() + "\0").getBytes(UTF_8));
            var bytes = ByteBuffer.wrap(digest.digest(secret));
            return new UUID(
                    bytes.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L,
                    bytes.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Makes an empty store what its copy was; the server's keys last, so that one that was stopped is no store yet. */
    void fill(KeyCopy copy) {
        copy.secrets().forEach((id, secret) -> write(file(id), HexFormat.of().formatHex(secret)));
        copy.signing()
                .ifPresent(seed -> write(home.resolve(SIGNING), HexFormat.of().formatHex(seed)));
        copy.servers().forEach(servers::add);
    }

    boolean has(UUID secret) {
        return Files.exists(file(secret));
    }

    @Override
    public Optional<byte[]> find(UUID secret) {
        return secret(file(secret));
    }

    private static Optional<byte[]> secret(Path file) {
        return read(file).map(text -> {
            // Whatever cut it short, an empty or a half key would open nothing and seal what nobody could open again.
            if (!text.matches("[0-9a-f]{64}"))
                throw new IllegalStateException("This file is not the key that it should be: " + file);
            return HexFormat.of().parseHex(text);
        });
    }

    /** Since when it is there. */
    Optional<Instant> since(UUID secret) {
        try {
            return Optional.of(Files.getLastModifiedTime(file(secret)).toInstant());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** All there are, in no order. To be closed. */
    Stream<UUID> all() {
        try {
            return Files.walk(home, 2)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                    .map(UUID::fromString);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether it is gone now: not where the disk refuses, nor where it is the secret of another key. */
    boolean destroy(Key key, UUID secret) {
        return destroy(key, secret, secret);
    }

    /**
     * Overwriting is no promise on modern disks; what counts is that the name is gone here and soon in the backups.
     *
     * @param secret what it was first called, for that key; name is what it is called now
     */
    boolean destroy(Key key, UUID secret, UUID name) {
        try {
            var there = find(name);
            if (there.isPresent() && name(key, there.get()).equals(secret)) {
                delete(file(name));
                sync(Objects.requireNonNull(file(name).getParent()), StandardOpenOption.READ);
            }
            return !has(name);
        } catch (IOException | UncheckedIOException | IllegalStateException refused) {
            LOG.warn("A secret could not be destroyed. It is tried again every hour.", refused);
            return false;
        }
    }

    private Path file(UUID secret) {
        var name = secret.toString();
        return home.resolve(name.substring(0, 2)).resolve(name);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void write(Path file, String text) {
        try {
            var folder = Objects.requireNonNull(file.getParent());
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var partial = Files.createTempFile(folder, "new", null);
            try {
                Files.writeString(partial, text);
                sync(partial, StandardOpenOption.WRITE);
                // A hard link fails where the name exists: two nodes that start together agree on the first one's key.
                Files.createLink(file, partial);
                sync(folder, StandardOpenOption.READ);
            } finally {
                Files.delete(partial);
            }
        } catch (FileAlreadyExistsException first) {
            // The other node's key stands.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Before any word is sealed with it, the key is on the disk, and so is its name. */
    private static void sync(Path written, StandardOpenOption mode) throws IOException {
        try (var channel = FileChannel.open(written, mode)) {
            channel.force(true);
        }
    }

    static byte[] random() {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return secret;
    }
}
