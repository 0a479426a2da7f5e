package org.twolearn.cycles;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.twolearn.people.PersonId;

/** All cycles of a partnership, newest first, and what its members call the stages. */
record Story(List<Cycle> cycles, @Nullable Entry stageNames) {
    Cycle cycle(CycleId id) {
        return cycles.stream()
                .filter(cycle -> cycle.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    List<Cycle> open() {
        return cycles.stream().filter(Cycle::open).toList();
    }

    Optional<Cycle> openOf(PersonId owner) {
        return open().stream().filter(cycle -> cycle.owner().equals(owner)).findFirst();
    }

    int stageNamesVersion() {
        return stageNames == null ? 0 : stageNames.version();
    }
}
