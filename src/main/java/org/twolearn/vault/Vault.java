package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
import org.twolearn.people.PersonId;

/**
 * Seals words before they reach a table and opens them after. One key per partnership (or share) and owner of the words; each is
 * wrapped under a key derived (HKDF-SHA-256) from the server's key and the key's own secret in the key store.
 */
@Service
@Transactional
public class Vault {
    /** Keys kept open in memory, about 200 bytes each; more and all are forgotten and read again. */
    private static final int REMEMBERED = 20_000;

    private static final byte[] ZERO_NONCE = new byte[12];
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A key in memory, with the name of the secret that it was wrapped under. */
    private record Opened(UUID secret, SecretKey key) {}

    private final KeyTable table;
    private final KeyStore store;
    private final Map<Key, Opened> opened = new ConcurrentHashMap<>();

    Vault(KeyTable table, KeyStore store) {
        this.table = table;
        this.store = store;
    }

    /** Seals with the key of the words' owner: their author, or the host for what was recorded in a classroom. */
    public byte[] seal(Place place, PersonId owner, String words) {
        return seal(place, owner, words.getBytes(UTF_8));
    }

    public byte[] seal(Place place, PersonId owner, byte[] data) {
        var key = current(place, owner.value());
        return Envelope.seal(key.key(), secretOf(key), place, data).bytes();
    }

    /** Opens words at the place where they were sealed; refuses with {@link Broken} anywhere else. */
    public String open(Place place, byte[] sealed) {
        return new String(openBytes(place, sealed), UTF_8);
    }

    /** For lists, of which the rest shall be read although one entry cannot be: what is said in its stead. */
    public String openOr(String unreadable, Place place, byte[] sealed) {
        try {
            return open(place, sealed);
        } catch (Broken broken) {
            return unreadable;
        }
    }

    /** What does not open with the key remembered is tried with the key that stands: it may have been made anew. */
    public byte[] openBytes(Place place, byte[] sealed) {
        var envelope = Envelope.of(sealed);
        var key = new Key(place.space(), place.kind(), envelope.owner(), envelope.epoch());
        var known = opened.get(key);
        if (known != null) {
            try {
                return envelope.open(known.key(), place);
            } catch (Broken stale) {
                return envelope.open(standing(place, key), place);
            }
        }
        return envelope.open(standing(place, key), place);
    }

    /** For a column that may be empty. */
    public @Nullable String openIfAny(Place place, byte @Nullable [] sealed) {
        return sealed == null ? null : open(place, sealed);
    }

    /** The key that stands in the table now, made when there is none. */
    private KeyTable.Wrapped current(Place place, UUID owner) {
        return newest(place, owner).orElseGet(() -> {
            add(new Key(place.space(), place.kind(), owner, 1));
            return newest(place, owner).orElseThrow(() -> new Broken(null));
        });
    }

    private Optional<KeyTable.Wrapped> newest(Place place, UUID owner) {
        return table.in(place).stream()
                .filter(one -> one.key().owner().equals(owner))
                .max(Comparator.comparing(one -> one.key().epoch()));
    }

    private void add(Key key) {
        var secret = store.add();
        var bare = new byte[32];
        RANDOM.nextBytes(bare);
        var first = table.add(new KeyTable.Wrapped(key, secret, wrap(key, secret, bare)));
        if (!first) store.destroy(secret);
    }

    /** A name is used again once a partnership came to nothing or a key was rolled back; its secret never is. */
    private SecretKey secretOf(KeyTable.Wrapped wrapped) {
        var known = opened.get(wrapped.key());
        if (known != null && known.secret().equals(wrapped.secret())) return known.key();
        var key = unwrap(wrapped);
        remember(Map.of(wrapped.key(), new Opened(wrapped.secret(), key)));
        return key;
    }

    /** Remembers all keys of the space that open. One that does not, whoever put it there, stands in no other's way. */
    private SecretKey standing(Place place, Key key) {
        var all = new HashMap<Key, Opened>();
        for (var wrapped : table.in(place)) {
            try {
                all.put(wrapped.key(), new Opened(wrapped.secret(), unwrap(wrapped)));
            } catch (Broken unreadable) {
                opened.remove(wrapped.key());
            }
        }
        remember(all);
        var found = all.get(key);
        if (found == null) throw new Broken(null);
        return found.key();
    }

    private void remember(Map<Key, Opened> keys) {
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
