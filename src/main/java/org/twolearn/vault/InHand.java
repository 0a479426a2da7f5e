package org.twolearn.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one request has in its hands: the way in of the browser it came from, and the keys that this opened. Bound for a
 * person who is signed in on an admitted device, for one request; nothing of it outlasts that.
 */
public final class InHand {
    private static final ScopedValue<InHand> HERE = ScopedValue.newInstance();

    private final @Nullable WayIn device;
    private final Map<Key, Keys.Opened> opened = new HashMap<>();
    private @Nullable List<ReaderKey.Secret> own;

    private InHand(@Nullable WayIn device) {
        this.device = device;
    }

    /** @param device null for a browser that keeps nothing that we know: what only members hold stays shut */
    public static <T, X extends Throwable> T call(@Nullable WayIn device, ScopedValue.CallableOp<T, X> work) throws X {
        var hand = new InHand(device);
        try {
            return ScopedValue.where(HERE, hand).call(work);
        } finally {
            hand.letGo();
        }
    }

    static Optional<InHand> here() {
        return HERE.isBound() ? Optional.of(HERE.get()) : Optional.empty();
    }

    Optional<WayIn> device() {
        return Optional.ofNullable(device);
    }

    /** The person's own keys that this browser opens; looked for once. */
    List<ReaderKey.Secret> own(ReaderTable table) {
        if (own == null) own = device == null ? List.of() : opening(device, table.sealedHere());
        return own;
    }

    static List<ReaderKey.Secret> opening(WayIn way, Collection<ReaderTable.Sealed> found) {
        return found.stream().flatMap(one -> opened(way, one).stream()).toList();
    }

    /** What another has written over, or a browser that was given another secret since, opens nothing and breaks nothing. */
    private static Optional<ReaderKey.Secret> opened(WayIn way, ReaderTable.Sealed one) {
        try {
            return Optional.of(ReaderKey.Secret.of(one.key(), way.open(one.key().info(), one.sealed())));
        } catch (Broken otherWay) {
            return Optional.empty();
        }
    }

    Keys.@Nullable Opened known(Key key) {
        return opened.get(key);
    }

    void remember(Key key, Keys.Opened one) {
        opened.put(key, one);
    }

    void forget(Key key) {
        opened.remove(key);
    }

    /** Another way in was found, or the keys are others now. */
    void lookAgain() {
        opened.clear();
        own = null;
    }

    private void letGo() {
        lookAgain();
        if (device != null) device.forget();
    }

    @Override
    public String toString() {
        return "what is in hand";
    }
}
