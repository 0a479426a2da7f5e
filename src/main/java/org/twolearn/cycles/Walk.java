package org.twolearn.cycles;

import static org.twolearn.web.Words.say;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twolearn.partnerships.Partners;

/** The five stages of a cycle as a page draws them. */
final class Walk {
    /**
     * One loop of the line.
     *
     * @param state "done", "here" or "ahead"
     */
    record Loop(String name, String say, String state) {}

    private Walk() {}

    static List<Loop> of(Cycle cycle, @Nullable Entry names, Partners partners, Days days) {
        var here = cycle.stage();
        return Stream.of(Stage.values())
                .map(stage -> new Loop(
                        name(stage, names),
                        line(stage, cycle, partners.of(cycle.owner()).firstName(), days),
                        state(stage, here, cycle)))
                .toList();
    }

    /** Of a closed cycle only what happened is drawn as walked. */
    private static String state(Stage stage, @Nullable Stage here, Cycle cycle) {
        if (stage == here) return "here";
        var walked = here == null ? stage == Stage.CLOSE || newest(stage, cycle) != null : stage.compareTo(here) < 0;
        return walked ? "done" : "ahead";
    }

    private static @Nullable Entry newest(Stage stage, Cycle cycle) {
        return cycle.newest(
                        switch (stage) {
                            case STANDS -> Kind.STANDING;
                            case GOAL -> Kind.GOAL;
                            case TRY -> Kind.STRATEGY_CHOICE;
                            case LOOK -> Kind.DECISION;
                            case CLOSE -> Kind.CLOSING;
                        })
                .orElse(null);
    }

    static String name(Stage stage, @Nullable Entry names) {
        return names != null && names.says(stage.key()) ? names.text(stage.key()) : say("cycles.stage." + stage.key());
    }

    private static String line(Stage stage, Cycle cycle, String owner, Days days) {
        var entry = newest(stage, cycle);
        if (stage == Stage.CLOSE)
            return cycle.closed() == null
                    ? say("cycles.walk.close-ahead", owner)
                    : say("cycles.walk.close", days.say(cycle.closed()));
        if (entry == null && !cycle.open()) return "";
        if (entry == null) return say("cycles.walk." + stage.key() + "-ahead", owner);
        var day = days.say(entry.at());
        return switch (stage) {
            case TRY -> cycle.option(entry.about());
            case LOOK -> say("cycles.walk.look", say(Forms.key(Kind.DECISION, "" + entry.what())), day);
            case GOAL -> say("cycles.walk.goal", owner, String.valueOf(entry.version()), day);
            default -> say("cycles.walk.stands", day);
        };
    }
}
