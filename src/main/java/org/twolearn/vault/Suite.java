package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import org.twolearn.database.CannotStart;

/** How words are sealed. Each opens for good; which one seals can be chosen, should one of them be broken. */
enum Suite {
    AES_256_GCM((byte) 1),
    CHACHA20_POLY1305((byte) 2);

    static final int NONCE = 12;
    static final int TAG = 16;

    final byte mark;

    Suite(byte mark) {
        this.mark = mark;
    }

    static Suite of(byte mark) {
        for (var suite : values()) if (suite.mark == mark) return suite;
        throw Broken.lost();
    }

    /** "aes-256-gcm" */
    static Suite named(String word) {
        for (var suite : values()) if (suite.word().equals(word)) return suite;
        throw new CannotStart("Words are sealed with aes-256-gcm or chacha20-poly1305, and not with " + word + ".");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Cipher cipher(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(
                switch (this) {
                    case AES_256_GCM -> "AES/GCM/NoPadding";
                    case CHACHA20_POLY1305 -> "ChaCha20-Poly1305";
                });
        cipher.init(mode, own(key), parameters(nonce));
        return cipher;
    }

    /** A key never serves two ciphers: but for the first, each has one that is derived. */
    private SecretKey own(SecretKey key) throws GeneralSecurityException {
        return switch (this) {
            case AES_256_GCM -> key;
            case CHACHA20_POLY1305 ->
                KDF.getInstance("HKDF-SHA256")
                        .deriveKey(
                                "ChaCha20",
                                HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(word().getBytes(UTF_8), 32));
        };
    }

    private AlgorithmParameterSpec parameters(byte[] nonce) {
        return switch (this) {
            case AES_256_GCM -> new GCMParameterSpec(8 * TAG, nonce);
            case CHACHA20_POLY1305 -> new IvParameterSpec(nonce);
        };
    }
}
