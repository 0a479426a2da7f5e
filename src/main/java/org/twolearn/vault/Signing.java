package org.twolearn.vault;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Signs what people take along, so that others can tell it came from this server unchanged. Ed25519; the key lies in the key store. */
@Component
public class Signing {
    private static final String ED25519 = "Ed25519";

    private final KeyStore store;

    Signing(KeyStore store) {
        this.store = store;
    }

    /** 64 bytes; the same for the same message. */
    public byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(pair().getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** In PEM, as openssl reads it. */
    public String publicKey() {
        var encoded = Base64.getEncoder().encodeToString(pair().getPublic().getEncoded());
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

    /** The private half of an Ed25519 pair is any 32 bytes: those of the store, in place of chance. */
    private KeyPair pair() {
        try {
            var pair = KeyPairGenerator.getInstance(ED25519);
            pair.initialize(NamedParameterSpec.ED25519, new Given(store.signing()));
            return pair.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Given extends SecureRandom {
        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] to) {
            System.arraycopy(bytes, 0, to, 0, to.length);
        }
    }
}
