package org.twolearn.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The second store: the server's key and one secret of 32 bytes per words key, one file each, outside the database and
 * outside its directory. Destroying a secret makes everything sealed with its key unreadable, in every copy of the
 * database. Losing the store loses every word; it needs a backup of its own.
 */
@Component
class KeyStore {
    private static final int SECRET = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path home;

    KeyStore(@Value("${twolearn.keys:keys}") Path home) {
        this.home = home.toAbsolutePath();
    }

    /** The server's key, made at first use. */
    byte[] server() {
        var file = home.resolve("server");
        return read(file).orElseGet(() -> {
            write(file, random());
            return read(file).orElseThrow();
        });
    }

    /** A new secret under a new random name. */
    UUID add() {
        var id = UUID.randomUUID();
        write(file(id), random());
        return id;
    }

    boolean has(UUID secret) {
        return Files.exists(file(secret));
    }

    Optional<byte[]> find(UUID secret) {
        return read(file(secret));
    }

    /** Overwriting is no promise on modern disks; what counts is that the name is gone here and soon in the backups. */
    void destroy(UUID secret) {
        try {
            Files.deleteIfExists(file(secret));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path file(UUID secret) {
        var name = secret.toString();
        return home.resolve(name.substring(0, 2)).resolve(name);
    }

    private static Optional<byte[]> read(Path file) {
        try {
            var text = Files.readString(file).strip();
            // Whatever cut it short, an empty or a half key would open nothing and seal what nobody could open again.
            if (!text.matches("[0-9a-f]{64}"))
                throw new IllegalStateException("This file is not the key that it should be: " + file);
            return Optional.of(HexFormat.of().parseHex(text));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, byte[] secret) {
        try {
            var folder = Objects.requireNonNull(file.getParent());
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var partial = Files.createTempFile(folder, "new", null);
            try {
                Files.writeString(partial, HexFormat.of().formatHex(secret));
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

    private static byte[] random() {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return secret;
    }
}
