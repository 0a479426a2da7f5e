package org.twolearn.signin;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/** 256 random bits that a browser keeps. We keep only their hash, from which nobody can come back to them. */
record Secret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    // No letter that looks like another: what is printed gets typed.
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private static final int ON_PAPER = 24;

    static Secret fresh() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * For a form whose random id, made with the page, nobody knows but who got that page: the same each time it is sent.
     * For paper, as {@link #printed} makes them.
     */
    static Secret ofForm(UUID form, UUID what) {
        var rest = new BigInteger(1, new Secret("form " + form + " " + what).hash());
        var letters = BigInteger.valueOf(LETTERS.length());
        var code = new StringBuilder();
        for (int i = 0; i < ON_PAPER; i++) {
            code.append(LETTERS.charAt(rest.mod(letters).intValue()));
            rest = rest.divide(letters);
        }
        return typed(code.toString());
    }

    /** Whether it has the shape of those that {@link #fresh} makes. */
    boolean looksFresh() {
        return text.matches("[A-Za-z0-9_-]{43}");
    }

    /** Twenty-four letters and digits in groups of four, for paper: 117 bits, so that a plain hash of it is safe. */
    static Secret printed() {
        var code = new StringBuilder();
        for (int i = 0; i < ON_PAPER; i++) code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return typed(code.toString());
    }

    /** As somebody typed it: capitals, spaces and dashes do not matter. */
    static Secret typed(String code) {
        var plain = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return new Secret(plain.replaceAll("(.{4})(?=.)", "$1-"));
    }

    /** Another secret that only who has this one can tell, and from which nobody comes back to it. */
    Secret derived(String what) {
        return new Secret(new Secret(what + " " + text).hashText());
    }

    /** The hash in letters that an address can carry. */
    String hashText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash());
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
