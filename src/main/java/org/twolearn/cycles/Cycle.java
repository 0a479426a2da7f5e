package org.twolearn.cycles;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.twolearn.people.PersonId;

/**
 * One piece of work. It is about its owner's classroom or work, so its owner decides, whoever that is.
 *
 * @param entries what was written down in it, oldest first
 */
record Cycle(
        CycleId id,
        PersonId owner,
        String challenge,
        Instant began,
        @Nullable Instant closed,
        boolean othersOpened,
        List<Entry> entries) {
    boolean open() {
        return closed == null;
    }

    /** Who may write what: the one rule for coach and teacher alike. */
    void mayWrite(Kind kind, PersonId by, Set<PersonId> members) {
        if (!open()) throw new CycleRefused.IsClosed();
        if (!members.contains(owner)) throw new CycleRefused.OwnerLeft();
        if (kind.who == Kind.Who.OWNER) onlyOwner(by);
        if (kind.who == Kind.Who.THE_OTHERS && by.equals(owner)) throw new CycleRefused.YourOwn();
    }

    void onlyOwner(PersonId by) {
        if (!by.equals(owner)) throw new CycleRefused.NotYours();
    }

    Stream<Entry> all(Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind);
    }

    List<Entry> listed(Kind kind) {
        return all(kind).toList();
    }

    Optional<Entry> newest(Kind kind) {
        return all(kind).reduce((_, later) -> later);
    }

    Optional<Entry> newestBy(Kind kind, PersonId by) {
        return all(kind).filter(entry -> entry.by().equals(by)).reduce((_, later) -> later);
    }

    @Nullable
    Entry goal() {
        return newest(Kind.GOAL).orElse(null);
    }

    @Nullable
    Entry chosen() {
        return newest(Kind.STRATEGY_CHOICE).orElse(null);
    }

    @Nullable
    Entry checklist() {
        return newest(Kind.CHECKLIST).orElse(null);
    }

    @Nullable
    Entry closing() {
        return newest(Kind.CLOSING).orElse(null);
    }

    /** The words of a strategy that was listed. */
    String option(@Nullable UUID id) {
        return all(Kind.STRATEGY_OPTION)
                .filter(entry -> entry.id().equals(id))
                .map(entry -> entry.text("option"))
                .findFirst()
                .orElse("");
    }

    /** Who listed it; the owner where nobody did. */
    PersonId optionBy(@Nullable UUID id) {
        return all(Kind.STRATEGY_OPTION)
                .filter(entry -> entry.id().equals(id))
                .map(Entry::by)
                .findFirst()
                .orElse(owner);
    }

    List<Entry> understood(int version) {
        return all(Kind.GOAL_UNDERSTOOD)
                .filter(entry -> entry.version() == version)
                .toList();
    }

    /** Of a step as it was worded in the version that the note is about. */
    String step(Entry noted) {
        return all(Kind.CHECKLIST)
                .filter(list -> list.version() == noted.version())
                .flatMap(list -> list.lines("steps").stream().skip(noted.step() - 1L))
                .findFirst()
                .orElse("");
    }

    /** What an entry is about must be in this cycle; otherwise it is not found. */
    void mustHave(Draft draft) {
        var there = switch (draft.kind()) {
            case STEP_LOG ->
                all(Kind.CHECKLIST)
                        .filter(list -> list.version() == draft.version())
                        .anyMatch(list -> draft.step() > 0
                                && draft.step() <= list.lines("steps").size());
            case STRATEGY_CHOICE ->
                all(Kind.STRATEGY_OPTION).anyMatch(option -> option.id().equals(draft.about()));
            case GOAL_UNDERSTOOD -> all(Kind.GOAL).anyMatch(goal -> goal.version() == draft.version());
            default -> true;
        };
        if (!there) throw new EmptyResultDataAccessException(1);
    }

    int version(Kind kind, PersonId by) {
        var newest = kind.each() ? newestBy(kind, by) : newest(kind);
        return newest.map(Entry::version).orElse(0);
    }

    private Instant last(Kind kind) {
        return newest(kind).map(Entry::at).orElse(Instant.MIN);
    }

    /** Where the cycle stands follows from what is there; nobody sets it. Null when it is closed. */
    @Nullable
    Stage stage() {
        if (!open()) return null;
        if (goal() == null) return newest(Kind.STANDING).isEmpty() ? Stage.STANDS : Stage.GOAL;
        var decided = newest(Kind.DECISION).map(Entry::what).orElse("");
        if ("change the goal".equals(decided) && last(Kind.DECISION).isAfter(last(Kind.GOAL))) return Stage.GOAL;
        return last(Kind.STEP_LOG).isAfter(last(Kind.DECISION)) ? Stage.LOOK : Stage.TRY;
    }
}
