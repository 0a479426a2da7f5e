package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twolearn.people.PersonId;

/** What TwoLearn sealed in November 2026 opens in every later one: districts keep words for years. */
class SealedLongAgoTest {
    private static final PersonId ADA = new PersonId(UUID.fromString("5b0e6d1c-2f4a-4c3b-9d8e-0a1b2c3d4e5f"));
    private static final UUID SPACE = UUID.fromString("7c1f0a2b-3d4e-4f5a-8b6c-9d0e1f2a3b4c");
    private static final byte[] WORDS = "Wait five seconds.".getBytes(UTF_8);

    @TempDir
    Path home;

    Map<String, String> then;

    @BeforeEach
    void whatWasSealed() throws IOException {
        then = Files.readAllLines(Path.of("src/test/resources/vault/sealed-in-november-2026.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    @ParameterizedTest(name = "W5 Words in {0}")
    @EnumSource(Suite.class)
    void words(Suite suite) {
        for (var kind : Place.Kind.values()) {
            var sealed = Envelope.of(bytes("words-" + word(kind) + "-" + suite.word()));
            assertThat(sealed.open(
                            new SecretKeySpec(counted(1), "AES"), new Place(SPACE, kind, "idea", "1/2", "words")))
                    .isEqualTo(WORDS);
        }
    }

    @Test
    @DisplayName("W8 What a browser kept, and what was printed, opens what was sealed with it")
    void waysIn() {
        assertThat(WayIn.device(ADA, "what a browser kept").open("what", bytes("device")))
                .isEqualTo(WORDS);
        assertThat(WayIn.code(ADA, "what was printed").open("what", bytes("code")))
                .isEqualTo(WORDS);
        var sheet =
                Sheet.opened(ADA, "what was printed", List.of(bytes("sheet"))).orElseThrow();
        assertThat(sheet.wayIn(ADA).open("what", bytes("behind-the-sheet"))).isEqualTo(WORDS);
    }

    @Test
    @DisplayName("W5 A key that was handed to a member")
    void handed() {
        var open = new ReaderKey(ADA.value(), 4, bytes("reader-x25519"), bytes("reader-ml-kem"));
        var own = ReaderKey.Secret.of(open, bytes("reader-secret"));
        assertThat(own.unwrap(new Key(SPACE, Place.Kind.BETWEEN, ADA.value(), 2), counted(99), bytes("handed")))
                .isEqualTo(counted(1));
    }

    @ParameterizedTest(name = "W5 A key of words {0}, as it was wrapped under the server’s, and the name of its secret")
    @EnumSource(Place.Kind.class)
    void wrapped(Place.Kind kind) throws IOException {
        Files.writeString(home.resolve("server"), then.get("server"));
        opens(kind, "name-" + word(kind), "secret-" + word(kind), "wrapped-" + word(kind), "bare-" + word(kind), null);
    }

    @Test
    @DisplayName("W5 A key that was wrapped under a server’s key in halves")
    void inHalves() throws IOException {
        Files.writeString(
                home.resolve("server-2"),
                then.get("split-server").replace(' ', '\n').replace("second\n", "second "));
        var half = SecondHalf.typed(then.get("half"));
        opens(Place.Kind.BETWEEN, "split-name", "split-secret", "split-wrapped", "split-bare", half);
    }

    private void opens(Place.Kind kind, String name, String secret, String wrapped, String bare, SecondHalf half)
            throws IOException {
        var called = UUID.fromString(then.get(name));
        var folder = Files.createDirectories(home.resolve(then.get(name).substring(0, 2)));
        Files.writeString(folder.resolve(then.get(name)), then.get(secret));
        var store = new KeyStore(home, half);
        var key = new Key(SPACE, kind, ADA.value(), 2);
        assertThat(new Wrapping(store).bare(new KeyTable.Wrapped(key, called, bytes(wrapped), null, false)))
                .isEqualTo(bytes(bare));
        assertThat(store.destroy(key, called)).as("it is that key’s").isTrue();
    }

    @Test
    @DisplayName("W7 A signature by the first key of RFC 8032, as the RFC has it")
    void signed() throws IOException {
        Files.writeString(home.resolve("signing"), "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        assertThat(HexFormat.of().formatHex(new Signing(KeyStore.asItStands(home)).sign(new byte[0])))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    private byte[] bytes(String name) {
        return Base64.getDecoder().decode(then.get(name));
    }

    /** 32 bytes, three apart; the first may be another. */
    private static byte[] counted(int first) {
        var bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (3 * i + 1);
        bytes[0] = (byte) first;
        return bytes;
    }

    private static String word(Place.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
