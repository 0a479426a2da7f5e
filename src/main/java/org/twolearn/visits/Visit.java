package org.twolearn.visits;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twolearn.cycles.CycleId;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/**
 * A visit to the host's classroom. The newest version that the host and every visitor have signed governs it; with none
 * there is no visit, only an offer that ends quietly.
 *
 * @param cycle the host's cycle that it is part of, if its planner said so
 * @param plans the oldest first, at least one
 * @param records those the reader may see
 * @param erasedAt when what was recorded was deleted, if it was; {@code onItsDay}, whether not by the host's hand but on the
 *     day that all chose
 */
record Visit(
        PartnershipId partnership,
        VisitId id,
        PersonId host,
        PersonId offeredBy,
        ZoneId zone,
        @Nullable CycleId cycle,
        List<PlanVersion> plans,
        List<RecordHead> records,
        @Nullable Instant lookedAt,
        @Nullable Instant erasedAt,
        boolean onItsDay) {
    /** How much earlier or later than agreed recording may begin. */
    static final Duration EARLY = Duration.ofMinutes(15);

    PlanVersion newest() {
        return plans.getLast();
    }

    Optional<PlanVersion> agreed() {
        return plans.reversed().stream().filter(plan -> plan.binds(host)).findFirst();
    }

    PlanVersion plan(int version) {
        return plans.stream()
                .filter(plan -> plan.version() == version)
                .findFirst()
                .orElseThrow();
    }

    /** When the lesson was to begin, in milliseconds since recording began. */
    long bell(int version, Instant started) {
        return Duration.between(started, plan(version).begins()).toMillis();
    }

    /** The version to show as the plan: what is agreed, or else what is offered. */
    PlanVersion plan() {
        return agreed().orElseGet(this::newest);
    }

    /** Whether nobody visits and the host records by themselves: nobody else sees any of it until they show it. */
    boolean alone() {
        return newest().visitors().isEmpty();
    }

    LocalDate day() {
        return plan().begins().atZone(zone).toLocalDate();
    }

    /** Until the day before; what is offered on the day itself, or changes what is agreed, until the bell. */
    Instant openUntil() {
        var day = newest().begins().atZone(zone).toLocalDate();
        var sameDay = !newest().proposedAt().atZone(zone).toLocalDate().isBefore(day);
        return sameDay || agreed().isPresent()
                ? plan().begins()
                : day.atStartOfDay(zone).toInstant();
    }

    boolean pending() {
        return !newest().binds(host);
    }

    boolean open(Instant now) {
        return pending() && now.isBefore(openUntil());
    }

    boolean waitsFor(PersonId person, Instant now) {
        return open(now) && newest().asks(person, host);
    }

    /** Neither agreed nor open: it ended quietly. */
    boolean ended(Instant now) {
        return agreed().isEmpty() && !open(now);
    }

    /** Offered and open, or agreed and not over. */
    boolean comes(Instant now) {
        return open(now)
                || agreed().filter(plan -> plan.ends().plus(EARLY).isAfter(now)).isPresent();
    }

    boolean done() {
        return erased() || records.stream().anyMatch(record -> record.doneAt() != null);
    }

    /**
     * Whether they practice and somebody is not done yet. Nobody finds the others' records before all are, or the time is
     * over: the database keeps them back, so fewer are here.
     */
    boolean practicing(Instant now) {
        return !looked()
                && !over(now)
                && agreed().filter(plan ->
                                plan.practice() && doneBy() <= plan.visitors().size())
                        .isPresent();
    }

    private long doneBy() {
        return records.stream().filter(record -> record.doneAt() != null).count();
    }

    /** Whether nothing waits for the host's look: they have looked, or deleted what was there to look at. */
    boolean looked() {
        return lookedAt != null || erased();
    }

    /** Events of a record that the host marked. */
    Set<UUID> mistaken(PersonId recorder) {
        return headOf(recorder).map(RecordHead::mistaken).orElse(Set.of());
    }

    Optional<RecordHead> headOf(PersonId recorder) {
        return records.stream().filter(head -> head.recorder().equals(recorder)).findFirst();
    }

    /** Where somebody who may see what was recorded does: the host at once, who recorded on their own page until then. */
    String seenAt(PersonId reader) {
        var address = "/partnerships/" + partnership.value() + "/visits/" + id.value();
        return address + (looked() || reader.equals(host) ? "/look" : "/record");
    }

    /** Whether the reader sees that something was recorded, finished or not, and it or its figures are still there. */
    boolean recorded() {
        return !erased() && !records.isEmpty();
    }

    /** Whether each single event is there that was recorded: neither deleted nor come down to its figures. */
    boolean whole() {
        return !erased() && keptAt() == null;
    }

    /** Since when only the figures are kept, if they are. */
    @Nullable
    Instant keptAt() {
        return records.stream()
                .map(RecordHead::keptAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** The key of a sentence that says so. */
    String erasedKey(String which) {
        return "visits." + which + (onItsDay ? "-on-its-day" : "");
    }

    boolean erased() {
        return erasedAt != null;
    }

    /** At the same time, with somebody who is in both. */
    boolean meets(Plan other, PersonId host) {
        var plan = plan();
        return plan.begins().isBefore(other.ends())
                && other.begins().isBefore(plan.ends())
                && Stream.concat(Stream.of(host), other.visitors().stream())
                        .anyMatch(person ->
                                person.equals(this.host) || plan.visitors().contains(person));
    }

    /** Whose visit it is: a version that somebody only suggests does not make it theirs. */
    boolean involves(PersonId person) {
        return person.equals(host)
                || person.equals(offeredBy)
                || plan().visitors().contains(person);
    }

    /** Signing is for who is bound, for the newest version, while it is open. */
    void sign(int version, PersonId by, Instant now) {
        if (version != newest().version()) throw new VisitRefused.ThereIsANewerPlan();
        if (!by.equals(host) && !newest().visitors().contains(by)) throw new VisitRefused.NotForYou();
        if (!open(now)) throw new VisitRefused.NotOpen();
    }

    /** What the screen for recording shows to one whom the plan names, from a little before the agreed time on. */
    PlanVersion screen(PersonId by, Instant now) {
        if (!whole()) throw new VisitRefused.Closed();
        var plan = agreed().orElseThrow(VisitRefused.NotAgreed::new);
        if (!by.equals(host) && !plan.visitors().contains(by)) throw new VisitRefused.NotForYou();
        if (now.isBefore(plan.begins().minus(EARLY))) throw new VisitRefused.NotTheTime();
        return plan;
    }

    /** Recording begins about the time that was agreed; when it arrives here does not matter. */
    PlanVersion record(PersonId by, Instant started) {
        var plan = screen(by, started);
        if (over(started)) throw new VisitRefused.NotTheTime();
        return plan;
    }

    boolean over(Instant now) {
        return now.isAfter(plan().ends().plus(EARLY));
    }
}
