package org.twolearn.vault;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys of words: made at first use, found again, remembered for a while, forgotten when they are erased. What only
 * members hold is remembered for one request, in the hands of whoever asks.
 */
@Component
class Keys {
    /** Keys kept open in memory, about 200 bytes each; more and all are forgotten and read again. */
    private static final int REMEMBERED = 20_000;

    /** How long a key opens without asking whether its secret is still there: another node may have destroyed it. */
    private static final long SURE = Duration.ofSeconds(1).toNanos();

    /** A key in memory, with the name of the secret that it was wrapped under; without one where it does not open. */
    record Opened(UUID secret, @Nullable SecretKey key, Broken.@Nullable Why why, boolean members, long asked) {
        boolean broken() {
            return why == Broken.Plain.LOST && !members;
        }

        SecretKey orBroken() {
            if (key == null) throw Broken.because(why == null ? Broken.Plain.LOST : why);
            return key;
        }
    }

    record Ready(Key key, SecretKey secret) {}

    private final KeyTable table;
    private final HeldKeys held;
    private final KeyStore store;
    private final Wrapping wrapping;
    private final Map<Key, Opened> opened = new ConcurrentHashMap<>();

    Keys(KeyTable table, HeldKeys held, KeyStore store, Wrapping wrapping) {
        this.table = table;
        this.held = held;
        this.store = store;
        this.wrapping = wrapping;
    }

    /** What seals now. */
    Ready toSeal(Place place, UUID owner) {
        try {
            return ready(current(place, owner));
        } catch (Broken perhapsWrappedAnew) {
            return ready(current(place, owner));
        }
    }

    private Ready ready(KeyTable.Wrapped current) {
        return new Ready(current.key(), current.wrapped() == null ? held.toSeal(current) : wrapping.unwrap(current));
    }

    /**
     * The key that stands in the table now, made when there is none or what there was is erased or retired. Where members
     * alone have held keys they hold them for good: what says something else there was not written by this program.
     */
    private KeyTable.Wrapped current(Place place, UUID owner) {
        var all = table.in(place);
        var members = all.stream().anyMatch(one -> one.wrapped() == null);
        var newest = newest(all, owner);
        if (newest.isPresent()
                && !newest.get().erased()
                && !newest.get().retired()
                && !(members && newest.get().wrapped() != null)
                && store.has(newest.get().secret())) return newest.get();
        var epoch = newest.map(one -> one.key().epoch()).orElse(0) + 1;
        add(new Key(place.space(), place.kind(), owner, epoch), members);
        return newest(table.in(place), owner).orElseThrow(Broken::lost);
    }

    /** What is remembered of a key, as long as its secret is there; null where the table has to be asked. */
    @Nullable
    SecretKey known(Key key) {
        var inHand = InHand.here().map(hand -> hand.known(key)).orElse(null);
        if (inHand != null) return inHand.orBroken();
        var known = opened.get(key);
        if (known == null) return null;
        var sure = System.nanoTime() - known.asked() < SURE;
        if (sure) return known.orBroken();
        if (known.key() == null || !store.has(known.secret())) {
            opened.remove(key, known);
            return null;
        }
        opened.replace(key, known, new Opened(known.secret(), known.key(), null, false, System.nanoTime()));
        return known.key();
    }

    /** Remembers all keys of the space. One that does not open, whoever put it there, stands in no other's way. */
    SecretKey standing(Place place, Key key) {
        var all = opened(table.in(place));
        // Since it was read it may have been wrapped anew, and what wrapped it destroyed: the table says more now.
        if (all.values().stream().anyMatch(Opened::broken)) all = opened(table.in(place));
        remember(all);
        var found = all.get(key);
        if (found == null) throw Broken.lost();
        return found.orBroken();
    }

    /** Whether its secret is gone. */
    boolean destroy(GoingTable.Going going) {
        opened.remove(going.key());
        InHand.here().ifPresent(hand -> hand.forget(going.key()));
        return store.destroy(going.key(), going.was(), going.secret());
    }

    /** Gives the secret its second name. None where it is gone already. */
    void keep(GoingTable.Going kept) {
        store.keep(kept.key(), kept.was(), kept.secret());
    }

    /** Remembers all keys of many partnerships at once, so that opening words of each asks no more. */
    void remember(Collection<UUID> spaces) {
        remember(opened(table.in(spaces)));
    }

    /** Whether a key of somebody's words in one of them is in members' hands alone, and not in the reader's here. */
    boolean shut(Collection<UUID> spaces, UUID owner) {
        return table.in(spaces).stream()
                .filter(one -> one.wrapped() == null && one.key().owner().equals(owner))
                .anyMatch(one -> opened(one).why() == Broken.Plain.CLOSED);
    }

    /** What the server has forgotten, or members alone hold from now on, stays in no memory because nobody asks for it. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void forgetWhatIsGone() {
        opened.values().removeIf(one -> !store.has(one.secret()));
    }

    private Map<Key, Opened> opened(List<KeyTable.Wrapped> some) {
        var all = new HashMap<Key, Opened>();
        for (var wrapped : some) all.put(wrapped.key(), opened(wrapped));
        return all;
    }

    private Opened opened(KeyTable.Wrapped wrapped) {
        var members = wrapped.wrapped() == null;
        try {
            if (wrapped.erasedAt() != null) {
                store.destroy(wrapped.key(), wrapped.secret());
                throw Broken.erased(wrapped.key().owner(), wrapped.erasedAt());
            }
            var key = members ? held.open(wrapped) : wrapping.unwrap(wrapped);
            return new Opened(wrapped.secret(), key, null, members, System.nanoTime());
        } catch (Broken broken) {
            return new Opened(wrapped.secret(), null, broken.why(), members, System.nanoTime());
        }
    }

    private static Optional<KeyTable.Wrapped> newest(List<KeyTable.Wrapped> all, UUID owner) {
        return all.stream()
                .filter(one -> one.key().owner().equals(owner))
                .max(Comparator.comparing(one -> one.key().epoch()));
    }

    private void add(Key key, boolean members) {
        table.holdTheServersKey();
        var only = key.kind() == Place.Kind.BETWEEN && held.only(key.space());
        if (members && !only) throw new VaultRefused.Closed();
        var secret = store.add(key);
        var made = only ? new KeyTable.Wrapped(key, secret, null, null, false) : wrapping.fresh(key, secret);
        if (!table.add(made)) store.destroy(key, secret);
        else if (only) held.hand(key, secret, KeyStore.random());
    }

    private void remember(Map<Key, Opened> keys) {
        if (opened.size() > REMEMBERED) opened.clear();
        keys.forEach((key, one) -> {
            if (!one.members()) opened.put(key, one);
        });
        InHand.here()
                .ifPresent(hand -> keys.forEach((key, one) -> {
                    if (one.members()) hand.remember(key, one);
                }));
    }
}
