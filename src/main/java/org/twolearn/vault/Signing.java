package org.twolearn.vault;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Signs what people take along, so that others can tell it came from this server unchanged. Ed25519; the key lies in the key store. */
@Component
public class Signing {
    private static final String ED25519 = "Ed25519";
    private static final int PRIVATE = 48;

    private final KeyStore store;

    Signing(KeyStore store) {
        this.store = store;
    }

    /** 64 bytes; the same for the same message. */
    public byte[] sign(byte[] message) {
        try {
            var key = KeyFactory.getInstance(ED25519)
                    .generatePrivate(new PKCS8EncodedKeySpec(Arrays.copyOf(pair(), PRIVATE)));
            var signature = Signature.getInstance(ED25519);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** In PEM, as openssl reads it. */
    public String publicKey() {
        var pair = pair();
        var encoded = Base64.getEncoder().encodeToString(Arrays.copyOfRange(pair, PRIVATE, pair.length));
        return "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n";
    }

    /** Whether the holder of the public key's other half signed exactly this. Refuses what is no such key. */
    public static boolean signed(String publicKey, byte[] message, byte[] signature) throws GeneralSecurityException {
        var check = Signature.getInstance(ED25519);
        check.initVerify(key(publicKey));
        check.update(message);
        return check.verify(signature);
    }

    private static PublicKey key(String pem) throws GeneralSecurityException {
        var encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private byte[] pair() {
        return store.signing(() -> {
            try {
                var pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
                var half = pair.getPrivate().getEncoded();
                var other = pair.getPublic().getEncoded();
                if (half.length != PRIVATE) throw new IllegalStateException("An Ed25519 key of " + half.length);
                var both = Arrays.copyOf(half, half.length + other.length);
                System.arraycopy(other, 0, both, half.length, other.length);
                return both;
            } catch (GeneralSecurityException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }
}
