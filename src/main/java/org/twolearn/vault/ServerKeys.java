package org.twolearn.vault;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twolearn.database.CannotStart;

/** The generations of the server's key in a key store: one, or two while keys are wrapped anew. */
final class ServerKeys {
    private static final Pattern NAME = Pattern.compile("server(?:-(\\d{1,9}))?");

    private final Path home;
    private final @Nullable SecondHalf second;

    ServerKeys(Path home, @Nullable SecondHalf second) {
        this.home = home;
        this.second = second;
    }

    /** The newest, made at first use. */
    ServerKey current() {
        if (newest().isEmpty()) {
            refuseToBeginAgain();
            add(new ServerKey.Kept(1, KeyStore.random(), null));
        }
        return newest().orElseThrow().with(second);
    }

    Optional<ServerKey> find(int generation) {
        return read(generation).map(kept -> kept.with(second));
    }

    /** By generation. */
    List<ServerKey.Kept> all() {
        return files().map(file -> NAME.matcher(file.getFileName().toString()))
                .filter(name -> name.matches())
                .map(name -> name.group(1) == null ? 1 : Integer.parseInt(name.group(1)))
                .flatMap(generation -> read(generation).stream())
                .sorted(comparing(ServerKey.Kept::generation))
                .toList();
    }

    Optional<ServerKey.Kept> newest() {
        return all().stream().max(comparing(ServerKey.Kept::generation));
    }

    /** When the newest was made, or brought back from a copy. */
    Optional<Instant> made() {
        return newest().map(kept -> file(kept.generation())).flatMap(file -> {
            try {
                return Optional.of(Files.getLastModifiedTime(file).toInstant());
            } catch (IOException gone) {
                return Optional.empty();
            }
        });
    }

    boolean split() {
        return newest().filter(ServerKey.Kept::split).isPresent();
    }

    /** What is sealed from now on is wrapped with the next one. */
    void begin(boolean inHalves) {
        var next = newest().orElseThrow().generation() + 1;
        var print = inHalves ? Objects.requireNonNull(second).print() : null;
        add(new ServerKey.Kept(next, KeyStore.random(), print));
    }

    void destroy(int generation) {
        KeyStore.delete(file(generation));
    }

    void add(ServerKey.Kept kept) {
        KeyStore.write(file(kept.generation()), kept.text());
    }

    private Optional<ServerKey.Kept> read(int generation) {
        return KeyStore.read(file(generation)).map(text -> ServerKey.Kept.of(generation, text));
    }

    private Path file(int generation) {
        return home.resolve(generation == 1 ? "server" : "server-" + generation);
    }

    /** A store that has secrets has lost its server's key: a new one would only hide that. */
    private void refuseToBeginAgain() {
        if (files().anyMatch(file -> file.getFileName().toString().matches("[0-9a-f]{2}") && Files.isDirectory(file)))
            throw new CannotStart("The server’s key is missing from the key store " + home
                    + ". Put it back from the copy of the key store; without it nobody can read what people wrote.");
    }

    private Stream<Path> files() {
        if (!Files.isDirectory(home)) return Stream.empty();
        try (var files = Files.list(home)) {
            return files.toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
