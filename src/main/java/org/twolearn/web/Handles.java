package org.twolearn.web;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

/**
 * What a log calls a sign-in, so that its lines can be read together. Made with a secret that this process alone has and
 * forgets when it ends: nobody can come from a handle to a session, a person or their other sign-ins.
 */
final class Handles {
    private static final int LENGTH = 4;

    private final byte[] secret = new byte[32];

    Handles() {
        new SecureRandom().nextBytes(secret);
    }

    byte[] of(UUID session) {
        var both = ByteBuffer.allocate(secret.length + 16)
                .put(secret)
                .putLong(session.getMostSignificantBits())
                .putLong(session.getLeastSignificantBits());
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(both.array()), LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
