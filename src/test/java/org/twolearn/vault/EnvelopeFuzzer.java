package org.twolearn.vault;

import java.util.Arrays;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** Any bytes as sealed words: what does not open is refused, whatever it is, and what reads as an envelope is that one. */
public final class EnvelopeFuzzer {
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");
    private static final Place PLACE = new Place(new UUID(0, 1), Place.Kind.BETWEEN, "idea", "row", "words");

    private EnvelopeFuzzer() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            var envelope = Envelope.of(bytes);
            if (!Arrays.equals(envelope.bytes(), bytes)) throw new AssertionError("Read otherwise than written");
            envelope.open(KEY, PLACE);
            throw new AssertionError("Forged");
        } catch (Broken refused) {
            // As it should be.
        }
    }
}
