package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twolearn.database.CannotStart;

/** The second store by itself: files in a directory. */
class KeyStoreTest {
    private static final UUID ADA = UUID.randomUUID(), BO = UUID.randomUUID();
    private static final Key ADAS = new Key(UUID.randomUUID(), Place.Kind.BETWEEN, ADA, 1);
    private static final List<Key> OTHERS = List.of(
            new Key(UUID.randomUUID(), ADAS.kind(), ADA, 1),
            new Key(ADAS.space(), Place.Kind.OWN, ADA, 1),
            new Key(ADAS.space(), Place.Kind.SHARED, ADA, 1),
            new Key(ADAS.space(), ADAS.kind(), BO, 1),
            new Key(ADAS.space(), ADAS.kind(), ADA, 2));

    @TempDir
    Path place;

    Path home;
    KeyStore store;

    @BeforeEach
    void anEmptyOne() {
        home = place.resolve("keys");
        store = KeyStore.asItStands(home);
    }

    @Test
    @DisplayName("W5 A secret is a file of its own that only TwoLearn’s user may read, and nothing else is left behind")
    void aSecretIsAFile() throws IOException {
        var secret = store.add(ADAS);
        var folder = home.resolve(secret.toString().substring(0, 2));
        assertThat(Files.list(folder)).containsExactly(folder.resolve(secret.toString()));
        assertThat(Files.list(home)).containsExactlyInAnyOrder(folder, home.resolve("server"));
        for (var made : List.of(folder, home))
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret.toString()))))
                .isEqualTo("rw-------");
        assertThat(store.find(secret).orElseThrow()).hasSize(32);
        assertThat(store.add(ADAS)).as("another one each time").isNotEqualTo(secret);
        assertThat(store.all()).hasSize(2).contains(secret);
        var names = Stream.generate(() -> store.add(ADAS)).limit(30).toList();
        assertThat(names).allMatch(name -> name.version() == 8 && name.variant() == 2);
        assertThat(names.stream().map(UUID::getLeastSignificantBits)).doesNotHaveDuplicates();
        assertThat(names.stream().map(UUID::getMostSignificantBits)).doesNotHaveDuplicates();
        assertThat(store.home()).isEqualTo(home);
    }

    @Test
    @DisplayName("W7 Destroying takes the secret of that key, and of no other key that names it")
    void destroyingTakesItsOwn() {
        var secret = store.add(ADAS);
        for (var other : OTHERS) {
            assertThat(store.destroy(other, secret)).as(other.toString()).isFalse();
            store.keep(other, secret, UUID.randomUUID());
        }
        assertThat(store.has(secret)).isTrue();
        assertThat(store.all()).containsExactly(secret);
        assertThat(store.destroy(ADAS, secret)).isTrue();
        assertThat(store.has(secret)).isFalse();
        assertThat(store.find(secret)).isEmpty();
        assertThat(store.destroy(ADAS, secret)).as("again").isTrue();
    }

    @Test
    @DisplayName("W7 What a hold keeps is the same secret under another name, and goes under it for its own key alone")
    void aSecondName() {
        var secret = store.add(ADAS);
        var kept = UUID.randomUUID();
        store.keep(ADAS, secret, kept);
        assertThat(store.find(kept).orElseThrow()).isEqualTo(store.find(secret).orElseThrow());
        assertThat(store.destroy(ADAS, secret)).isTrue();
        assertThat(store.has(kept)).isTrue();
        assertThat(store.destroy(OTHERS.getFirst(), secret, kept)).isFalse();
        assertThat(store.destroy(ADAS, secret, kept)).isTrue();
        store.keep(ADAS, secret, kept);
        assertThat(store.all()).as("what is gone has no second name").isEmpty();
    }

    @Test
    @DisplayName("W7 What the disk does not let go of is not said to be gone")
    void whatTheDiskKeeps() throws IOException {
        var secret = store.add(ADAS);
        var file = home.resolve(secret.toString().substring(0, 2)).resolve(secret.toString());
        Files.writeString(file, "cut short");
        assertThat(store.destroy(ADAS, secret)).isFalse();
        assertThat(file).exists();
    }

    @ParameterizedTest
    @DisplayName("W5 A file that was cut short or altered is no key: it opens nothing, and nothing is sealed with it")
    @ValueSource(strings = {"", "ab", "g000000000000000000000000000000000000000000000000000000000000000"})
    void halfAKey(String text) throws IOException {
        var secret = store.add(ADAS);
        Files.writeString(home.resolve(secret.toString().substring(0, 2)).resolve(secret.toString()), text);
        assertThatThrownBy(() -> store.find(secret))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(secret.toString());
    }

    @Test
    @DisplayName("W5 Two nodes that make the same key at once agree on the first one’s")
    void theFirstOneStands() {
        var other = KeyStore.asItStands(home);
        assertThat(other.server().bytes()).isEqualTo(store.server().bytes());
        assertThat(other.signing()).hasSize(32).isEqualTo(store.signing());
        KeyStore.write(home.resolve("server"), "0".repeat(64));
        assertThat(other.server().bytes()).isEqualTo(store.server().bytes());
    }

    @Test
    @DisplayName(
            "W5 A key opens with its own secret, its own name and the server’s key that wrapped it, and with no other")
    void aWrappedKey() {
        var wrapping = new Wrapping(store);
        var secret = store.add(ADAS);
        var wrapped = wrapping.fresh(ADAS, secret);
        assertThat(wrapping.unwrap(wrapped).getEncoded()).isEqualTo(wrapping.bare(wrapped));
        assertThat(wrapping.fresh(ADAS, secret).wrapped()).isNotEqualTo(wrapped.wrapped());
        for (var other : OTHERS)
            assertThatThrownBy(() -> wrapping.unwrap(row(other, secret, wrapped.wrapped())))
                    .isInstanceOf(Broken.class);
        assertThatThrownBy(() -> wrapping.unwrap(row(ADAS, store.add(ADAS), wrapped.wrapped())))
                .isInstanceOf(Broken.class);
        assertThatThrownBy(() -> wrapping.unwrap(row(ADAS, UUID.randomUUID(), wrapped.wrapped())))
                .isInstanceOf(Broken.class);
        for (int cut = 0; cut < wrapped.wrapped().length; cut++) {
            var bytes = java.util.Arrays.copyOf(wrapped.wrapped(), cut);
            assertThatThrownBy(() -> wrapping.unwrap(row(ADAS, secret, bytes))).isInstanceOf(Broken.class);
        }
        assertThatThrownBy(() -> wrapping.unwrap(row(ADAS, secret, null)))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.why()).isEqualTo(Broken.Plain.CLOSED));
    }

    @Test
    @DisplayName("W5 What is wrapped anew is the same key under the newer server’s key, and outlives the older one")
    void wrappedAnew() {
        var wrapping = new Wrapping(store);
        var wrapped = wrapping.fresh(ADAS, store.add(ADAS));
        var bare = wrapping.bare(wrapped);
        assertThat(Wrapping.generation(wrapped.wrapped())).isOne();
        store.servers().begin(false);
        assertThat(wrapping.bare(wrapped)).as("still").isEqualTo(bare);
        var anew = row(ADAS, wrapped.secret(), wrapping.anew(wrapped));
        assertThat(Wrapping.generation(anew.wrapped())).isEqualTo(2);
        assertThat(Wrapping.generation(new byte[] {0, 0, 0, 9})).isEqualTo(9);
        assertThat(Wrapping.generation(new byte[3])).isZero();
        store.servers().destroy(1);
        assertThat(wrapping.bare(anew)).isEqualTo(bare);
        assertThatThrownBy(() -> wrapping.bare(wrapped)).isInstanceOf(Broken.class);
        assertThat(store.servers().find(1)).isEmpty();
    }

    @Test
    @DisplayName("W5 The server’s newest key is the one that wraps, also after its tenth; anything else there is none")
    void theNewestWraps() throws IOException {
        store.server();
        for (int i = 0; i < 10; i++) store.servers().begin(false);
        Files.writeString(home.resolve("server-x"), "0".repeat(64));
        assertThat(store.server().generation()).isEqualTo(11);
        assertThat(store.servers().all())
                .extracting(ServerKey.Kept::generation)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(store.servers().split()).isFalse();
        var made = Instant.now().minus(Duration.ofDays(9));
        Files.setLastModifiedTime(home.resolve("server-11"), FileTime.from(made));
        assertThat(store.servers().made().orElseThrow()).isBefore(Instant.now().minus(Duration.ofDays(8)));
        assertThat(new ServerKeys(place.resolve("none"), null).made()).isEmpty();
    }

    @Test
    @DisplayName("W5 A copy is written whole, is read back as it was, and is none with a byte missing or another")
    void aCopy() throws IOException {
        var secret = store.add(ADAS);
        var signing = store.signing();
        store.servers().begin(false);
        var file = place.resolve("copy");
        assertThat(KeyCopy.write(store, file, Instant.parse("2026-11-22T10:00:00.9Z")))
                .isOne();

        assertThat(Files.list(place)).containsExactlyInAnyOrder(file, home);
        var copy = KeyCopy.read(file, null);
        assertThat(copy.at()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(copy.find(secret))
                .hasValueSatisfying(
                        found -> assertThat(found).isEqualTo(store.find(secret).orElseThrow()));
        assertThat(copy.find(UUID.randomUUID())).isEmpty();
        assertThat(copy.signing()).hasValueSatisfying(found -> assertThat(found).isEqualTo(signing));
        assertThat(copy.server().bytes()).isEqualTo(store.server().bytes());
        assertThat(copy.server().generation()).isEqualTo(2);
        assertThat(copy.server(1).orElseThrow().bytes())
                .isEqualTo(store.server(1).orElseThrow().bytes());
        assertThat(copy.server(3)).isEmpty();

        var text = Files.readString(file);
        for (var other : List.of(
                "",
                text.replace("TwoLearn keys 1", "TwoLearn keys 2"),
                text.replace("at 2026", "at 2025"),
                text.replace("print ", "prints "),
                text.substring(0, text.lastIndexOf("print ")),
                text.substring(0, text.length() - 2),
                text + "print 0\n",
                text.replaceFirst("server 1 .*\n", ""))) {
            Files.writeString(file, other);
            assertThatThrownBy(() -> KeyCopy.read(file, null))
                    .as(other)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("damaged");
        }
        assertThatThrownBy(() -> KeyCopy.read(place.resolve("none"), null)).isInstanceOf(CannotStart.class);
    }

    @Test
    void aCopyOfAStoreThatSignsNothingYetSignsNothing() throws IOException {
        store.add(ADAS);
        KeyCopy.write(store, place.resolve("copy"), Instant.now());
        assertThat(KeyCopy.read(place.resolve("copy"), null).signing()).isEmpty();
        var again = KeyStore.asItStands(place.resolve("again"));
        again.fill(KeyCopy.read(place.resolve("copy"), null));
        assertThat(again.signingIfAny()).isEmpty();
        assertThat(again.all()).containsExactlyElementsOf(store.all().toList());
        assertThat(again.server().bytes()).isEqualTo(store.server().bytes());
    }

    @Test
    void whatSignsIsInARestoredStoreAsItWas() throws IOException {
        var signing = store.signing();
        assertThat(store.server().generation())
                .as("a store that holds no secret yet begins")
                .isOne();
        KeyCopy.write(store, place.resolve("copy"), Instant.now());
        var again = KeyStore.asItStands(place.resolve("again"));
        again.fill(KeyCopy.read(place.resolve("copy"), null));
        assertThat(again.signingIfAny())
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(signing));
    }

    @Test
    @DisplayName("W5 A second copy is well for 30 days after it was made")
    void aSecondCopy() {
        var copy = new SecondCopy(home);
        var now = Instant.parse("2026-11-22T10:00:00Z");
        assertThat(copy.at(now)).isEqualTo(SecondCopy.State.NOT_NEEDED);
        store.server();
        assertThat(copy.at(now)).isEqualTo(SecondCopy.State.NEVER);
        copy.verified(now);
        assertThat(copy.made()).hasValue(now);
        assertThat(copy.at(now.plus(Duration.ofDays(30)))).isEqualTo(SecondCopy.State.WELL);
        assertThat(copy.at(now.plus(Duration.ofDays(30)).plusSeconds(1))).isEqualTo(SecondCopy.State.OLD);
    }

    @Test
    @DisplayName("W7 A signature is the store’s own, the same each time, over exactly these words")
    void signing() throws GeneralSecurityException {
        var signing = new Signing(store);
        var message = "What Ada took along.".getBytes(StandardCharsets.UTF_8);
        var signature = signing.sign(message);
        assertThat(signature).hasSize(64).isEqualTo(new Signing(KeyStore.asItStands(home)).sign(message));
        assertThat(Signing.signed(signing.publicKey(), message, signature)).isTrue();
        assertThat(signing.publicKey()).startsWith("-----BEGIN PUBLIC KEY-----\nMCow");
        message[0] = 'w';
        assertThat(Signing.signed(signing.publicKey(), message, signature)).isFalse();
        var another = new Signing(KeyStore.asItStands(place.resolve("another")));
        assertThat(another.publicKey()).isNotEqualTo(signing.publicKey());
        message[0] = 'W';
        assertThat(Signing.signed(another.publicKey(), message, signature)).isFalse();
        assertThatThrownBy(() -> Signing.signed("YWJj", message, signature))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    @DisplayName("W7 Erased words are gone for good 30 days after their secrets went, and a hold postpones that")
    void goneForGood() {
        var erased = Instant.parse("2026-01-31T23:30:00Z");
        var held = Instant.parse("2026-03-01T00:30:00Z");
        assertThat(new Erased(ADA, BO, ADA, true, List.of(), erased, null).finalOn())
                .isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(new Erased(ADA, BO, ADA, true, List.of(), erased, held).finalOn())
                .isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(new Erasure.Gone(1, ADA, held).until()).isEqualTo("2026-03-31T00:30:00Z");
    }

    @Test
    void nobodyIsAskedForAHalfThatIsNotNeededOrWhereNobodySits() throws IOException {
        var half = SecondHalf.fresh();
        var file = Files.writeString(place.resolve("half"), half.text());
        assertThat(SecondHalf.given(file.toString(), false).bytes()).isEqualTo(half.bytes());
        assertThat(SecondHalf.given(file.toString(), true).print()).isEqualTo(half.print());
        assertThat(SecondHalf.given(" ", false)).isNull();
        assertThat(SecondHalf.given("", true)).isNull();
        assertThat(SecondHalf.fresh().print()).hasSize(16).isNotEqualTo(half.print());
    }

    private static KeyTable.Wrapped row(Key key, UUID secret, byte[] wrapped) {
        return new KeyTable.Wrapped(key, secret, wrapped, null, false);
    }
}
