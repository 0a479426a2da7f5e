package org.twolearn.signin;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.ssl.pem.PemContent;

/** A certificate and its key in two PEM files, looked at before the server is, so that what is wrong can be said. */
interface Pem {
    /** Those with forward secrecy that also authenticate what they hide. */
    String CIPHERS = "TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256,TLS_CHACHA20_POLY1305_SHA256,"
            + "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,"
            + "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,"
            + "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";

    static Map<String, Object> settings(String certificate, String key) {
        var chain = chain(certificate);
        if (chain.isEmpty())
            throw new CannotStart(
                    certificate + " holds no certificate.", "It has to begin with -----BEGIN CERTIFICATE-----");
        if (!belong(chain.getFirst().getPublicKey(), secret(key)))
            throw new CannotStart(
                    "The key in " + key + " does not belong to the certificate in " + certificate + ".",
                    "Give the key that the certificate was made with; where there are several certificates, the server’s own comes first.");
        var bundle = "spring.ssl.bundle.pem.twolearn.";
        return Map.of(
                bundle + "keystore.certificate",
                Path.of(certificate).toUri().toString(),
                bundle + "keystore.private-key",
                Path.of(key).toUri().toString(),
                bundle + "reload-on-update",
                "true",
                bundle + "options.enabled-protocols",
                "TLSv1.3,TLSv1.2",
                bundle + "options.ciphers",
                CIPHERS,
                "server.ssl.bundle",
                "twolearn");
    }

    private static PemContent read(String file) {
        try {
            return PemContent.load(Path.of(file));
        } catch (IOException | RuntimeException unreadable) {
            throw new CannotStart(
                    "The file " + file + " cannot be read as PEM.",
                    "Check that it exists, that whoever runs TwoLearn may read it, and that it is a PEM file.");
        }
    }

    /** Nothing, too, for what cannot be read as one. */
    private static List<X509Certificate> chain(String file) {
        try {
            return Objects.requireNonNullElse(read(file).getCertificates(), List.of());
        } catch (IllegalStateException | IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static PrivateKey secret(String file) {
        try {
            var key = read(file).getPrivateKey();
            if (key != null) return key;
        } catch (IllegalStateException | IllegalArgumentException unreadable) {
            // Said below: what is in it makes no difference.
        }
        throw new CannotStart(file + " holds no private key that can be read.", "It has to be PEM without a password.");
    }

    private static boolean belong(PublicKey open, PrivateKey secret) {
        try {
            var algorithm = switch (secret.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> secret.getAlgorithm();
            };
            var words = new byte[] {2};
            var signing = Signature.getInstance(algorithm);
            signing.initSign(secret);
            signing.update(words);
            var signed = signing.sign();
            signing.initVerify(open);
            signing.update(words);
            return signing.verify(signed);
        } catch (GeneralSecurityException different) {
            return false;
        }
    }
}
