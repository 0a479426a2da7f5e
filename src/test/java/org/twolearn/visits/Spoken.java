package org.twolearn.visits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A lesson of two people who take turns: three seconds of a woman, three of a man, a second of nothing after each. */
public interface Spoken {
    static Path lesson(int turns) {
        try {
            var one = Files.readAllBytes(Path.of("src/test/resources/listen/two-voices.wav"));
            var data = dataOf(one);
            var all = ByteBuffer.allocate(data[0] + turns * data[1]).order(ByteOrder.LITTLE_ENDIAN);
            all.put(one, 0, data[0]);
            for (var i = 0; i < turns; i++) all.put(one, data[0], data[1]);
            all.putInt(4, all.capacity() - 8).putInt(data[0] - 4, turns * data[1]);
            var made = Files.createTempFile("lesson", ".wav");
            made.toFile().deleteOnExit();
            return Files.write(made, all.array());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same in samples that a browser's pretended microphone reads. */
    static Path aloud(int turns) {
        try (var packed = AudioSystem.getAudioInputStream(lesson(turns).toFile());
                var plain = AudioSystem.getAudioInputStream(AudioFormat.Encoding.PCM_SIGNED, packed)) {
            var made = Files.createTempFile("aloud", ".wav").toFile();
            made.deleteOnExit();
            AudioSystem.write(plain, AudioFileFormat.Type.WAVE, made);
            return made.toPath();
        } catch (IOException | UnsupportedAudioFileException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Where the samples begin, and how many bytes they are. */
    private static int[] dataOf(byte[] wav) {
        for (var at = 12; ; ) {
            var size = ByteBuffer.wrap(wav, at + 4, 4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            if (new String(Arrays.copyOfRange(wav, at, at + 4), java.nio.charset.StandardCharsets.US_ASCII)
                    .equals("data")) return new int[] {at + 8, Math.min(size, wav.length - at - 8)};
            at += 8 + size + size % 2;
        }
    }
}
