package org.twolearn.cycles;

import static org.twolearn.web.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.Partners;
import org.twolearn.sharing.Level;
import org.twolearn.sharing.Piece;
import org.twolearn.sharing.Shareable;

/** What a cycle's owner may show of it. Of each owner the open one, or else the newest. */
@Component
@Order(0)
class CyclesToShow implements Shareable {
    private static final List<String> FACTS =
            List.of("students", "will", "measured", "from", "to", "line", "why", "change");

    private final Cycles cycles;
    private final Days days;

    CyclesToShow(Cycles cycles, Days days) {
        this.cycles = cycles;
        this.days = days;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Piece> of(Partners partners) {
        var story = cycles.story(partners.id());
        return partners.now().stream()
                .flatMap(partner -> story
                        .openOf(partner.id())
                        .or(() -> story.cycles().stream()
                                .filter(cycle -> cycle.owner().equals(partner.id()))
                                .findFirst())
                        .stream())
                .flatMap(this::pieces)
                .toList();
    }

    private Stream<Piece> pieces(Cycle cycle) {
        var all = new ArrayList<Piece>();
        if (!cycle.challenge().isEmpty())
            all.add(Piece.words(
                    cycle.id().value(), Level.TOPIC, cycle.owner(), say("cycles.shown.topic"), cycle.challenge()));
        var goal = cycle.goal();
        if (goal != null) {
            all.add(goal(goal));
            cycle.understood(goal.version()).stream()
                    .filter(entry -> entry.says("understood"))
                    .map(entry ->
                            words(entry, Level.GOAL, cycle, say("cycles.shown.understood"), entry.text("understood")))
                    .forEach(all::add);
        }
        cycle.all(Kind.STRATEGY_OPTION)
                .map(entry -> words(entry, Level.CHOSEN, cycle, say("cycles.shown.option"), entry.text("option")))
                .forEach(all::add);
        var steps = cycle.checklist();
        if (steps != null) all.add(words(steps, Level.CHOSEN, cycle, say("cycles.shown.steps"), steps.text("steps")));
        var closing = cycle.closing();
        if (closing != null && closing.says("story"))
            all.add(words(closing, Level.CHOSEN, cycle, say("cycles.shown.story"), closing.text("story")));
        return all.stream();
    }

    private Piece goal(Entry goal) {
        var lines = new ArrayList<Piece.Line>();
        lines.add(new Piece.Line("", goal.text("sentence")));
        for (var name : FACTS)
            if (goal.says(name)) lines.add(new Piece.Line(say("cycles.goal." + name), goal.said(name)));
        if (goal.day() != null) lines.add(new Piece.Line(say("cycles.goal.day"), days.say(goal.day())));
        return new Piece(
                goal.id(), Level.GOAL, goal.by(), Set.of(goal.by()), say("cycles.goal.the"), List.copyOf(lines), null);
    }

    /** The cycle's owner may wish to show it, and so may who wrote it. */
    private static Piece words(Entry entry, Level level, Cycle cycle, String heading, String words) {
        var about = level == Level.CHOSEN ? Set.copyOf(List.of(cycle.owner(), entry.by())) : Set.of(cycle.owner());
        return new Piece(entry.id(), level, entry.by(), about, heading, List.of(new Piece.Line("", words)), null);
    }
}
