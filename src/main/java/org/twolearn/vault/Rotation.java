package org.twolearn.vault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.twolearn.database.CannotStart;

/**
 * A new key of the server's, under which every key is wrapped anew while people read and write. Stopped in the middle, it
 * goes on where it was when it is run again. The old one is destroyed when nothing is left under it.
 */
final class Rotation {
    private static final int ROTATION = 42;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How long another machine may not yet see a new file of the key store. */
    private static final Duration SEEN = Duration.ofMillis(1100);

    private final AllKeys all;
    private final KeyStore store;
    private final Wrapping wrapping;
    private int newest;
    private int anew;
    private int left;

    Rotation(AllKeys all, KeyStore store) {
        this.all = all;
        this.store = store;
        this.wrapping = new Wrapping(store);
    }

    /** What came of it. @param left how many stayed under an older key because they do not open */
    record Turned(int generation, int keys, int left) {}

    /**
     * @param inHalves whether the new key is kept in two
     * @param evenSo whether the old key goes although some keys under it do not open, which then never will
     */
    Turned run(boolean inHalves, boolean evenSo) throws InterruptedException {
        if (!all.lock(ROTATION)) throw new CannotStart("The keys are just being wrapped anew by somebody else.");
        refuseAStrangersStore();
        if (store.servers().all().size() < 2) store.servers().begin(inHalves);
        newest = store.server().generation();
        awaitWriters();
        int before;
        var again = 2; // What is erased meanwhile is left in one pass, and seen to be erased in the next.
        do {
            before = anew;
            pass();
        } while (anew > before || left > 0 && again-- > 0);
        if (left == 0 || evenSo) destroyOlder();
        return new Turned(newest, anew, left);
    }

    /** Where no key opens at all, this is another database's key store, and nothing in it may be touched. */
    private void refuseAStrangersStore() {
        var counted = new int[2];
        for (var kind : AllKeys.KINDS)
            all.each(kind, some -> {
                for (var key : some)
                    if (!key.erased() && key.wrapped() != null && counted[0] == 0) {
                        if (opens(key)) counted[0]++;
                        else counted[1]++;
                    }
            });
        if (counted[0] == 0 && counted[1] > 0)
            throw new CannotStart("No key of this database opens with the key store in " + store.home()
                    + ". It belongs to another one. Nothing was changed.");
    }

    private boolean opens(KeyTable.Wrapped key) {
        try {
            wrapping.unwrap(key);
            return true;
        } catch (Broken broken) {
            return false;
        }
    }

    /** Whoever may still be wrapping a key under the older one has saved it after this. */
    private void awaitWriters() throws InterruptedException {
        Thread.sleep(SEEN);
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!all.lock(KeyTable.HELD)) {
            if (System.nanoTime() > until)
                throw new CannotStart("Somebody has been saving for five minutes. Nothing is lost: run it again.");
            Thread.sleep(20);
        }
        all.unlock(KeyTable.HELD);
    }

    private void pass() {
        left = 0;
        for (var kind : AllKeys.KINDS)
            all.each(kind, some -> {
                var wrapped = new ArrayList<AllKeys.Anew>();
                for (var key : some) wrapAnew(key, wrapped);
                if (!wrapped.isEmpty()) all.replace(kind, wrapped);
                anew += wrapped.size();
            });
    }

    private void wrapAnew(KeyTable.Wrapped key, List<AllKeys.Anew> to) {
        if (key.erased()) {
            store.destroy(key.key(), key.secret());
            return;
        }
        if (key.wrapped() == null) return; // Only members hold it.
        var under = Wrapping.generation(key.wrapped());
        if (under == newest || store.server(under).isEmpty()) return; // of no key that could be destroyed
        try {
            to.add(new AllKeys.Anew(key.secret(), key.wrapped(), wrapping.anew(key)));
        } catch (Broken unreadable) {
            left++;
        }
    }

    private void destroyOlder() throws InterruptedException {
        Thread.sleep(SEEN); // Whoever has just read a row opens it with what it names.
        for (var key : store.servers().all())
            if (key.generation() < newest) store.servers().destroy(key.generation());
    }
}
