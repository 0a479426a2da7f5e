package org.twolearn.cycles;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;
import org.twolearn.web.Once;

/** What people do with cycles: the module's front door. */
@Service
@Transactional
public class Cycles {
    private final CycleTable table;
    private final Partnerships partnerships;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cycles(CycleTable table, Partnerships partnerships, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.partnerships = partnerships;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Somebody begins a cycle of their own. Sent twice under one id it begins once.
     *
     * @param challenge a line in the owner's words; may be empty
     */
    public void begin(PartnershipId partnership, CycleId id, PersonId owner, String challenge) {
        if (!partnerships.agreed(partnership)) throw new CycleRefused.NotAgreedYet();
        var words = challenge.isEmpty() ? Map.<String, String>of() : Map.of("challenge", challenge);
        var draft = new Draft(Kind.CYCLE, id.value(), owner, 0, 0, null, null, null, words);
        if (table.add(partnership, id, owner, draft)) tell(new CycleEvent.Began(partnership, id, owner, now()));
        else if (!table.has(Kind.CYCLE, partnership, id.value())) throw new CycleRefused.OneIsOpen();
    }

    /** The open cycles of a partnership, newest first. Nothing for everybody else. */
    @Transactional(readOnly = true)
    public List<OpenCycle> open(PartnershipId partnership) {
        return story(partnership).open().stream().map(Cycles::facts).toList();
    }

    /** Whose it is. Not found for everybody else. */
    @Transactional(readOnly = true)
    public PersonId owner(PartnershipId partnership, CycleId id) {
        return story(partnership).cycle(id).owner();
    }

    /** Several parts of a page ask; the database is asked once. */
    @Transactional(readOnly = true)
    Story story(PartnershipId partnership) {
        return Once.read("cycles " + partnership.value(), () -> table.story(partnership));
    }

    /** Takes what somebody wrote, unless it is not theirs to write or somebody else was quicker. */
    void write(PartnershipId partnership, CycleId id, Draft draft) {
        if (table.has(draft.kind(), partnership, draft.id())) return;
        var cycle = table.story(partnership).cycle(id);
        if (draft.kind() == Kind.CLOSING && !cycle.open()) return;
        cycle.mayWrite(
                draft.kind(), draft.by(), partnerships.partners(partnership).members());
        var newest = cycle.version(draft.kind(), draft.by());
        if (draft.kind().versioned() && draft.version() != newest + 1) {
            unlessItIsThere(partnership, draft);
            return;
        }
        cycle.mustHave(draft);
        if (!table.add(partnership, id, cycle.owner(), draft)) {
            unlessItIsThere(partnership, draft);
            return;
        }
        if (draft.kind() == Kind.STANDING && draft.by().equals(cycle.owner()))
            table.openOthers(partnership, id, draft.by());
        if (draft.kind() == Kind.CLOSING && !table.close(partnership, id, now()))
            throw new CycleRefused.ChangedMeanwhile();
        var event = event(partnership, id, draft);
        if (event != null) tell(event);
    }

    /** The owner sees what the others noticed without having written anything. */
    void openOthers(PartnershipId partnership, CycleId id, PersonId by) {
        table.story(partnership).cycle(id).onlyOwner(by);
        table.openOthers(partnership, id, by);
    }

    void reopen(PartnershipId partnership, CycleId id, PersonId by) {
        var story = table.story(partnership);
        var cycle = story.cycle(id);
        cycle.onlyOwner(by);
        if (cycle.open()) return;
        if (story.openOf(by).isPresent()) throw new CycleRefused.OneIsOpen();
        if (!table.close(partnership, id, null)) return;
        table.add(partnership, id, by, Draft.plain(Kind.REOPENING, by));
        tell(new CycleEvent.OpenedAgain(partnership, id, by, now()));
    }

    void nameStages(PartnershipId partnership, Draft draft) {
        partnerships.partners(partnership);
        var none = new CycleId(draft.id());
        if (table.has(draft.kind(), partnership, draft.id())) return;
        var newest = table.story(partnership).stageNamesVersion();
        if (draft.version() != newest + 1 || !table.add(partnership, none, draft.by(), draft))
            unlessItIsThere(partnership, draft);
    }

    /** The same form may have been quicker than itself: then it has had its effect. */
    private void unlessItIsThere(PartnershipId partnership, Draft draft) {
        if (!table.has(draft.kind(), partnership, draft.id())) throw new CycleRefused.ChangedMeanwhile();
    }

    private static OpenCycle facts(Cycle cycle) {
        var goal = cycle.goal();
        return new OpenCycle(cycle.id(), cycle.owner(), goal == null ? null : goal.text("sentence"));
    }

    private @Nullable CycleEvent event(PartnershipId in, CycleId id, Draft draft) {
        var by = draft.by();
        return switch (draft.kind()) {
            case STANDING -> new CycleEvent.SaidWhereThingsStand(in, id, by, now());
            case GOAL -> new CycleEvent.SetAGoal(in, id, by, now());
            case GOAL_UNDERSTOOD -> new CycleEvent.UnderstoodAGoal(in, id, by, now());
            case STRATEGY_OPTION -> new CycleEvent.ListedAStrategy(in, id, by, now());
            case STRATEGY_CHOICE -> new CycleEvent.ChoseAStrategy(in, id, by, now());
            case CHECKLIST -> new CycleEvent.ChangedTheSteps(in, id, by, now());
            case STEP_LOG -> new CycleEvent.NotedAStep(in, id, by, now());
            case SEEING -> new CycleEvent.SaidHowToSeeIt(in, id, by, now());
            case DECISION -> new CycleEvent.Decided(in, id, by, now());
            case CLOSING -> new CycleEvent.Closed(in, id, by, now());
            case REOPENING, STAGE_NAMES, CYCLE -> null;
        };
    }

    private void tell(CycleEvent event) {
        events.publishEvent(event);
    }

    private Instant now() {
        return clock.instant();
    }
}
