package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Boxes for words of people who are not signed in. Whoever puts something in cannot open it; what opens it needs a secret in
 * the key store, which stands in no copy of it and is destroyed with the box. After that nothing that was ever put in opens
 * again, in whatever version or backup of the database it may still stand.
 */
@Component
public class LetterBoxes {
    /** A box that nobody emptied is destroyed after so long: longer than it can be open and wait. */
    private static final Duration LONGEST = Duration.ofDays(16);

    private static final int X25519 = 44, SECRET = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path home;
    private final Clock clock;

    LetterBoxes(@Value("${twolearn.keys:keys}") Path keys, Clock clock) {
        this.home = keys.toAbsolutePath().resolve("boxes");
        this.clock = clock;
    }

    /**
     * @param secret its name in the key store
     * @param slot with which words are put in
     * @param opener with which they are taken out, as long as the secret is there; to be sealed with its owner's key
     */
    public record Box(UUID secret, byte[] slot, byte[] opener) {
        @Override
        public String toString() {
            return "a letter box";
        }
    }

    /** A new one; where the transaction comes to nothing, nothing of it stays. */
    public Box make() {
        var secret = UUID.randomUUID();
        KeyStore.write(file(secret), HexFormat.of().formatHex(KeyStore.random()));
        after(TransactionSynchronization.STATUS_ROLLED_BACK, secret);
        var keys = ReaderKey.fresh(secret, 1);
        var slot = ByteBuffer.allocate(X25519 + keys.open().mlKem().length)
                .put(keys.open().x25519())
                .put(keys.open().mlKem())
                .array();
        return new Box(secret, slot, keys.bytes());
    }

    /** Puts words in. Two that are equally long stay equally long. Refuses with {@link Broken} once the box is gone. */
    public byte[] put(UUID secret, byte[] slot, byte[] words) {
        return reader(secret, slot).wrap(key(secret), salt(secret), words);
    }

    /** Takes words out. Refuses with {@link Broken} what is another's, or once the box is gone. */
    public byte[] take(Box box, byte[] put) {
        return ReaderKey.Secret.of(reader(box.secret(), box.slot()), box.opener())
                .unwrap(key(box.secret()), salt(box.secret()), put);
    }

    /** What stands on the box, for whoever has its code. */
    public byte[] label(UUID secret, String code, byte[] words) {
        var nonce = new byte[Suite.NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, secret, code, nonce, words);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Refuses with {@link Broken} another code, and once the box is gone. */
    public byte[] read(UUID secret, String code, byte[] label) {
        if (label.length < Suite.NONCE + Suite.TAG) throw Broken.lost();
        var nonce = Arrays.copyOf(label, Suite.NONCE);
        return run(Cipher.DECRYPT_MODE, secret, code, nonce, Arrays.copyOfRange(label, Suite.NONCE, label.length));
    }

    /** When the transaction is done, and for good. */
    public void destroy(UUID secret) {
        after(TransactionSynchronization.STATUS_COMMITTED, secret);
    }

    @Scheduled(initialDelay = 120_000, fixedDelay = 3_600_000)
    void destroyWhatIsForgotten() {
        if (!Files.isDirectory(home)) return;
        var before = clock.instant().minus(LONGEST);
        try (var files = Files.list(home)) {
            for (var file : files.toList())
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) KeyStore.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void after(int outcome, UUID secret) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == outcome) KeyStore.delete(file(secret));
            }
        });
    }

    private byte[] run(int mode, UUID secret, String code, byte[] nonce, byte[] input) {
        try {
            SecretKey key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(salt(secret))
                                    .addIKM(code.getBytes(UTF_8))
                                    .thenExpand(("twolearn label " + secret).getBytes(UTF_8), 32));
            return Suite.AES_256_GCM.cipher(mode, key, nonce).doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new Broken(failure);
        }
    }

    private static ReaderKey reader(UUID secret, byte[] slot) {
        return new ReaderKey(secret, 1, Arrays.copyOf(slot, X25519), Arrays.copyOfRange(slot, X25519, slot.length));
    }

    private static Key key(UUID secret) {
        return new Key(secret, Place.Kind.OWN, secret, 1);
    }

    private byte[] salt(UUID secret) {
        var bytes = KeyStore.read(file(secret)).map(HexFormat.of()::parseHex).orElseThrow(Broken::lost);
        if (bytes.length != SECRET) throw Broken.lost();
        return bytes;
    }

    /** Not by the name of a secret of the store: what copies the store leaves it out. */
    private Path file(UUID secret) {
        return home.resolve("box-" + secret);
    }
}
