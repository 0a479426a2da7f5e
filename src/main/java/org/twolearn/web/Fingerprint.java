package org.twolearn.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Twelve letters that change when a word of what went into them does. */
final class Fingerprint {
    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Fingerprint with(byte[] more) {
        digest.update(more);
        return this;
    }

    String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }
}
