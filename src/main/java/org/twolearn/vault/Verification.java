package org.twolearn.vault;

import java.util.UUID;
import org.twolearn.database.CannotStart;

/** Whether every key of the database opens with a copy of the key store. What does is remembered in the key store. */
final class Verification {
    private final AllKeys all;
    private final KeyStore store;
    private final KeyCopy copy;
    private final Wrapping wrapping;
    private int opened;
    private int since;
    private int not;

    Verification(AllKeys all, KeyStore store, KeyCopy copy) {
        this.all = all;
        this.store = store;
        this.copy = copy;
        this.wrapping = new Wrapping(copy);
    }

    /** The sentence that says so; refuses with {@link CannotStart} where a key does not open. */
    String run() {
        for (var kind : AllKeys.KINDS) all.each(kind, some -> some.forEach(this::look));
        if (not > 0)
            throw new CannotStart("This copy is not whole: %,d keys of the database do not open with it, %,d do.%n"
                            .formatted(not, opened)
                    + "Make it again with copy-keys. Had the server’s key changed since, it is too old.");
        new SecondCopy(store.home()).verified(copy.at());
        return "All %,d keys that were there on %s open with this copy.".formatted(opened, copy.at())
                + (since > 0 ? " %,d were made since.".formatted(since) : "")
                + (destroyed() > 0
                        ? "%n%,d secrets in it have been destroyed since: make it again, so that they are gone there too."
                                .formatted(destroyed())
                        : "");
    }

    private void look(KeyTable.Wrapped key) {
        if (key.erased()) {
            store.destroy(key.key(), key.secret());
            return;
        }
        try {
            if (key.wrapped() != null) wrapping.unwrap(key);
            else if (copy.find(key.secret()).isEmpty()) throw Broken.lost(); // Its members open it, with this secret.
            opened++;
        } catch (Broken broken) {
            if (madeSince(key.secret())) since++;
            else if (ours(key)) not++;
        }
    }

    /** What does not open with the store itself either says nothing about the copy. */
    private boolean ours(KeyTable.Wrapped key) {
        if (key.wrapped() == null) return store.has(key.secret());
        try {
            new Wrapping(store).unwrap(key);
            return true;
        } catch (Broken nobodys) {
            return false;
        }
    }

    private boolean madeSince(UUID secret) {
        return copy.find(secret).isEmpty()
                && store.since(secret).filter(at -> !at.isBefore(copy.at())).isPresent();
    }

    private long destroyed() {
        return copy.secrets().keySet().stream()
                .filter(secret -> !store.has(secret))
                .count();
    }
}
