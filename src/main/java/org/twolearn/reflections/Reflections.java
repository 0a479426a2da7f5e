package org.twolearn.reflections;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.Cycles;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;
import org.twolearn.reflections.ReflectionTable.Scope;
import org.twolearn.web.Once;

/** What people came to see, shared with partners or kept to themselves: the module's front door. */
@Service
@Transactional
public class Reflections {
    private final ReflectionTable table;
    private final Partnerships partnerships;
    private final Cycles cycles;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reflections(
            ReflectionTable table,
            Partnerships partnerships,
            Cycles cycles,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.partnerships = partnerships;
        this.cycles = cycles;
        this.events = events;
        this.clock = clock;
    }

    /** A member says what they learned; all members read it. A cycle of another partnership is not found. Sent twice under one id it is said once. */
    public void learn(PartnershipId in, UUID id, PersonId by, @Nullable CycleId cycle, String words) {
        partnerships.partners(in);
        if (cycle != null) cycles.owner(in, cycle);
        if (words.isEmpty()) throw new ReflectionRefused.Blank();
        var about = cycle == null ? null : cycle.value();
        if (table.add(Scope.LEARNED, in.value(), id, by, about, words))
            events.publishEvent(new ReflectionEvent.Learned(in, id, by, clock.instant()));
    }

    /** Its author says it in other words. */
    public void relearn(PartnershipId in, UUID id, int base, PersonId by, String words) {
        change(Scope.LEARNED, in.value(), id, base, by, words);
    }

    public void unlearn(PartnershipId in, UUID id) {
        table.erase(Scope.LEARNED, in.value(), id);
    }

    /** For oneself alone. */
    public void note(PersonId by, UUID id, String words) {
        if (words.isEmpty()) throw new ReflectionRefused.Blank();
        table.add(Scope.NOTE, by.value(), id, by, null, words);
    }

    public void renote(PersonId by, UUID id, int base, String words) {
        change(Scope.NOTE, by.value(), id, base, by, words);
    }

    public void erase(PersonId by, UUID id) {
        table.erase(Scope.NOTE, by.value(), id);
    }

    @Transactional(readOnly = true)
    List<Reflection> learned(PartnershipId in) {
        return Once.read("learned " + in.value(), () -> table.all(Scope.LEARNED, in.value()));
    }

    @Transactional(readOnly = true)
    List<Reflection> notebook(PersonId by) {
        return table.all(Scope.NOTE, by.value());
    }

    /** The same words again are an answer already given. */
    private void change(Scope scope, UUID space, UUID id, int base, PersonId by, String words) {
        if (words.isEmpty()) throw new ReflectionRefused.Blank();
        var now = now(scope, space, id, by);
        if (now.gone()) throw new ReflectionRefused.Erased();
        if (now.words().equals(words)) return;
        if (!table.change(scope, space, id, base, by, words)
                && !now(scope, space, id, by).words().equals(words)) throw new ReflectionRefused.ChangedMeanwhile();
    }

    private Reflection now(Scope scope, UUID space, UUID id, PersonId by) {
        return table.all(scope, space).stream()
                .filter(one -> one.id().equals(id) && one.author().equals(by))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }
}
