package org.twolearn.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys of words: made at first use, found again, remembered for a while, forgotten when they are erased. */
@Component
class Keys {
    /** Keys kept open in memory, about 200 bytes each; more and all are forgotten and read again. */
    private static final int REMEMBERED = 20_000;

    /** How long a key opens without asking whether its secret is still there: another node may have destroyed it. */
    private static final long SURE = Duration.ofSeconds(1).toNanos();

    /** A key in memory, with the name of the secret that it was wrapped under; without one where it does not open. */
    private record Opened(
            UUID secret, @Nullable SecretKey key, @Nullable Instant erasedAt, long asked) {
        boolean broken() {
            return key == null && erasedAt == null;
        }

        Broken why(Key of) {
            return erasedAt == null ? Broken.lost() : Broken.erased(of.owner(), erasedAt);
        }
    }

    record Ready(Key key, SecretKey secret) {}

    private final KeyTable table;
    private final KeyStore store;
    private final Wrapping wrapping;
    private final Map<Key, Opened> opened = new ConcurrentHashMap<>();

    Keys(KeyTable table, KeyStore store, Wrapping wrapping) {
        this.table = table;
        this.store = store;
        this.wrapping = wrapping;
    }

    /** What seals now. */
    Ready toSeal(Place place, UUID owner) {
        var current = current(place, owner);
        try {
            return new Ready(current.key(), secretOf(current));
        } catch (Broken perhapsWrappedAnew) {
            var again = current(place, owner);
            return new Ready(again.key(), secretOf(again));
        }
    }

    /** The key that stands in the table now, made when there is none or what there was is erased or retired. */
    private KeyTable.Wrapped current(Place place, UUID owner) {
        var newest = newest(place, owner);
        if (newest.isPresent()
                && !newest.get().erased()
                && !newest.get().retired()
                && store.has(newest.get().secret())) return newest.get();
        var epoch = newest.map(one -> one.key().epoch()).orElse(0) + 1;
        add(new Key(place.space(), place.kind(), owner, epoch));
        return newest(place, owner).orElseThrow(Broken::lost);
    }

    /** A name is used again once a partnership came to nothing or a key was rolled back; its secret never is. */
    private SecretKey secretOf(KeyTable.Wrapped wrapped) {
        var known = opened.get(wrapped.key());
        if (known != null && known.key() != null && known.secret().equals(wrapped.secret())) return known.key();
        var key = wrapping.unwrap(wrapped);
        remember(Map.of(wrapped.key(), new Opened(wrapped.secret(), key, null, System.nanoTime())));
        return key;
    }

    /** What is remembered of a key, as long as its secret is there; null where the table has to be asked. */
    @Nullable
    SecretKey known(Key key) {
        var known = opened.get(key);
        if (known == null) return null;
        var sure = System.nanoTime() - known.asked() < SURE;
        if (sure && known.key() == null) throw known.why(key);
        if (sure) return known.key();
        if (known.key() == null || !store.has(known.secret())) {
            opened.remove(key, known);
            return null;
        }
        opened.replace(key, known, new Opened(known.secret(), known.key(), null, System.nanoTime()));
        return known.key();
    }

    /** Remembers all keys of the space. One that does not open, whoever put it there, stands in no other's way. */
    SecretKey standing(Place place, Key key) {
        var all = opened(place);
        // Since it was read it may have been wrapped anew, and what wrapped it destroyed: the table says more now.
        if (all.values().stream().anyMatch(Opened::broken)) all = opened(place);
        remember(all);
        var found = all.get(key);
        if (found == null) throw Broken.lost();
        if (found.key() == null) throw found.why(key);
        return found.key();
    }

    /** Whether its secret is gone. */
    boolean destroy(GoingTable.Going going) {
        opened.remove(going.key());
        return store.destroy(going.key(), going.was(), going.secret());
    }

    /** Gives the secret its second name. None where it is gone already. */
    boolean keep(GoingTable.Going kept) {
        return store.keep(kept.key(), kept.was(), kept.secret());
    }

    /** Remembers all keys of many partnerships at once, so that opening words of each asks no more. */
    void remember(Collection<UUID> spaces) {
        var all = new HashMap<Key, Opened>();
        for (var wrapped : table.in(spaces)) all.put(wrapped.key(), opened(wrapped));
        remember(all);
    }

    private Map<Key, Opened> opened(Place place) {
        var all = new HashMap<Key, Opened>();
        for (var wrapped : table.in(place)) all.put(wrapped.key(), opened(wrapped));
        return all;
    }

    private Opened opened(KeyTable.Wrapped wrapped) {
        try {
            if (wrapped.erased()) store.destroy(wrapped.key(), wrapped.secret());
            var key = wrapped.erased() ? null : wrapping.unwrap(wrapped);
            return new Opened(wrapped.secret(), key, wrapped.erasedAt(), System.nanoTime());
        } catch (Broken unreadable) {
            return new Opened(wrapped.secret(), null, null, System.nanoTime());
        }
    }

    private Optional<KeyTable.Wrapped> newest(Place place, UUID owner) {
        return table.in(place).stream()
                .filter(one -> one.key().owner().equals(owner))
                .max(Comparator.comparing(one -> one.key().epoch()));
    }

    private void add(Key key) {
        table.holdTheServersKey();
        var secret = store.add(key);
        if (!table.add(wrapping.fresh(key, secret))) store.destroy(key, secret);
    }

    private void remember(Map<Key, Opened> keys) {
        if (opened.size() > REMEMBERED) opened.clear();
        opened.putAll(keys);
    }
}
