package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twolearn.database.CannotStart;

/** The server's key in two halves, which two people hold. */
class TwoHalvesTest {
    private static final Key KEY = new Key(UUID.randomUUID(), Place.Kind.BETWEEN, UUID.randomUUID(), 1);

    @TempDir
    Path home;

    @Test
    void aHalfIsReadAsItWasWrittenHoweverItIsTyped() {
        for (int i = 0; i < 300; i++) {
            var half = SecondHalf.fresh();
            assertThat(half.text()).matches("([0-9A-Z]{4}-){12}[0-9A-Z]{4}");
            assertThat(SecondHalf.typed(half.text()).bytes()).isEqualTo(half.bytes());
            assertThat(SecondHalf.typed(half.text()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('-', ' ')
                                    .replace('0', 'o')
                                    .replace('1', 'l'))
                            .bytes())
                    .isEqualTo(half.bytes());
        }
        for (var bits : new int[] {0, 255}) {
            var bytes = new byte[32];
            java.util.Arrays.fill(bytes, (byte) bits);
            assertThat(SecondHalf.typed(new SecondHalf(bytes).text()).bytes()).isEqualTo(bytes);
        }
        for (var wrong : new String[] {"", "AAAA", "U" + "0".repeat(51), "Z".repeat(52), "0".repeat(53)})
            assertThatThrownBy(() -> SecondHalf.typed(wrong)).isInstanceOf(CannotStart.class);
    }

    @Test
    @DisplayName("W5 With one half only, database and key store together open nothing, and TwoLearn does not start")
    void oneHalfOpensNothing() {
        var half = SecondHalf.fresh();
        var whole = new KeyStore(home, half);
        whole.server();
        whole.servers().begin(true);
        whole.servers().destroy(1);
        var sealed = new Wrapping(whole).fresh(KEY, whole.add(KEY));

        assertThat(new Wrapping(new KeyStore(home, half)).unwrap(sealed).getEncoded())
                .hasSize(32);
        for (var other : new SecondHalf[] {null, SecondHalf.fresh()})
            assertThatThrownBy(() -> new Wrapping(new KeyStore(home, other)).unwrap(sealed))
                    .isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> new KeyStore(home, ""))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--second-key");
    }

    @Test
    @DisplayName("W5 Each half enters into the key: neither tells it, nor does the print of the other")
    void eachHalfEnters() {
        var one = SecondHalf.fresh();
        var other = SecondHalf.fresh();
        var bytes = KeyStore.random();
        var keys = new byte[][] {
            bytes,
            new ServerKey.Kept(1, bytes, one.print()).with(one).bytes(),
            new ServerKey.Kept(1, bytes, other.print()).with(other).bytes(),
            new ServerKey.Kept(1, KeyStore.random(), one.print()).with(one).bytes()
        };
        for (int i = 0; i < keys.length; i++)
            for (int j = 0; j < i; j++) assertThat(keys[i]).isNotEqualTo(keys[j]);
    }

    @Test
    @DisplayName("W5 TwoLearn starts with the second half from a file, and with no other half")
    void startsWithTheSecondHalf() throws IOException {
        var half = home.resolveSibling(home.getFileName() + ".half");
        Files.writeString(half, SecondHalf.fresh().text() + "\n");
        var whole = new KeyStore(home, SecondHalf.in(half));
        whole.server();
        whole.servers().begin(true);

        assertThat(new KeyStore(home, half.toString()).server().bytes())
                .isEqualTo(whole.server().bytes());
        Files.writeString(half, SecondHalf.fresh().text());
        assertThatThrownBy(() -> new KeyStore(home, half.toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("not the second half");
        Files.delete(half);
        assertThatThrownBy(() -> new KeyStore(home, half.toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("may read");
    }

    @Test
    @DisplayName("W5 A store that lost its server’s key makes no new one: that would only hide the loss")
    void aLostServersKeyIsNotMadeAnew() throws IOException {
        var store = KeyStore.asItStands(home);
        store.server();
        store.add(KEY);
        Files.delete(home.resolve("server"));
        assertThatThrownBy(store::server).isInstanceOf(CannotStart.class).hasMessageContaining("missing");
    }

    @Test
    void aDamagedKeyIsNamed() throws IOException {
        var store = KeyStore.asItStands(home);
        store.server();
        Files.writeString(home.resolve("server"), "abc");
        assertThatThrownBy(store::server).isInstanceOf(CannotStart.class).hasMessageContaining("damaged");
    }
}
