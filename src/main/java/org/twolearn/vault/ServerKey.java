package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;
import org.twolearn.database.CannotStart;

/** One generation of the server's key, as it enters into every wrapping. */
record ServerKey(int generation, byte[] bytes) {
    private static final String INFO = "twolearn server key of two halves";

    /**
     * As it stands in the key store: the whole key, or one half with the print of the other.
     *
     * @param print of the second half; null where this is the whole key
     */
    record Kept(int generation, byte[] bytes, @Nullable String print) {
        private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})(?:\nsecond ([0-9a-f]{16}))?");

        /** Whatever cut it short, half a key would open nothing and seal what nobody could open again. */
        static Kept of(int generation, String text) {
            var found = LINE.matcher(text.strip());
            if (!found.matches())
                throw new CannotStart("The server’s key in the key store is damaged. Put it back from its copy.");
            return new Kept(generation, HexFormat.of().parseHex(found.group(1)), found.group(2));
        }

        String text() {
            return HexFormat.of().formatHex(bytes) + (print == null ? "" : "\nsecond " + print);
        }

        boolean split() {
            return print != null;
        }

        /** Refuses with {@link CannotStart} where the second half is missing or another one. */
        ServerKey with(@Nullable SecondHalf second) {
            if (print == null) return new ServerKey(generation, bytes);
            if (second == null)
                throw new CannotStart("The server’s key is kept in two halves, and the second one is not here. "
                        + "Without it nothing could be opened. Give it with --second-key FILE.");
            if (!second.print().equals(print))
                throw new CannotStart("This is not the second half that belongs to the server’s key.");
            return new ServerKey(generation, joined(bytes, second.bytes()));
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(one)
                            .addIKM(other)
                            .thenExpand(INFO.getBytes(UTF_8), 32));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
