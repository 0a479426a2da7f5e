package org.twolearn.partnerships;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.twolearn.web.Words.say;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/** What happened to the partnership itself, for "How we got here": its beginning, who came, who left, what was signed. */
record Passages(PartnershipId id, List<Passage> all) {
    enum Kind {
        BEGAN,
        JOINED,
        LEFT,
        SIGNED
    }

    /** One person's step. @param version of the letter that was signed; 0 otherwise */
    record Passage(Kind kind, PersonId person, Instant at, int version) {}

    List<Happened> happened() {
        var happened = new ArrayList<Happened>();
        var present = new HashSet<PersonId>();
        var began = of(Kind.BEGAN);
        began.stream()
                .map(Passage::at)
                .max(Comparator.naturalOrder())
                .ifPresent(at -> happened.add(bead(at, people(began), say("partnerships.happened.began"), null)));
        began.forEach(passage -> present.add(passage.person()));
        var signed = new HashSet<Passage>();
        var inForce = new HashSet<Integer>();
        for (var passage : inOrder()) {
            switch (passage.kind()) {
                case BEGAN -> {}
                case JOINED -> {
                    present.add(passage.person());
                    happened.add(bead(passage, say("partnerships.happened.joined")));
                }
                case LEFT -> {
                    present.remove(passage.person());
                    happened.add(bead(passage, say("partnerships.happened.left")));
                }
                case SIGNED -> {
                    signed.add(passage);
                    var by = people(signed.stream()
                            .filter(one -> one.version() == passage.version())
                            .toList());
                    if (by.containsAll(present) && inForce.add(passage.version()))
                        happened.add(bead(
                                passage.at(),
                                Set.copyOf(present),
                                say("partnerships.happened.signed", passage.version()),
                                "/partnerships/%s/agreement/versions/%d".formatted(id.value(), passage.version())));
                }
            }
        }
        return happened;
    }

    /** At one moment somebody joins before they sign. */
    private List<Passage> inOrder() {
        return all.stream()
                .sorted(Comparator.comparing(Passage::at)
                        .thenComparing(Passage::kind)
                        .thenComparing(Passage::version))
                .toList();
    }

    private List<Passage> of(Kind kind) {
        return all.stream().filter(passage -> passage.kind() == kind).toList();
    }

    private static Set<PersonId> people(List<Passage> passages) {
        return passages.stream().map(Passage::person).collect(toUnmodifiableSet());
    }

    private static Happened bead(Passage passage, String what) {
        return bead(passage.at(), Set.of(passage.person()), what, null);
    }

    private static Happened bead(Instant at, Set<PersonId> by, String what, @Nullable String link) {
        return new Happened(at, by, what, null, link);
    }
}
