package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** W7: what is checked in a download is what every program shows of it. */
class OneReadingOfAZipTest {
    private static final Packed SOUND = new Packed(new LinkedHashMap<>(
            Map.of("json/learned.json", "I count faster than I listen. ".repeat(40), "empty.txt", "", "é.txt", "Ana")));

    @TempDir
    Path home;

    @Test
    void readsWhatWasWritten() throws IOException {
        assertThat(read(SOUND.bytes())).isEqualTo(SOUND.files());
    }

    @Test
    @DisplayName("W7 A ZIP whose list and heads differ is refused: unzip shows the one, a stream the other")
    void listAndHeadsDiffer() throws IOException {
        var name = "json/learned.json";
        var forged = Forged.inTheList(
                SOUND.bytes(), SOUND.with(name, "Ana is unfit to teach").bytes(), name);

        assertThat(Packed.of(forged).files()).isEqualTo(SOUND.files());
        var file = Files.write(home.resolve("forged.zip"), forged);
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8))
                    .isEqualTo("Ana is unfit to teach");
        }
        refused(forged);
    }

    @Test
    @DisplayName("W7 A ZIP with anything before, between or after what it lists is refused")
    void nothingBeforeBetweenOrAfter() throws IOException {
        var sound = SOUND.bytes();
        refused(joined(new byte[] {0}, sound));
        refused(joined(sound, new byte[] {0}));
        refused(joined(sound, sound));
        refused(joined(SOUND.with("more", "x").bytes(), sound));
        var list = Forged.list(ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN));
        var gap =
                joined(joined(Arrays.copyOf(sound, list), new byte[8]), Arrays.copyOfRange(sound, list, sound.length));
        ByteBuffer.wrap(gap).order(ByteOrder.LITTLE_ENDIAN).putInt(gap.length - 22 + 16, list + 8);
        refused(gap);
    }

    @Test
    void cutShortAnywhere() throws IOException {
        var sound = SOUND.bytes();
        for (int length = 0; length < sound.length; length++) refused(Arrays.copyOf(sound, length));
    }

    @Test
    void oneNameTwice() throws IOException {
        var twice = new String(SOUND.with("empty.txu", "evil").bytes(), java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("empty.txu", "empty.txt");
        refused(twice.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void whicheverByteIsChangedItIsRefusedOrReadsAsBefore() throws IOException {
        var sound = SOUND.bytes();
        for (int at = 0; at < sound.length; at++)
            for (var by : new int[] {1, 0x80}) {
                var changed = sound.clone();
                changed[at] ^= (byte) by;
                try {
                    assertThat(read(changed)).as("byte " + at).isEqualTo(SOUND.files());
                } catch (IOException refused) {
                    assertThat(refused).isNotNull();
                }
            }
    }

    private static Map<String, String> read(byte[] zip) throws IOException {
        return Zip.files(zip).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> new String(file.getValue(), UTF_8)));
    }

    private static void refused(byte[] zip) {
        assertThatThrownBy(() -> Zip.files(zip)).isInstanceOf(IOException.class);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
