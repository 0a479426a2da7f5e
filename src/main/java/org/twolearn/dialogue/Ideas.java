package org.twolearn.dialogue;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.Cycles;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Vault;
import org.twolearn.visits.VisitId;
import org.twolearn.visits.Visits;
import org.twolearn.web.Once;

/** Ideas on the table and what became of them: a front door of the module. */
@Service
@Transactional
public class Ideas {
    private static final int AT_ONCE = 3;

    private final DialogueTable table;
    private final Partnerships partnerships;
    private final Cycles cycles;
    private final Visits visits;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ideas(
            DialogueTable table,
            Partnerships partnerships,
            Cycles cycles,
            Visits visits,
            Vault vault,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.partnerships = partnerships;
        this.cycles = cycles;
        this.visits = visits;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Any member puts an idea. For somebody's cycle that person says what becomes of it, otherwise any member.
     *
     * @param id made when the form was drawn; sent twice it is one idea
     * @param visit where the idea came up, if on a visit whose record the author may see: any other is not found, and until
     *     its host has looked nobody but the author reads it (D1)
     * @param ask what it answers, if somebody asked; at most three ideas of one author answer one ask
     */
    public void put(
            PartnershipId in,
            UUID id,
            PersonId by,
            String words,
            @Nullable CycleId cycle,
            @Nullable UUID visit,
            @Nullable UUID ask) {
        partnerships.partners(in);
        if (visit != null && !visits.done(in, new VisitId(visit))) throw new EmptyResultDataAccessException(1);
        if (ask != null) mayAnswer(in, id, by, ask);
        if (words.isEmpty()) throw new DialogueRefused.Blank("idea");
        var values = values(in, id, by);
        values.put("words", vault.seal(DialogueSeals.IDEA.at(in.value(), id), by, words));
        values.put("decides", cycle == null ? null : cycles.owner(in, cycle).value());
        values.put("cycle", cycle == null ? null : cycle.value());
        values.put("visit", visit);
        values.put("ask", ask);
        var fresh = table.add("""
                insert into idea (partnership_id, idea_id, author, decides, cycle_id, visit_id, ask_id, words)
                values (:in, :id, :by, cast(:decides as uuid), cast(:cycle as uuid), cast(:visit as uuid), cast(:ask as uuid), :words)""", values);
        if (ask != null) table.answered(in, ask, by);
        if (fresh) events.publishEvent(new DialogueEvent.PutAnIdea(in, id, by, clock.instant()));
    }

    /** What became of an idea: "taken", "changed", "left" or "on the table". Said again, the newest counts. */
    public void became(PartnershipId in, UUID entry, UUID idea, PersonId by, String became, String how) {
        if (!find(in, idea).mayDecide(by)) throw new DialogueRefused.TheirsToSay();
        var values = values(in, entry, by);
        values.put("idea", idea);
        values.put("became", became);
        values.put("words", how.isEmpty() ? null : vault.seal(DialogueSeals.BECAME.at(in.value(), entry), by, how));
        var fresh = table.add("""
                insert into idea_became (partnership_id, entry_id, idea_id, author, became, words)
                values (:in, :id, :idea, :by, :became, cast(:words as bytea))""", values);
        if (fresh) events.publishEvent(new DialogueEvent.SaidWhatBecameOfIt(in, idea, by, clock.instant()));
    }

    /** Its author takes an idea back while nothing became of it. */
    public void takeBack(PartnershipId in, UUID idea, PersonId by) {
        var found = find(in, idea);
        if (!found.author().equals(by)) throw new DialogueRefused.NotYours();
        if (!found.untouched()) throw new DialogueRefused.SomethingBecameOfIt();
        table.takeBack("delete from idea where partnership_id = :in and idea_id = :id returning 1", in, idea);
    }

    /**
     * "Tell me what you would try": the others read it at once, and each answers or not.
     *
     * @param visit what it is about, if a visit of this partnership that its host has looked at
     */
    public void ask(PartnershipId in, UUID id, PersonId by, String words, @Nullable UUID visit) {
        var partners = partnerships.partners(in);
        if (visit != null && !visits.looked(in, new VisitId(visit))) throw new EmptyResultDataAccessException(1);
        var values = values(in, id, by);
        values.put("words", words.isEmpty() ? null : vault.seal(DialogueSeals.ASKED.at(in.value(), id), by, words));
        values.put("visit", visit);
        var fresh = table.add("""
                insert into asked (partnership_id, ask_id, author, visit_id, words)
                values (:in, :id, :by, cast(:visit as uuid), cast(:words as bytea))""", values);
        if (!fresh) return;
        table.askOthers(
                in,
                id,
                partners.others().stream().map(other -> other.id().value()).toList());
        events.publishEvent(new DialogueEvent.AskedForIdeas(in, id, by, clock.instant()));
    }

    /**
     * Not now, by who is asked; taken back, by who asks, while nobody has answered. No reason, and whoever asked cannot tell
     * a no from silence (C2).
     */
    public void leaveBe(PartnershipId in, UUID ask, PersonId by) {
        if (table.answered(in, ask, by)) return;
        var dialogue = table.of(in);
        if (dialogue.asks().stream()
                .anyMatch(one -> one.id().equals(ask) && !one.author().equals(by))) return;
        if (dialogue.ideas().stream().anyMatch(idea -> ask.equals(idea.ask()))) throw new DialogueRefused.IsAnswered();
        table.takeBack("delete from asked where partnership_id = :in and ask_id = :id returning 1", in, ask);
    }

    /** Several parts of a page ask; the database is asked once. */
    @Transactional(readOnly = true)
    Dialogue dialogue(PartnershipId in) {
        return Once.read("dialogue " + in.value(), () -> table.of(in));
    }

    private Idea find(PartnershipId in, UUID id) {
        return table.of(in).ideas().stream()
                .filter(idea -> idea.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    private void mayAnswer(PartnershipId in, UUID id, PersonId by, UUID ask) {
        var dialogue = table.of(in);
        if (dialogue.asks().stream().noneMatch(asked -> asked.id().equals(ask) && !asked.over()))
            throw new EmptyResultDataAccessException(1);
        var before = dialogue.ideas().stream()
                .filter(idea -> ask.equals(idea.ask())
                        && idea.author().equals(by)
                        && !idea.id().equals(id))
                .count();
        if (before >= AT_ONCE) throw new DialogueRefused.ThreeAtOnce();
    }

    static Map<String, @Nullable Object> values(PartnershipId in, UUID id, PersonId by) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("in", in.value());
        values.put("id", id);
        values.put("by", by.value());
        return values;
    }
}
