package org.twolearn.studentvoice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the board: nine signs out of twenty-five, 41 bits. No vowels, so that it spells nothing, and no two that
 * look alike. Many who try 1,280 in a second ({@link CodeLine}) while a hundred asks are open for four hours find one
 * of them in less than one of two thousand such afternoons.
 */
record ClassCode(String signs) {
    private static final String SIGNS = "BCDFGHJKMNPQRTVWXY2346789";
    private static final int LONG = 9;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ClassCode fresh() {
        var code = new StringBuilder();
        for (int i = 0; i < LONG; i++) code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        return new ClassCode(code.toString());
    }

    /** As somebody typed it: capitals, spaces and dashes do not matter. */
    static ClassCode typed(@Nullable String raw) {
        var signs = raw == null ? "" : raw.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return new ClassCode(signs.length() > 40 ? "" : signs);
    }

    boolean possible() {
        return signs.length() == LONG && signs.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0);
    }

    /** "KWT 4PM 9RX" */
    String spoken() {
        return signs.replaceAll("(.{3})(?!$)", "$1 ");
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(("twolearn class code " + signs).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
