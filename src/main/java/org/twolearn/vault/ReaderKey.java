package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The public halves of a key of somebody's own: X25519 and ML-KEM-768, so that what is wrapped to it stays shut as long as
 * one of the two holds.
 *
 * @param epoch which of their own keys, from 1
 * @param x25519 encoded as X.509, and so is {@code mlKem}
 */
record ReaderKey(UUID person, int epoch, byte[] x25519, byte[] mlKem) {
    private static final byte SUITE = 1;
    private static final int EPHEMERAL = 44, ENCAPSULATION = 1088;
    private static final byte[] ZERO_NONCE = new byte[Suite.NONCE];

    /** Both private halves; opens nothing by itself without the key store. Says nothing of itself. */
    record Secret(UUID person, int epoch, PrivateKey x25519, PrivateKey mlKem, ReaderKey open) {
        byte[] bytes() {
            var one = x25519.getEncoded();
            var other = mlKem.getEncoded();
            return ByteBuffer.allocate(4 + one.length + other.length)
                    .putInt(one.length)
                    .put(one)
                    .put(other)
                    .array();
        }

        static Secret of(ReaderKey open, byte[] bytes) {
            try {
                var in = ByteBuffer.wrap(bytes);
                var one = new byte[in.getInt()];
                in.get(one);
                var other = new byte[in.remaining()];
                in.get(other);
                return new Secret(
                        open.person,
                        open.epoch,
                        KeyFactory.getInstance("X25519").generatePrivate(new PKCS8EncodedKeySpec(one)),
                        KeyFactory.getInstance("ML-KEM-768").generatePrivate(new PKCS8EncodedKeySpec(other)),
                        open);
            } catch (GeneralSecurityException failure) {
                throw new Broken(failure);
            }
        }

        /** Refuses with {@link Broken} what is wrapped to another, or under another secret of the key store. */
        byte[] unwrap(Key key, byte[] salt, byte[] wrapped) {
            if (wrapped.length < 1 + 4 + EPHEMERAL + ENCAPSULATION + Suite.TAG || wrapped[0] != SUITE)
                throw new Broken(null);
            var in = ByteBuffer.wrap(wrapped, 1, wrapped.length - 1);
            if (in.getInt() != epoch) throw new Broken(null);
            var ephemeral = new byte[EPHEMERAL];
            in.get(ephemeral);
            var encapsulation = new byte[ENCAPSULATION];
            in.get(encapsulation);
            var sealed = new byte[in.remaining()];
            in.get(sealed);
            try {
                var one = agreed(x25519, publicKey("X25519", ephemeral));
                var other = KEM.getInstance("ML-KEM-768").newDecapsulator(mlKem).decapsulate(encapsulation);
                return open.run(Cipher.DECRYPT_MODE, key, salt, one, other, ephemeral, encapsulation, sealed);
            } catch (GeneralSecurityException failure) {
                throw new Broken(failure);
            }
        }

        @Override
        public String toString() {
            return "a key of one’s own";
        }
    }

    static Secret fresh(UUID person, int epoch) {
        try {
            var one = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            var other = KeyPairGenerator.getInstance("ML-KEM-768").generateKeyPair();
            var open = new ReaderKey(
                    person,
                    epoch,
                    one.getPublic().getEncoded(),
                    other.getPublic().getEncoded());
            return new Secret(person, epoch, one.getPrivate(), other.getPrivate(), open);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is authenticated where its private halves are sealed. */
    String info() {
        return "twolearn reader key " + person + " " + epoch;
    }

    static int epoch(byte[] wrapped) {
        return wrapped.length < 5 ? 0 : ByteBuffer.wrap(wrapped, 1, 4).getInt();
    }

    /**
     * A key of words as it stands for one member: suite, which of their own keys, the ephemeral X25519 key, the
     * encapsulation, AES-256-GCM.
     *
     * @param salt the key's own secret of the key store
     */
    byte[] wrap(Key key, byte[] salt, byte[] bare) {
        try {
            var pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            var ephemeral = pair.getPublic().getEncoded();
            var one = agreed(pair.getPrivate(), publicKey("X25519", x25519));
            var other = KEM.getInstance("ML-KEM-768")
                    .newEncapsulator(publicKey("ML-KEM-768", mlKem))
                    .encapsulate();
            var sealed = run(Cipher.ENCRYPT_MODE, key, salt, one, other.key(), ephemeral, other.encapsulation(), bare);
            return ByteBuffer.allocate(1 + 4 + EPHEMERAL + ENCAPSULATION + sealed.length)
                    .put(SUITE)
                    .putInt(epoch)
                    .put(ephemeral)
                    .put(other.encapsulation())
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException failure) {
            throw new Broken(failure);
        }
    }

    /** A fixed nonce is safe: the key is derived from two secrets made for this one wrapping. */
    private byte[] run(
            int mode,
            Key key,
            byte[] salt,
            byte[] one,
            SecretKey other,
            byte[] ephemeral,
            byte[] encapsulation,
            byte[] input)
            throws GeneralSecurityException {
        var info = key.info() + " for " + person + " " + epoch + " ";
        var heard = MessageDigest.getInstance("SHA-256");
        for (var part : new byte[][] {x25519, mlKem, ephemeral, encapsulation}) heard.update(part);
        var wrapping = KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(one)
                                .addIKM(other)
                                .addSalt(salt)
                                .thenExpand(and(info.getBytes(UTF_8), heard.digest()), 32));
        var cipher = Suite.AES_256_GCM.cipher(mode, wrapping, ZERO_NONCE);
        cipher.updateAAD(new byte[] {SUITE});
        return cipher.doFinal(input);
    }

    private static byte[] and(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] agreed(PrivateKey mine, PublicKey theirs) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("X25519");
        agreement.init(mine);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }

    private static PublicKey publicKey(String algorithm, byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }
}
