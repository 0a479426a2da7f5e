package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.twolearn.people.PersonId;

/**
 * What opens a key of somebody's own, derived (HKDF-SHA-256) from what their browser keeps or from their printed code, for
 * that person alone: of neither does it tell what the hash tells that signing in compares. It is kept nowhere.
 */
public final class WayIn {
    private static final byte SUITE = 1;
    private static final byte[] SALT = "twolearn way in 1".getBytes(UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private WayIn(String what, PersonId whose, String kept) {
        this.secret = derived(SALT, kept.getBytes(UTF_8), what + " " + whose.value());
    }

    /** @param kept the secret of 256 bits by which a browser is known again */
    public static WayIn device(PersonId whose, String kept) {
        return new WayIn("device", whose, kept);
    }

    /** @param printed the code of 117 bits, as it was printed */
    public static WayIn code(PersonId whose, String printed) {
        return new WayIn("code", whose, printed);
    }

    byte[] seal(String what, byte[] bare) {
        var nonce = new byte[Suite.NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, what, bare);
        return ByteBuffer.allocate(1 + Suite.NONCE + sealed.length)
                .put(SUITE)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Refuses with {@link Broken} what another way in has sealed. */
    byte[] open(String what, byte[] sealed) {
        if (sealed.length < 1 + Suite.NONCE + Suite.TAG || sealed[0] != SUITE) throw new Broken(null);
        var nonce = Arrays.copyOfRange(sealed, 1, 1 + Suite.NONCE);
        return run(Cipher.DECRYPT_MODE, nonce, what, Arrays.copyOfRange(sealed, 1 + Suite.NONCE, sealed.length));
    }

    void forget() {
        Arrays.fill(secret, (byte) 0);
    }

    private byte[] run(int mode, byte[] nonce, String what, byte[] input) {
        try {
            SecretKey key = new SecretKeySpec(derived(SALT, secret, what), "AES");
            var cipher = Suite.AES_256_GCM.cipher(mode, key, nonce);
            cipher.updateAAD(new byte[] {SUITE});
            cipher.updateAAD(what.getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new Broken(failure);
        }
    }

    private static byte[] derived(byte[] salt, byte[] from, String info) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(from)
                            .addSalt(salt)
                            .thenExpand(info.getBytes(UTF_8), 32));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "a way in";
    }
}
