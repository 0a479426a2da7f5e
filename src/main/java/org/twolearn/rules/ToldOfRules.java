package org.twolearn.rules;

import gg.jte.Content;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** On everybody's Home alike: which rule is to change, until it has; and what was switched off lately. */
@Component
class ToldOfRules implements HomePart {
    private final Rules rules;
    private final People people;
    private final Templates templates;

    ToldOfRules(Rules rules, People people, Templates templates) {
        this.rules = rules;
        this.people = people;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.WAITING;
    }

    @Override
    public @Nullable Content show() {
        var told = rules.told(true);
        if (told.isEmpty()) return null;
        return templates.part(
                "rules/told",
                Map.of(
                        "told",
                        told,
                        "me",
                        CurrentPerson.id(),
                        "zone",
                        people.district().zone()));
    }
}
