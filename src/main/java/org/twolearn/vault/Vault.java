package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.twolearn.people.PersonId;

/**
 * Seals words before they reach a table and opens them after. One key per partnership and owner of the words; each is
 * wrapped under a key derived (HKDF-SHA-256) from the server's key and the key's own secret in the key store.
 */
@Service
@Transactional
public class Vault {
    /** Keys kept open in memory, about 200 bytes each; more and all are forgotten and read again. */
    private static final int REMEMBERED = 20_000;

    private static final byte[] ZERO_NONCE = new byte[12];
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyTable table;
    private final KeyStore store;
    private final Map<Key, SecretKey> opened = new ConcurrentHashMap<>();

    Vault(KeyTable table, KeyStore store) {
        this.table = table;
        this.store = store;
    }

    /** Seals with the key of the words' owner: their author, or the host for what was recorded in a classroom. */
    public byte[] seal(Place place, PersonId owner, String words) {
        return seal(place, owner, words.getBytes(UTF_8));
    }

    public byte[] seal(Place place, PersonId owner, byte[] data) {
        var key = current(place.space(), owner.value());
        return Envelope.seal(key, secretOf(key), place, data).bytes();
    }

    /** Opens words at the place where they were sealed; refuses with {@link Broken} anywhere else. */
    public String open(Place place, byte[] sealed) {
        return new String(openBytes(place, sealed), UTF_8);
    }

    public byte[] openBytes(Place place, byte[] sealed) {
        var envelope = Envelope.of(sealed);
        return envelope.open(secretOf(new Key(place.space(), envelope.owner(), envelope.epoch())), place);
    }

    /** For a column that may be empty. */
    public @Nullable String openIfAny(Place place, byte @Nullable [] sealed) {
        return sealed == null ? null : open(place, sealed);
    }

    private Key current(UUID space, UUID owner) {
        var epoch = table.in(space).stream()
                .filter(key -> key.owner().equals(owner))
                .map(KeyTable.Wrapped::epoch)
                .max(Comparator.naturalOrder());
        var key = new Key(space, owner, epoch.orElse(1));
        if (epoch.isEmpty()) add(key);
        return key;
    }

    private void add(Key key) {
        var secret = store.add();
        var bare = new byte[32];
        RANDOM.nextBytes(bare);
        var first =
                table.add(new KeyTable.Wrapped(key.space(), key.owner(), key.epoch(), secret, wrap(key, secret, bare)));
        if (!first) store.destroy(secret);
        uncommitted();
    }

    /** A key that may yet be rolled back must not be remembered: another of the same name could follow it. */
    private void uncommitted() {
        if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, true);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Vault.this);
                }
            });
        }
    }

    private SecretKey secretOf(Key key) {
        var known = opened.get(key);
        if (known != null) return known;
        var all = new HashMap<Key, SecretKey>();
        for (var wrapped : table.in(key.space()))
            if (store.find(wrapped.secret()).isPresent()) all.put(wrapped.key(), unwrap(wrapped));
        if (!TransactionSynchronizationManager.hasResource(this)) remember(all);
        var found = all.get(key);
        if (found == null) throw new Broken(null);
        return found;
    }

    private void remember(Map<Key, SecretKey> keys) {
        if (opened.size() > REMEMBERED) opened.clear();
        opened.putAll(keys);
    }

    private byte[] wrap(Key key, UUID secret, byte[] bare) {
        return cipher(Cipher.ENCRYPT_MODE, key, secret, bare);
    }

    private SecretKey unwrap(KeyTable.Wrapped key) {
        return new SecretKeySpec(cipher(Cipher.DECRYPT_MODE, key.key(), key.secret(), key.wrapped()), "AES");
    }

    /** A fixed nonce is safe: the wrapping key is derived from a secret that wraps this one key and nothing else. */
    private byte[] cipher(int mode, Key key, UUID secret, byte[] input) {
        try {
            var bytes = store.find(secret).orElseThrow(() -> new Broken(null));
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
