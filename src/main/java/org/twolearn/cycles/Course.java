package org.twolearn.cycles;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * How a cycle went, for whoever draws what was counted meanwhile.
 *
 * @param aim the line its owner drew, if any
 * @param tried what the owner chose to try, the oldest first
 */
public record Course(
        CycleId id, PersonId owner, boolean open, @Nullable Aim aim, List<Tried> tried) {
    /**
     * A change of strategy.
     *
     * @param day of the first try, or else of the choice
     * @param by who listed it, in their words
     */
    public record Tried(LocalDate day, String what, PersonId by) {}
}
