package org.twolearn.ownwords;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

/** Lawful holds: entered by an operator with the order's reference, told to the person, and lifted. None opens anything. */
@Service
@Transactional
class Holds {
    private final HoldTable table;
    private final People people;
    private final Clock clock;

    Holds(HoldTable table, People people, Clock clock) {
        this.table = table;
        this.people = people;
        this.clock = clock;
    }

    /** For operators; not found for everybody else. */
    @Transactional(readOnly = true)
    public List<Hold> ofTheDistrict() {
        table.operates();
        return table.ofTheDistrict();
    }

    @Transactional(readOnly = true)
    public List<Hold> onMe() {
        return table.onMe();
    }

    /**
     * @param review when somebody looks whether it is still needed: within a year
     * @param silent until when the order forbids to tell; not after the review
     */
    public void place(
            UUID id,
            PersonId whose,
            String reference,
            String reason,
            @Nullable LocalDate review,
            @Nullable LocalDate silent) {
        table.operates();
        var today = people.district().today(clock);
        people.colleague(whose);
        if (whose.equals(CurrentPerson.id())) throw new HoldRefused.OnOneself();
        if (reference.isEmpty() || reason.isEmpty()) throw new HoldRefused.NotToldWhy();
        if (review == null || !review.isAfter(today) || review.isAfter(today.plusYears(1)))
            throw new HoldRefused.NotAReview();
        if (silent != null && (!silent.isAfter(today) || silent.isAfter(review)))
            throw new HoldRefused.NotAnEndOfSilence();
        var tells = silent == null
                ? null
                : silent.atStartOfDay(people.district().zone()).toInstant();
        table.place(id, whose, reference, reason, review, tells);
    }

    /** What was kept goes: rows at once, secrets by {@link Vault#letGo()} once this is saved. */
    public void lift(UUID id) {
        table.operates();
        table.lift(id);
        table.letGo();
    }
}
