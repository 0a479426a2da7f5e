package org.twolearn.vault;

import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Keys of words that only members hold: opened with what is in hand, wrapped to each who reads there. */
@Component
class HeldKeys {
    private final MemberTable table;
    private final ReaderTable readers;
    private final KeyStore store;

    HeldKeys(MemberTable table, ReaderTable readers, KeyStore store) {
        this.table = table;
        this.readers = readers;
        this.store = store;
    }

    boolean only(UUID partnership) {
        return table.only(partnership);
    }

    /** The reader's own keys that open here. */
    List<ReaderKey.Secret> own() {
        return InHand.here().map(hand -> hand.own(readers)).orElse(List.of());
    }

    /** Refuses with {@link Broken}: closed, where none of the reader's own that it is wrapped to opens here. */
    SecretKey open(KeyTable.Wrapped wrapped) {
        var salt = store.find(wrapped.secret()).orElseThrow(Broken::lost);
        for (var own : own())
            for (var mine : wrapped.mine())
                if (ReaderKey.epoch(mine) == own.epoch())
                    return new SecretKeySpec(own.unwrap(wrapped.key(), salt, mine), "AES");
        throw Broken.closed();
    }

    SecretKey toSeal(KeyTable.Wrapped wrapped) {
        try {
            return open(wrapped);
        } catch (Broken broken) {
            if (broken.why() == Broken.Plain.CLOSED) throw new VaultRefused.Closed();
            throw broken;
        }
    }

    /** To everybody who reads there now. Who is none of them does not open it, and so seals nothing with it. */
    void hand(Key key, UUID secret, byte[] bare) {
        for (var to : table.readers(key.space())) hand(key, secret, bare, to);
    }

    void hand(Key key, UUID secret, byte[] bare, ReaderKey to) {
        var salt = store.find(secret).orElseThrow(Broken::lost);
        table.hand(new MemberTable.Handed(key, secret, to, to.wrap(key, salt, bare)));
    }
}
