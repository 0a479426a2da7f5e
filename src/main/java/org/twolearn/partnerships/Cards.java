package org.twolearn.partnerships;

import static java.util.stream.Collectors.toSet;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.Names;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

/** Partnerships as Home and the list show them: a card each for those that began, a line each for those that wait. */
@Component
class Cards {
    private final People people;
    private final List<CardFacts> facts;

    Cards(People people, List<CardFacts> facts) {
        this.people = people;
        this.facts = facts;
    }

    record Card(Partnership partnership, Partners partners, Map<CardFacts.Kind, String> facts) {
        String fact(CardFacts.Kind kind) {
            return facts.getOrDefault(kind, "");
        }
    }

    /** An offer to the reader, a letter to sign, or an offer of the reader's own that nobody has answered yet. */
    record Waiting(Partnership partnership, Names names, Map<PersonId, String> about, Map<PersonId, String> over) {
        boolean forMe() {
            return partnership.invited().contains(CurrentPerson.id());
        }

        /** Whether the reader can say yes now. */
        boolean asks() {
            return partnership.asks(CurrentPerson.id());
        }

        String name(PersonId person) {
            return names.of(List.of(person));
        }

        /** Only others can do something; the reader asked. */
        boolean forOthers() {
            return !asks() && !letter();
        }

        List<PersonId> others() {
            return partnership.members().stream()
                    .filter(one -> !one.equals(CurrentPerson.id()))
                    .toList();
        }

        boolean letter() {
            return partnership.letterWaits();
        }
    }

    List<Card> of(List<Partnership> mine) {
        var begun = mine.stream()
                .filter(one -> (one.begun() || one.over()) && one.members().contains(CurrentPerson.id()))
                .toList();
        if (begun.isEmpty()) return List.of();
        var names = people.names(Partnerships.everybody(mine));
        var ids = begun.stream().map(Partnership::id).collect(toSet());
        var known = new HashMap<PartnershipId, Map<CardFacts.Kind, String>>();
        for (var source : facts)
            source.of(ids)
                    .forEach((id, text) -> known.computeIfAbsent(id, _ -> new EnumMap<>(CardFacts.Kind.class))
                            .putIfAbsent(source.kind(), text));
        return begun.stream()
                .map(one -> new Card(
                        one, Partners.of(one, CurrentPerson.id(), names), known.getOrDefault(one.id(), Map.of())))
                .toList();
    }

    /** Asks for everybody's name, also where nothing waits: the parts of the page that follow name them. */
    List<Waiting> waiting(List<Partnership> mine) {
        var everybody = Partnerships.everybody(mine);
        var names = people.names(everybody);
        var about = people.about(everybody);
        var over = people.over(everybody);
        return mine.stream()
                .filter(one -> !one.over())
                .map(one -> new Waiting(one, names, about, over))
                .filter(one -> !one.partnership().begun() || one.letter())
                .toList();
    }
}
