package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** A key as it stands in its table: wrapped under one derived (HKDF-SHA-256) from the server's key and its own secret. */
@Component
class Wrapping {
    private static final byte[] ZERO_NONCE = new byte[12];
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyStore store;

    Wrapping(KeyStore store) {
        this.store = store;
    }

    KeyTable.Wrapped fresh(Key key, UUID secret) {
        var bare = new byte[32];
        RANDOM.nextBytes(bare);
        return new KeyTable.Wrapped(key, secret, cipher(Cipher.ENCRYPT_MODE, key, secret, bare), false);
    }

    /** Refuses with {@link Broken} when the secret is gone or the key is not what it says. */
    SecretKey unwrap(KeyTable.Wrapped key) {
        return new SecretKeySpec(cipher(Cipher.DECRYPT_MODE, key.key(), key.secret(), key.wrapped()), "AES");
    }

    /** A fixed nonce is safe: the wrapping key is derived from a secret that wraps this one key and nothing else. */
    private byte[] cipher(int mode, Key key, UUID secret, byte[] input) {
        try {
            var bytes = store.find(secret).orElseThrow(() -> new Broken(false));
            var wrapping = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(store.server())
                                    .addSalt(bytes)
                                    .thenExpand(key.info().getBytes(UTF_8), 32));
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, wrapping, new GCMParameterSpec(128, ZERO_NONCE));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new Broken(failure);
        }
    }
}
