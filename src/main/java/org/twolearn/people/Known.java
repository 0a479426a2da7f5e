package org.twolearn.people;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one transaction has read of the directory: the reader's district, the reader, and whoever the page names. */
final class Known {
    private final Map<PersonId, List<Doing>> people = new HashMap<>();
    private final Map<PersonId, String> over = new HashMap<>();
    private @Nullable District district;
    private boolean offered, leads, told;

    Optional<District> district() {
        return Optional.ofNullable(district);
    }

    Optional<String> reader() {
        return CurrentPerson.ifAny()
                .map(this::of)
                .filter(rows -> !rows.isEmpty())
                .map(rows -> rows.getFirst().name());
    }

    /** Whether a position waits for the reader's answer. */
    boolean offered() {
        return offered;
    }

    /** Whether the reader has a position over others. */
    boolean leads() {
        return leads;
    }

    /** Whether all staff are told of a rule that changes. */
    boolean told() {
        return told;
    }

    /** Whom to ask for: these and the reader, as far as they have not been asked for. */
    Set<PersonId> missing(Collection<PersonId> asked) {
        var missing = new HashSet<>(asked);
        CurrentPerson.ifAny().ifPresent(missing::add);
        missing.removeAll(people.keySet());
        return missing;
    }

    void in(District district, boolean offered, boolean leads, boolean told) {
        this.district = district;
        this.offered = offered;
        this.leads = leads;
        this.told = told;
    }

    void add(PersonId person, Doing doing) {
        people.computeIfAbsent(person, _ -> new ArrayList<>()).add(doing);
    }

    void over(PersonId person, String kind) {
        over.putIfAbsent(person, kind);
    }

    /** By which position these are over the reader; nobody else is in it. */
    Map<PersonId, String> over(Collection<PersonId> asked) {
        var found = new HashMap<>(over);
        found.keySet().retainAll(Set.copyOf(asked));
        return found;
    }

    /** Nobody, too, is known once asked for. */
    void asked(Collection<PersonId> asked) {
        asked.forEach(person -> people.putIfAbsent(person, List.of()));
    }

    /** The rows of one; empty for somebody who is not in the reader's district. */
    List<Doing> of(PersonId person) {
        return people.getOrDefault(person, List.of());
    }

    Map<PersonId, List<Doing>> of(Collection<PersonId> asked) {
        return asked.stream()
                .distinct()
                .filter(person -> !of(person).isEmpty())
                .collect(toMap(person -> person, this::of));
    }
}
