package org.twolearn.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.PersonId;

/** Keys that only the members of a partnership hold: each says yes for themselves, and with the last yes the server lets go. */
@Service
@Transactional
public class Members {
    private final MemberTable table;
    private final HeldKeys held;
    private final OwnKey own;
    private final KeyTable keyTable;
    private final Keys keys;
    private final Erasing erasing;
    private final KeyStore store;
    private final Wrapping wrapping;

    Members(
            MemberTable table,
            HeldKeys held,
            OwnKey own,
            KeyTable keyTable,
            Keys keys,
            Erasing erasing,
            KeyStore store,
            Wrapping wrapping) {
        this.table = table;
        this.held = held;
        this.own = own;
        this.keyTable = keyTable;
        this.keys = keys;
        this.erasing = erasing;
        this.store = store;
        this.wrapping = wrapping;
    }

    /**
     * How it stands in one partnership.
     *
     * @param since when the server let go; null while it has the keys
     * @param yes who said yes, in that order
     * @param asks who would like to read with another key of their own, or as a newcomer, and waits for one of the others
     */
    public record Of(@Nullable Instant since, List<PersonId> yes, List<Asks> asks) {
        public boolean only() {
            return since != null;
        }
    }

    /** @param key which of their own keys */
    public record Asks(PersonId whose, int key) {}

    /** For a partnership of the reader's; of any other nobody has said anything. */
    @Transactional(readOnly = true)
    public Of of(UUID partnership) {
        var since = table.since(partnership).orElse(null);
        var said = table.said(partnership);
        return new Of(
                since,
                said.stream()
                        .filter(MemberTable.Said::here)
                        .map(one -> new PersonId(one.person()))
                        .distinct()
                        .toList(),
                since == null
                        ? List.of()
                        : said.stream()
                                .filter(one -> one.here() && !one.reads())
                                .map(one -> new Asks(new PersonId(one.person()), one.epoch()))
                                .toList());
    }

    /**
     * The reader's own yes, with the key of their own that opens on this device. The last one of all members makes it so, for
     * good. Sent twice it is said once; said after that, it asks the others for their keys.
     */
    public void yes(UUID partnership) {
        table.yes(partnership, CurrentPerson.id().value(), own.inHand());
        if (!table.only(partnership) && table.all(partnership)) begin(partnership);
    }

    /** Asks the others for their keys, with the key of one's own that opens here. Not found where the server has them. */
    public void ask(UUID partnership) {
        if (table.since(partnership).isEmpty()) throw new EmptyResultDataAccessException(1);
        table.yes(partnership, CurrentPerson.id().value(), own.inHand());
    }

    /** Refused where only the members hold the keys, and the reader's own does not open here: what is read is no words then. */
    @Transactional(readOnly = true)
    public void requireOpen(UUID partnership) {
        if (table.since(partnership).isPresent()) own.inHand();
    }

    /** As long as not all have said it. */
    public void takeBack(UUID partnership) {
        table.takeBack(partnership);
    }

    /**
     * Wraps all that opens here to another member who asks for it, or a newcomer.
     *
     * @param key which of their own keys, as they asked with it
     */
    public void hand(UUID partnership, PersonId whose, int key) {
        if (whose.equals(CurrentPerson.id())) throw new EmptyResultDataAccessException(1); // Nobody answers themselves.
        var to = table.asks(partnership, whose.value(), key);
        own.inHand();
        table.yes(partnership, whose.value(), key);
        for (var one : keyTable.between(partnership)) {
            if (one.wrapped() != null || one.erased()) continue;
            try {
                held.hand(one.key(), one.secret(), held.open(one).getEncoded(), to);
            } catch (Broken notMine) {
                // What does not open here somebody else may hand over.
            }
        }
    }

    /**
     * The very keys that there are, each under a new secret and wrapped to the members instead of the server. What is written
     * from now on has new ones: the server has had these in its hands.
     */
    private void begin(UUID partnership) {
        var letting = new LettingGo();
        TransactionSynchronizationManager.registerSynchronization(letting);
        var readers = table.saidYes(partnership);
        for (var one : keyTable.between(partnership)) {
            if (one.erased()) continue;
            byte[] bare;
            try {
                bare = wrapping.bare(one);
            } catch (Broken unreadable) {
                continue; // for all, and perhaps not for good: its secret may be in a copy of the key store.
            }
            var secret = store.add(one.key());
            letting.made.add(new GoingTable.Going(one.key(), secret, secret));
            for (var to : readers) held.hand(one.key(), secret, bare, to);
        }
        table.begin(partnership);
        letting.gone.addAll(table.gone(partnership));
    }

    /** Not before it is saved: what is rolled back must not have destroyed anything. What is left then goes within the hour. */
    private final class LettingGo implements TransactionSynchronization {
        private final List<GoingTable.Going> made = new ArrayList<>();
        private final List<GoingTable.Going> gone = new ArrayList<>();

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_ROLLED_BACK) made.forEach(keys::destroy);
            if (status == STATUS_COMMITTED) erasing.destroy(gone);
        }
    }
}
