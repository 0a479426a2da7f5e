package org.twolearn.ownwords;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
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
     * @param silent until when the order forbids to tell, not after the review; such a hold stands once somebody else confirmed the order
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
        if (silent == null) table.place(id, whose, reference, reason, review);
        else
            table.ask(
                    id,
                    whose,
                    reference,
                    reason,
                    review,
                    silent.atStartOfDay(people.district().zone()).toInstant());
    }

    /** What waits for a second person. Nothing for who is neither operator nor representative. */
    @Transactional(readOnly = true)
    public List<HoldTable.Asked> asked() {
        return table.asked();
    }

    /** For the second person; not found for who asked, and for everybody else. */
    @Transactional(readOnly = true)
    public HoldTable.Asked toConfirm(UUID id) {
        return table.asked().stream()
                .filter(one -> one.id().equals(id) && !one.by().equals(CurrentPerson.id()))
                .filter(one -> one.tellsAt().isAfter(clock.instant()))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** Said twice it is said once. */
    public void confirm(UUID id) {
        if (table.confirmed(id)) return;
        toConfirm(id);
        table.confirm(id);
    }

    @Transactional(readOnly = true)
    public boolean confirmed(UUID id) {
        return table.confirmed(id);
    }

    public void takeBack(UUID id) {
        table.operates();
        table.takeBack(id);
    }

    /** One that stands; not found where it is lifted. */
    @Transactional(readOnly = true)
    public Hold standing(UUID id) {
        return ofTheDistrict().stream()
                .filter(hold -> hold.id().equals(id) && hold.liftedAt() == null)
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** What was kept goes: rows at once, secrets by {@link Vault#letGo()} once this is saved. */
    public void lift(UUID id) {
        table.operates();
        table.lift(id);
        table.letGo();
    }
}
