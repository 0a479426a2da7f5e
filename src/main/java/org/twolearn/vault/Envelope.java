package org.twolearn.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * Sealed bytes as they stand in a column: suite, whose key, which epoch of it, nonce, ciphertext with its tag. Everything
 * in front of the ciphertext, and the place, is authenticated.
 */
record Envelope(Suite suite, UUID owner, int epoch, byte[] nonce, byte[] ciphertext) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Envelope seal(Suite suite, Key key, SecretKey secret, Place place, byte[] words) {
        var nonce = new byte[Suite.NONCE];
        RANDOM.nextBytes(nonce);
        var open = new Envelope(suite, key.owner(), key.epoch(), nonce, words);
        return new Envelope(suite, key.owner(), key.epoch(), nonce, open.run(Cipher.ENCRYPT_MODE, secret, place));
    }

    byte[] open(SecretKey secret, Place place) {
        return run(Cipher.DECRYPT_MODE, secret, place);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(1 + 16 + 4 + Suite.NONCE + ciphertext.length)
                .put(head())
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    static Envelope of(byte[] sealed) {
        var bytes = ByteBuffer.wrap(sealed);
        if (sealed.length < 1 + 16 + 4 + Suite.NONCE + Suite.TAG) throw Broken.lost();
        var suite = Suite.of(bytes.get());
        var owner = new UUID(bytes.getLong(), bytes.getLong());
        var epoch = bytes.getInt();
        var nonce = new byte[Suite.NONCE];
        bytes.get(nonce);
        var ciphertext = new byte[bytes.remaining()];
        bytes.get(ciphertext);
        return new Envelope(suite, owner, epoch, nonce, ciphertext);
    }

    private byte[] run(int mode, SecretKey secret, Place place) {
        try {
            var cipher = suite.cipher(mode, secret, nonce);
            cipher.updateAAD(head());
            cipher.updateAAD(place.bytes());
            return cipher.doFinal(ciphertext);
        } catch (GeneralSecurityException failure) {
            throw new Broken(failure);
        }
    }

    private byte[] head() {
        return ByteBuffer.allocate(1 + 16 + 4)
                .put(suite.mark)
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits())
                .putInt(epoch)
                .array();
    }
}
