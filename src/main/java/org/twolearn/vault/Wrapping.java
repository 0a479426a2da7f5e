package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * A key as it stands in its table: the generation of the server's key in four bytes, then the key wrapped under one that
 * is derived (HKDF-SHA-256) from that and its own secret.
 */
@Component
class Wrapping {
    private static final byte[] ZERO_NONCE = new byte[Suite.NONCE];

    private final Secrets store;

    Wrapping(Secrets store) {
        this.store = store;
    }

    KeyTable.Wrapped fresh(Key key, UUID secret) {
        return new KeyTable.Wrapped(key, secret, wrap(key, secret, KeyStore.random()), null, false);
    }

    /** Refuses with {@link Broken} when the secret is gone or the key is not what it says. */
    SecretKey unwrap(KeyTable.Wrapped key) {
        return new SecretKeySpec(bare(key), "AES");
    }

    /** The same key under the newest of the server's. */
    byte[] anew(KeyTable.Wrapped key) {
        return wrap(key.key(), key.secret(), bare(key));
    }

    /** Zero where there is none: not written by us. */
    static int generation(byte[] wrapped) {
        return wrapped.length < 4 ? 0 : ByteBuffer.wrap(wrapped).getInt();
    }

    private byte[] wrap(Key key, UUID secret, byte[] bare) {
        var server = store.server();
        var wrapped = cipher(Cipher.ENCRYPT_MODE, server, key, secret, bare);
        return ByteBuffer.allocate(4 + wrapped.length)
                .putInt(server.generation())
                .put(wrapped)
                .array();
    }

    /** The key itself, to be wrapped to those who hold it from now on. */
    byte[] bare(KeyTable.Wrapped key) {
        var all = key.wrapped();
        if (all == null) throw Broken.closed();
        var server = store.server(generation(all)).orElseThrow(Broken::lost);
        return cipher(Cipher.DECRYPT_MODE, server, key.key(), key.secret(), Arrays.copyOfRange(all, 4, all.length));
    }

    /** A fixed nonce is safe: the wrapping key is derived from a secret that wraps this one key and nothing else. */
    private byte[] cipher(int mode, ServerKey server, Key key, UUID secret, byte[] input) {
        try {
            var bytes = store.find(secret).orElseThrow(Broken::lost);
            var wrapping = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(server.bytes())
                                    .addSalt(bytes)
                                    .thenExpand(key.info().getBytes(UTF_8), 32));
            return Suite.AES_256_GCM.cipher(mode, wrapping, ZERO_NONCE).doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new Broken(failure);
        }
    }
}
