package org.twolearn.partnerships;

import static org.twolearn.web.Words.day;
import static org.twolearn.web.Words.say;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

/** What both are told when one of them comes to have a position over the other, and what the other decides (W9). */
@Service
@Transactional
class Pauses {
    private static final Duration ON_HOME = Duration.ofDays(14);

    private final PauseTable table;
    private final PartnershipTable partnerships;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Pauses(
            PauseTable table,
            PartnershipTable partnerships,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.partnerships = partnerships;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** A line on a list: what it says, and the partnership it leads to a page about. */
    record Line(PartnershipId partnership, String says, String link) {}

    /** What one page says: of the reader's own pause, where there is one, and of those over the reader. */
    record Of(PartnershipId partnership, List<Pause.Mine> mine, List<Pause> over) {}

    @Transactional(readOnly = true)
    Of of(PartnershipId id) {
        var mine = own().stream().filter(one -> one.partnership().equals(id)).toList();
        var over = table.overReader().stream()
                .filter(one -> one.partnership().equals(id))
                .toList();
        if (mine.isEmpty() && over.isEmpty()) throw new EmptyResultDataAccessException(1);
        return new Of(id, mine, over);
    }

    /** For the reader's list, of what they do not open any more. */
    @Transactional(readOnly = true)
    List<Line> mine() {
        var own = own();
        if (own.isEmpty()) return List.of();
        var zone = people.district().zone();
        return own.stream()
                .map(one -> new Line(
                        one.partnership(),
                        say("partnerships.pause.yours") + " "
                                + say(
                                        "partnerships.pause.mine-joined",
                                        day(one.joined().atZone(zone))),
                        "partnerships.pause.yours-link"))
                .toList();
    }

    /** For Home: one's own, and for two weeks who came to have a position over the reader in one of these. */
    @Transactional(readOnly = true)
    List<Line> told(List<Partnership> all) {
        var told = new ArrayList<>(mine());
        if (all.stream().allMatch(one -> one.paused().isEmpty()) && told.isEmpty()) return told;
        var recent = clock.instant().minus(ON_HOME);
        var over = table.overReader().stream()
                .filter(one -> one.lasts() && one.since().isAfter(recent))
                .toList();
        var names = people.names(over.stream().map(Pause::above).distinct().toList());
        over.stream()
                .map(one -> new Line(
                        one.partnership(),
                        say("partnerships.pause.theirs", names.of(List.of(one.above()))),
                        "partnerships.pause.theirs-link"))
                .distinct()
                .forEach(told::add);
        return told;
    }

    void letGoOn(PartnershipId id, UUID entry, PersonId above, String what, UUID place) {
        of(id);
        table.letGoOn(id, entry, above, what, place);
    }

    void takeBack(PartnershipId id, UUID entry) {
        of(id);
        table.takeBack(id, entry);
    }

    /** Of a partnership that the reader does not open: leaving needs nobody's permission, here neither. */
    void leave(PartnershipId id) {
        if (of(id).mine().isEmpty()) throw new EmptyResultDataAccessException(1);
        partnerships.end(id, CurrentPerson.id());
        events.publishEvent(new PartnershipEvent.Left(id, CurrentPerson.id(), clock.instant()));
    }

    /** Only who leads somebody can be paused; nobody else is asked about. */
    private List<Pause.Mine> own() {
        return people.leads() ? table.ofReader() : List.of();
    }
}
