package org.twolearn.ownwords;

import static java.util.stream.Collectors.toSet;
import static org.twolearn.web.Words.day;
import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** For thirty days, to the person and their partners: that a hold stands. Not what the order says. */
@Component
class HeldOnHome implements HomePart {
    /** @param own whether it stands on the reader's own words */
    record Sentence(String says, boolean own) {}

    private final HoldTable table;
    private final People people;
    private final Templates templates;

    HeldOnHome(HoldTable table, People people, Templates templates) {
        this.table = table;
        this.people = people;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.WAITING;
    }

    @Override
    public @Nullable Content show() {
        var told = table.told();
        if (told.isEmpty()) return null;
        var names = people.names(told.stream().map(HoldTable.Told::whose).collect(toSet()));
        var zone = people.district().zone();
        var sentences = told.stream()
                .map(one -> one.whose().equals(CurrentPerson.id())
                        ? new Sentence(say("ownwords.told.own", day(one.since().atZone(zone))), true)
                        : new Sentence(
                                say(
                                        "ownwords.told.partner",
                                        names.of(List.of(one.whose())),
                                        day(one.since().atZone(zone))),
                                false))
                .toList();
        return templates.part("ownwords/told", Map.of("sentences", sentences));
    }
}
