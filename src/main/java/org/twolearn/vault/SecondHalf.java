package org.twolearn.vault;

import java.io.Console;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.twolearn.database.CannotStart;

/** The half of the server's key that a second person keeps: 256 random bits, written so that they can be typed. */
record SecondHalf(byte[] bytes) {
    // No letter that looks like another.
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BYTES = 32, SIGNS = 52;

    static SecondHalf fresh() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecondHalf(bytes);
    }

    /** As it was typed: capitals, spaces and dashes do not matter, nor which of O and 0. */
    static SecondHalf typed(String text) {
        var signs = text.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replaceAll("[\\s-]", "");
        var number = BigInteger.ZERO;
        for (var sign : signs.toCharArray()) number = number.shiftLeft(5).or(BigInteger.valueOf(value(sign)));
        if (signs.length() != SIGNS || number.bitLength() > 8 * BYTES) throw notOne();
        var bytes = number.toByteArray();
        var whole = new byte[BYTES];
        var from = Math.max(0, bytes.length - BYTES);
        System.arraycopy(bytes, from, whole, BYTES - (bytes.length - from), bytes.length - from);
        return new SecondHalf(whole);
    }

    private static int value(char sign) {
        var value = LETTERS.indexOf(sign);
        if (value < 0) throw notOne();
        return value;
    }

    private static CannotStart notOne() {
        return new CannotStart("This is not a second half of the server’s key: it has 13 groups of four signs.");
    }

    static SecondHalf in(Path file) {
        try {
            return typed(Files.readString(file));
        } catch (IOException missing) {
            throw new CannotStart(
                    "There is no second half of the server’s key in " + file + " that TwoLearn may read.");
        }
    }

    /** From the file that was named, or else typed by whoever starts it, where somebody sits in front of it. */
    static @Nullable SecondHalf given(String file, boolean needed) {
        if (!file.isBlank()) return in(Path.of(file));
        Console console = System.console();
        if (!needed || console == null || !console.isTerminal()) return null;
        return typed(new String(console.readPassword("The second half of the server’s key: ")));
    }

    /** Thirteen groups of four. */
    String text() {
        var number = new BigInteger(1, bytes);
        var text = new StringBuilder();
        for (int i = SIGNS - 1; i >= 0; i--) {
            text.append(LETTERS.charAt(number.shiftRight(5 * i).intValue() & 31));
            if (i % 4 == 0 && i > 0) text.append('-');
        }
        return text.toString();
    }

    /** Tells two of them apart, and nothing else about them. */
    String print() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, 8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
