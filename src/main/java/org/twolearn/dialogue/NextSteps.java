package org.twolearn.dialogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.Cycles;
import org.twolearn.cycles.Days;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Vault;

/** What each said they would do, and that they talked: a front door of the module. */
@Service
@Transactional
public class NextSteps {
    private final DialogueTable table;
    private final Partnerships partnerships;
    private final Cycles cycles;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Days days;

    NextSteps(
            DialogueTable table,
            Partnerships partnerships,
            Cycles cycles,
            Vault vault,
            ApplicationEventPublisher events,
            Clock clock,
            Days days) {
        this.table = table;
        this.partnerships = partnerships;
        this.cycles = cycles;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
        this.days = days;
    }

    /**
     * Somebody says what they will do themselves; there is no way to say it for somebody else.
     *
     * @param day by when, or null
     * @param help what would help; may be empty
     * @param cycle of this partnership, or null; any other is not found
     */
    public void say(
            PartnershipId in,
            UUID id,
            PersonId by,
            String words,
            @Nullable LocalDate day,
            String help,
            @Nullable CycleId cycle) {
        partnerships.partners(in);
        if (cycle != null) cycles.owner(in, cycle);
        if (words.isEmpty()) throw new DialogueRefused.Blank("step");
        refuseDayThatIsOver(day, null);
        var values = Ideas.values(in, id, by);
        values.put("cycle", cycle == null ? null : cycle.value());
        var fresh = table.add("""
                insert into next_step (partnership_id, step_id, author, cycle_id)
                values (:in, :id, :by, cast(:cycle as uuid))""", values);
        if (!fresh) return;
        add(in, id, id, by, "said", words, day, help);
        events.publishEvent(new DialogueEvent.SaidTheyWould(in, id, by, clock.instant()));
    }

    /** The author says it is done, or lets it go, or says it in other words; nobody else can. */
    public void now(
            PartnershipId in,
            UUID entry,
            UUID step,
            PersonId by,
            String what,
            String words,
            @Nullable LocalDate day,
            String help) {
        var before = find(in, step);
        if (!before.author().equals(by)) throw new DialogueRefused.NotYours();
        if (what.equals("said")) {
            if (words.isEmpty()) throw new DialogueRefused.Blank("step");
            refuseDayThatIsOver(day, before.day());
            add(in, entry, step, by, what, words, day, help);
        } else add(in, entry, step, by, what, before.words(), before.day(), before.help() == null ? "" : before.help());
    }

    /** What was said earlier may keep its day. */
    private void refuseDayThatIsOver(@Nullable LocalDate day, @Nullable LocalDate before) {
        if (day != null && !day.equals(before) && day.isBefore(days.today())) throw new DialogueRefused.DayIsOver();
    }

    /** That the members talked on a day; today where none is said, and never later. All read the note. */
    public void talked(PartnershipId in, UUID id, PersonId by, @Nullable LocalDate said, String words) {
        partnerships.partners(in);
        var day = said == null ? days.today() : said;
        if (day.isAfter(days.today())) throw new DialogueRefused.NotYet();
        var values = Ideas.values(in, id, by);
        values.put("day", day);
        values.put("words", words.isEmpty() ? null : vault.seal(DialogueSeals.TALK.at(in.value(), id), by, words));
        var fresh = table.add("""
                insert into talk (partnership_id, talk_id, author, day, words)
                values (:in, :id, :by, :day, cast(:words as bytea))""", values);
        if (fresh) events.publishEvent(new DialogueEvent.Talked(in, id, by, clock.instant()));
    }

    /** Who logged a talk takes it back. */
    public void takeBackTalk(PartnershipId in, UUID talk) {
        table.takeBack("delete from talk where partnership_id = :in and talk_id = :id returning 1", in, talk);
    }

    @Transactional(readOnly = true)
    NextStep find(PartnershipId in, UUID id) {
        return table.of(in).steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    private void add(
            PartnershipId in,
            UUID entry,
            UUID step,
            PersonId by,
            String what,
            String words,
            @Nullable LocalDate day,
            String help) {
        var values = Ideas.values(in, entry, by);
        values.put("step", step);
        values.put("what", what);
        values.put("day", day);
        values.put("words", vault.seal(DialogueSeals.STEP.at(in.value(), entry), by, words));
        values.put("help", help.isEmpty() ? null : vault.seal(DialogueSeals.HELP.at(in.value(), entry), by, help));
        table.add("""
                insert into next_step_said (partnership_id, entry_id, step_id, author, what, day, words, help)
                values (:in, :id, :step, :by, :what, cast(:day as date), :words, cast(:help as bytea))""", values);
    }
}
