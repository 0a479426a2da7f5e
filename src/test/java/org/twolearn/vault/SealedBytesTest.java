package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.web.Words.say;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twolearn.database.CannotStart;
import org.twolearn.people.PersonId;

/** What is sealed opens as it was, for whom it was sealed, where it was sealed: no bit of it can be another. */
class SealedBytesTest {
    private static final PersonId ADA = new PersonId(UUID.randomUUID());
    private static final PersonId BO = new PersonId(UUID.randomUUID());
    private static final Key KEY = new Key(UUID.randomUUID(), Place.Kind.BETWEEN, ADA.value(), 7);
    private static final Place HERE = new Place(KEY.space(), KEY.kind(), "idea", "1", "words");
    private static final SecretKey SECRET = new SecretKeySpec(bytes(32), "AES");

    @ParameterizedTest(name = "W5 {0}: sealed words open as they were, and not with any bit changed or byte missing")
    @EnumSource(Suite.class)
    void words(Suite suite) {
        for (var words : new byte[][] {{}, {1}, bytes(1000)}) {
            var sealed = Envelope.seal(suite, KEY, SECRET, HERE, words).bytes();
            assertThat(sealed).hasSize(1 + 16 + 4 + 12 + words.length + 16);
            assertThat(Envelope.of(sealed).open(SECRET, HERE)).isEqualTo(words);
            assertThat(Envelope.of(sealed))
                    .extracting(Envelope::suite, Envelope::owner, Envelope::epoch)
                    .containsExactly(suite, ADA.value(), 7);
        }
        opensOnlyWhole(
                Envelope.seal(suite, KEY, SECRET, HERE, bytes(3)).bytes(),
                altered -> Envelope.of(altered).open(SECRET, HERE));
    }

    @ParameterizedTest(name = "W5 {0}: words open at their own place only")
    @EnumSource(Suite.class)
    void atTheirOwnPlace(Suite suite) {
        var sealed = Envelope.seal(suite, KEY, SECRET, HERE, bytes(3));
        for (var elsewhere : List.of(
                new Place(UUID.randomUUID(), KEY.kind(), "idea", "1", "words"),
                new Place(KEY.space(), Place.Kind.OWN, "idea", "1", "words"),
                new Place(KEY.space(), Place.Kind.SHARED, "idea", "1", "words"),
                new Place(KEY.space(), KEY.kind(), "goal", "1", "words"),
                new Place(KEY.space(), KEY.kind(), "idea", "2", "words"),
                new Place(KEY.space(), KEY.kind(), "idea", "1", "became"),
                new Place(KEY.space(), KEY.kind(), "idea1", "", "words")))
            assertThatThrownBy(() -> sealed.open(SECRET, elsewhere))
                    .as(elsewhere.toString())
                    .isInstanceOf(Broken.class);
    }

    @Test
    @DisplayName("W5 Two suites never share a key: what one derives opens nothing of the other")
    void suitesShareNoKey() {
        var one = Envelope.seal(Suite.AES_256_GCM, KEY, SECRET, HERE, bytes(3));
        var other = new Envelope(Suite.CHACHA20_POLY1305, one.owner(), one.epoch(), one.nonce(), one.ciphertext());
        assertThatThrownBy(() -> other.open(SECRET, HERE)).isInstanceOf(Broken.class);
    }

    @Test
    @DisplayName("W5 A column takes as many parts of a key as it has, so that no two rows are one place")
    void aPlaceHasAllPartsOfItsKey() {
        var column = SealedColumn.between("idea", "words", "author", "cycle", "id");
        assertThat(column.at(KEY.space(), 1, 2).row()).isEqualTo("1/2");
        assertThat(column.name()).isEqualTo("idea.words");
        for (var parts : new Object[][] {{}, {1}, {1, 2, 3}})
            assertThatThrownBy(() -> column.at(KEY.space(), parts))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("idea.words");
    }

    @Test
    @DisplayName("W8 What a browser or a printed code seals opens with it alone, for its person, and for what it was")
    void waysIn() {
        var way = WayIn.device(ADA, "kept");
        for (var what : new byte[][] {{}, bytes(64)})
            assertThat(WayIn.device(ADA, "kept").open("a", way.seal("a", what))).isEqualTo(what);
        var sealed = way.seal("a", bytes(5));
        for (var other : List.of(WayIn.device(BO, "kept"), WayIn.device(ADA, "Kept"), WayIn.code(ADA, "kept")))
            assertThatThrownBy(() -> other.open("a", sealed)).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> way.open("b", sealed)).isInstanceOf(Broken.class);
        opensOnlyWhole(sealed, altered -> way.open("a", altered));
        assertThat(way.seal("a", new byte[3])).isNotEqualTo(way.seal("a", new byte[3]));
    }

    @Test
    @DisplayName("W8 A way in that was forgotten opens nothing more")
    void forgotten() {
        var way = WayIn.code(ADA, "printed");
        var sealed = way.seal("a", bytes(5));
        way.forget();
        assertThatThrownBy(() -> way.open("a", sealed)).isInstanceOf(Broken.class);
    }

    @Test
    @DisplayName("W5 A key of words wrapped to a member opens with their key and the store’s secret together only")
    void wrappedToAMember() {
        var adas = ReaderKey.fresh(ADA.value(), 3);
        var bos = ReaderKey.fresh(BO.value(), 3);
        var salt = bytes(32);
        for (var bare : new byte[][] {{}, bytes(32)})
            assertThat(adas.unwrap(KEY, salt, adas.open().wrap(KEY, salt, bare)))
                    .isEqualTo(bare);
        var wrapped = adas.open().wrap(KEY, salt, bytes(32));
        assertThat(ReaderKey.epoch(wrapped)).isEqualTo(3);
        assertThat(ReaderKey.epoch(Arrays.copyOf(wrapped, 5))).isEqualTo(3);
        assertThat(ReaderKey.epoch(Arrays.copyOf(wrapped, 4))).isZero();
        var another = new Key(KEY.space(), KEY.kind(), KEY.owner(), 8);
        assertThatThrownBy(() -> bos.unwrap(KEY, salt, wrapped)).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> adas.unwrap(KEY, bytes(32), wrapped)).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> adas.unwrap(another, salt, wrapped)).isInstanceOf(Broken.class);
        opensOnlyWhole(wrapped, altered -> adas.unwrap(KEY, salt, altered));
    }

    @Test
    @DisplayName("W5 Each of both halves of a member’s key is needed: X25519 and ML-KEM-768")
    void bothHalvesOfAMembersKey() {
        var one = ReaderKey.fresh(ADA.value(), 1);
        var other = ReaderKey.fresh(ADA.value(), 1);
        var wrapped = one.open().wrap(KEY, new byte[32], bytes(32));
        for (var mixed : List.of(
                new ReaderKey.Secret(ADA.value(), 1, one.x25519(), other.mlKem(), one.open()),
                new ReaderKey.Secret(ADA.value(), 1, other.x25519(), one.mlKem(), one.open())))
            assertThatThrownBy(() -> mixed.unwrap(KEY, new byte[32], wrapped)).isInstanceOf(Broken.class);
    }

    @Test
    void aMembersKeyIsTheSameAfterItWasSealed() {
        var own = ReaderKey.fresh(ADA.value(), 2);
        var again = ReaderKey.Secret.of(own.open(), own.bytes());
        assertThat(again.bytes()).isEqualTo(own.bytes());
        var wrapped = own.open().wrap(KEY, new byte[32], bytes(32));
        assertThat(again.unwrap(KEY, new byte[32], wrapped)).isEqualTo(own.unwrap(KEY, new byte[32], wrapped));
        assertThat(own.open().info())
                .contains(ADA.value().toString())
                .isNotEqualTo(ReaderKey.fresh(ADA.value(), 3).open().info())
                .isNotEqualTo(ReaderKey.fresh(BO.value(), 2).open().info());
        assertThatThrownBy(() -> ReaderKey.Secret.of(own.open(), new byte[] {0, 0, 0, 1, 9, 9}))
                .isInstanceOf(Broken.class);
    }

    @Test
    @DisplayName("W8 Each code of a printed sheet opens all that the sheet opens, and no other code does")
    void eachCodeOfASheet() {
        var sheet = Sheet.fresh();
        var sealed = List.of(sheet.sealed(ADA, "one"), sheet.sealed(ADA, "two"));
        var behind = sheet.wayIn(ADA).seal("a", bytes(5));
        for (var code : List.of("one", "two"))
            assertThat(Sheet.opened(ADA, code, sealed).orElseThrow().wayIn(ADA).open("a", behind))
                    .hasSize(5);
        assertThat(Sheet.opened(ADA, "three", sealed)).isEmpty();
        assertThat(Sheet.opened(BO, "one", sealed)).isEmpty();
        assertThatThrownBy(() -> Sheet.fresh().wayIn(ADA).open("a", behind)).isInstanceOf(Broken.class);
    }

    @Test
    @DisplayName("W5 What is written into a log by mistake tells nothing of a key")
    void nothingOfAKeyIsSaid() {
        assertThat(List.of(
                        "" + WayIn.code(ADA, "printed"),
                        "" + Sheet.fresh(),
                        "" + ReaderKey.fresh(ADA.value(), 1),
                        InHand.<String, RuntimeException>call(
                                null, () -> "" + InHand.here().orElseThrow())))
                .containsExactly("a way in", "a sheet of codes", "a key of one’s own", "what is in hand");
    }

    @Test
    void noNonceIsMadeTwice() {
        var seen = new HashSet<ByteBuffer>();
        for (int i = 0; i < 200_000; i++)
            assertThat(seen.add(ByteBuffer.wrap(Envelope.seal(Suite.AES_256_GCM, KEY, SECRET, HERE, new byte[1])
                            .nonce())))
                    .isTrue();
    }

    @Test
    void aSuiteIsChosenByItsName() {
        assertThat(Suite.named("aes-256-gcm")).isEqualTo(Suite.AES_256_GCM);
        assertThat(Suite.named("chacha20-poly1305")).isEqualTo(Suite.CHACHA20_POLY1305);
        assertThatThrownBy(() -> Suite.named("rot13")).isInstanceOf(CannotStart.class);
    }

    @Test
    @DisplayName("W5 What a request had in its hands is gone with it: the keys, and what opened them")
    void whatWasInHand() {
        var way = WayIn.device(ADA, "kept");
        var sealed = way.seal("a", bytes(5));
        var opened = new Keys.Opened(UUID.randomUUID(), SECRET, null, true, 0);
        var hand = InHand.<InHand, RuntimeException>call(way, () -> {
            var here = InHand.here().orElseThrow();
            assertThat(here.device()).hasValue(way);
            here.remember(KEY, opened);
            assertThat(here.known(KEY)).isEqualTo(opened);
            return here;
        });
        assertThat(hand.known(KEY)).isNull();
        assertThatThrownBy(() -> way.open("a", sealed)).isInstanceOf(Broken.class);
        assertThat(InHand.here()).isEmpty();
    }

    @Test
    void whyWordsDoNotOpenIsSaid() {
        assertThat(Broken.lost()).hasMessage("These words do not open here.");
        assertThat(Broken.closed()).hasMessage("These words do not open on this device.");
        var erased = Broken.erased(ADA.value(), Instant.EPOCH);
        assertThat(erased).hasMessage("These words were erased.");
        assertThat(erased.erased()).isEqualTo(new Broken.ByOwner(ADA.value(), Instant.EPOCH));
        assertThat(Broken.lost().erased()).isNull();
    }

    @Test
    @DisplayName("W7 What stands in the stead of words is put into no box, and words that are like it are words")
    void inTheStead() {
        for (var said : List.of(
                say("vault.erased"),
                say("vault.unreadable"),
                say("vault.closed"),
                say("vault.erased-own", "November 22"))) {
            assertThat(Vault.isInStead(said)).as(said).isTrue();
            assertThat(Vault.toChange(said)).isEmpty();
        }
        for (var words : List.of(
                "",
                "Count to five.",
                "You erased this on the board",
                "This morning: You erased this on the board.",
                "You erased this on the board.\nI would not.")) {
            assertThat(Vault.isInStead(words)).as(words).isFalse();
            assertThat(Vault.toChange(words)).isEqualTo(words);
        }
    }

    private static void opensOnlyWhole(byte[] sealed, Function<byte[], byte[]> open) {
        assertThat(open.apply(sealed)).isNotNull();
        for (int i = 0; i < sealed.length; i++) {
            var altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> open.apply(altered)).as("byte " + i).isInstanceOf(Broken.class);
        }
        for (int i = 0; i < sealed.length; i++) {
            var cut = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> open.apply(cut)).as("cut to " + i).isInstanceOf(Broken.class);
        }
    }

    private static byte[] bytes(int many) {
        var bytes = new byte[many];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
