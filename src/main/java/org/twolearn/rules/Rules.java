package org.twolearn.rules;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.web.Typed;

/** Whether something may be collected, and how that changes: the module's front door. The database decides what holds. */
@Service
@Transactional
public class Rules {
    private static final int LONGEST = 600;

    private final RuleTable table;
    private final People people;
    private final Clock clock;

    Rules(RuleTable table, People people, Clock clock) {
        this.table = table;
        this.people = people;
        this.clock = clock;
    }

    /** Whether this is on in the reader's district. Off, as long as nobody has proposed it and all that is needed followed. */
    @Transactional(readOnly = true)
    public boolean allows(Rule rule) {
        return table.allows(rule);
    }

    @Transactional(readOnly = true)
    Set<Rule> on() {
        return table.on();
    }

    @Transactional(readOnly = true)
    List<Change> all() {
        return table.all();
    }

    /** What all staff are told of at the moment; without what the reader put away, if only the unread is asked for. */
    @Transactional(readOnly = true)
    List<Change> told(boolean unread) {
        var lately = clock.instant().minus(java.time.Duration.ofDays(14));
        return people.toldOfRules()
                ? table.all().stream()
                        .filter(one -> one.waits() || !one.on() && one.at().isAfter(lately))
                        .filter(one -> !unread
                                || one.asks(CurrentPerson.id())
                                || !one.read().contains(one.agreedByAll()))
                        .toList()
                : List.of();
    }

    @Transactional(readOnly = true)
    boolean mayPropose() {
        return table.mayPropose();
    }

    /** For the page on which a change is proposed: on, if the rule is off now and nothing waits. Not found for who may not. */
    @Transactional(readOnly = true)
    boolean next(Rule rule) {
        if (!table.mayPropose()) throw new EmptyResultDataAccessException(1);
        return !table.allows(rule) && !waits(table.all(), rule);
    }

    private static boolean waits(List<Change> all, Rule rule) {
        return all.stream().anyMatch(one -> one.rule() == rule && one.waits());
    }

    /** @param id made when the page was drawn, so that sending it twice proposes once */
    void propose(UUID id, Rule rule, boolean on, String reason) {
        if (!table.mayPropose()) throw new EmptyResultDataAccessException(1);
        var line = Typed.words(reason, LONGEST);
        if (line.isBlank()) throw new RulesRefused("reason");
        // Read once: the same form, sent in the same moment, is not another's that waits.
        var all = table.all();
        if (all.stream().anyMatch(one -> one.id().equals(id))) return;
        var now = table.allows(rule);
        if (on && waits(all, rule)) throw new RulesRefused("waits");
        if (now == on && !waits(all, rule)) throw new RulesRefused("as-it-is");
        try {
            table.propose(id, rule, now, on, line);
        } catch (DuplicateKeyException sentTwice) {
            throw sentTwice;
        } catch (DataIntegrityViolationException nobodyRepresents) {
            throw new RulesRefused("nobody");
        }
    }

    /** A change that waits for the reader's yes; not found for everybody else. */
    @Transactional(readOnly = true)
    Change asked(UUID change) {
        return table.all().stream()
                .filter(one -> one.id().equals(change) && one.asks(CurrentPerson.id()))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** Taken back by who proposed it, or a representative's no. Not found for who may not, and once it holds. */
    void end(UUID change) {
        var found = table.all().stream().filter(one -> one.id().equals(change)).findFirst();
        var already = found.map(Change::ended).filter(end -> end.by().equals(CurrentPerson.id()));
        if (already.isPresent()) return;
        if (found.filter(one -> one.endedBy(CurrentPerson.id())).isEmpty()) throw new EmptyResultDataAccessException(1);
        table.end(change);
    }

    /** One's own notice is read; all others keep theirs. */
    void putAway(UUID change) {
        table.all().stream()
                .filter(one -> one.id().equals(change))
                .findFirst()
                .ifPresentOrElse(one -> table.putAway(change, one.agreedByAll()), () -> {
                    throw new EmptyResultDataAccessException(1);
                });
    }

    /** One's own yes, said once. Not found for who is not asked. */
    void agree(UUID change) {
        var me = CurrentPerson.id();
        var found = table.all().stream().filter(one -> one.id().equals(change)).findFirst();
        if (found.filter(one -> one.agreed().stream().anyMatch(yes -> yes.by().equals(me)))
                .isEmpty()) table.agree(change);
    }
}
