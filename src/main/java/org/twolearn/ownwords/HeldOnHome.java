package org.twolearn.ownwords;

import static java.util.stream.Collectors.toSet;
import static org.twolearn.web.Words.day;
import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.Names;
import org.twolearn.people.People;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** For thirty days, to the person and their partners: that a hold stands or stood, not what the order says. To a second person: that one waits for them. */
@Component
class HeldOnHome implements HomePart {
    /**
     * @param own whether it stands on the reader's own words
     * @param confirm which one waits for the reader as its second person
     */
    record Sentence(String says, boolean own, @Nullable UUID confirm) {}

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
        var sentences = told.stream().map(one -> sentence(one, names, zone)).toList();
        return templates.part("ownwords/told", Map.of("sentences", sentences));
    }

    private static Sentence sentence(HoldTable.Told one, Names names, ZoneId zone) {
        if (one.asked() != null) return new Sentence(say("ownwords.told.confirm"), false, one.asked());
        var since = day(one.since().atZone(zone));
        var name = names.of(List.of(one.whose()));
        var own = one.whose().equals(CurrentPerson.id());
        if (one.lifted() == null)
            return new Sentence(
                    own ? say("ownwords.told.own", since) : say("ownwords.told.partner", name, since), own, null);
        var until = day(one.lifted().atZone(zone));
        return new Sentence(
                own
                        ? say("ownwords.told.own-over", since, until)
                        : say("ownwords.told.partner-over", name, since, until),
                own,
                null);
    }
}
