package org.twolearn.sharing;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Erasure;
import org.twolearn.vault.Vault;

/** Copies of somebody's words, wherever they are shown: a front door of the module. */
@Service
@Transactional
public class Copies {
    private final ShareTable shares;
    private final CopyTable table;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Copies(ShareTable shares, CopyTable table, Vault vault, ApplicationEventPublisher events, Clock clock) {
        this.shares = shares;
        this.table = table;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Ends what one shows from there, and destroys the keys of all copies of one's own words from there, in what partners
     * show too. No way back.
     *
     * @param from the partnership; null for one's notebook
     */
    public List<Erasure> erase(PersonId author, @Nullable UUID from) {
        shares.endAll(from)
                .forEach(share -> events.publishEvent(new SharingEvent.Ended(share, author, clock.instant())));
        return table.holding(author, from).stream()
                .map(share -> vault.eraseShown(share, author))
                .toList();
    }
}
