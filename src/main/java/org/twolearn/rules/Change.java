package org.twolearn.rules;

import static org.twolearn.web.Words.day;
import static org.twolearn.web.Words.say;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * A change of a rule, as the database derives where it stands.
 *
 * @param before the words of the rule as they were when this was proposed; {@code after}, as they would be
 * @param waits whether it may still take effect and has not
 * @param holdsFrom since or from when it holds; null as long as a yes is missing, and for good once it ended without
 * @param ended who ended it before its day, if somebody did: its proposer, or a representative who said no
 * @param read which notices of it the reader put away: that it was proposed, or that all had agreed
 * @param asked the representatives whose yes it needs and has not
 * @param laidDown whose yes it does not need any more, since they laid the position down themselves
 * @param taken those of {@code asked} who represent the teachers no more, though they did not lay it down
 */
record Change(
        UUID id,
        Rule rule,
        boolean on,
        String before,
        String after,
        String reason,
        PersonId by,
        Instant at,
        Instant noticeEnds,
        Instant lapsesAt,
        boolean waits,
        @Nullable Instant holdsFrom,
        List<PersonId> asked,
        List<Dated> agreed,
        @Nullable Dated ended,
        List<Boolean> read,
        List<Dated> laidDown,
        List<Dated> taken) {
    record Dated(PersonId by, Instant at) {}

    /** Whether it ends a proposal before that took effect. */
    boolean takesBack() {
        return !on && before.equals(after);
    }

    /**
     * What ended this later, if it was a switch back: before it took effect, or since. Null where the proposer, a
     * representative or the calendar ended it, and while it waits or holds.
     *
     * @param all of the district
     */
    @Nullable
    Change undoneBy(Collection<Change> all) {
        if (!on || ended != null) return null;
        var until = holdsFrom == null ? lapsesAt : Instant.MAX;
        return all.stream()
                .filter(one -> !one.on && one.rule == rule && !one.at.isBefore(at) && one.at.isBefore(until))
                .min(Comparator.comparing(Change::at))
                .orElse(null);
    }

    boolean holds(Instant now) {
        return holdsFrom != null && !holdsFrom.isAfter(now);
    }

    /** One sentence for all staff. */
    String told(ZoneId zone) {
        if (takesBack()) return say("rules.told.back", rule.title());
        if (!on) return say("rules.told.off", rule.title());
        return holdsFrom == null
                ? say("rules.told.on", rule.title(), day(noticeEnds.atZone(zone)))
                : say("rules.told.agreed", rule.title(), day(holdsFrom.atZone(zone)));
    }

    /** Whether all whose yes it needs have said it, and it waits for its day. */
    boolean agreedByAll() {
        return on && holdsFrom != null;
    }

    /** Whether this person can end it now. */
    boolean endedBy(PersonId person) {
        return waits && (by.equals(person) || asked.contains(person));
    }

    /** Who was asked and said nothing, or has not yet. */
    List<PersonId> silent() {
        return asked.stream()
                .filter(one -> ended == null || !ended.by().equals(one))
                .toList();
    }

    /** Whether it needs this person's yes and has not got it. */
    boolean asks(PersonId person) {
        return waits && asked.contains(person);
    }
}
