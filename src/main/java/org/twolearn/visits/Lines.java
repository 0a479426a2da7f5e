package org.twolearn.visits;

import static java.util.stream.Collectors.joining;
import static org.twolearn.web.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A plan as lines to read, so that two versions can be compared line by line. */
final class Lines {
    record Line(String term, String words, String more) {}

    private Lines() {}

    static List<Line> of(Visit visit, PlanVersion plan, Details details) {
        var lines = new ArrayList<Line>();
        var day = When.day(plan.begins().atZone(visit.zone()).toLocalDate());
        lines.add(new Line(
                say("visits.plan.when"),
                day + ", " + When.between(plan.begins(), plan.ends(), visit.zone()),
                details.part()));
        if (details.unreadable()) {
            lines.add(new Line(say("visits.plan.how"), say("visits.unreadable"), ""));
            return lines;
        }
        var where = List.of(details.room(), details.seat()).stream()
                .filter(words -> !words.isEmpty())
                .collect(joining(", "));
        if (!where.isEmpty()) lines.add(new Line(say("visits.plan.where"), where, ""));
        lines.add(new Line(
                say("visits.plan.role"),
                say("visits.role." + details.role()),
                say(details.told() ? "visits.told" : "visits.not-told") + " "
                        + say(details.answers() ? "visits.answers" : "visits.no-answers")));
        lines.add(new Line(say("visits.plan.how"), say("visits." + details.instrument() + ".title"), ""));
        for (var code : details.codes()) lines.add(new Line(code.name(), "", said(code)));
        lines.add(new Line(
                say("visits.plan.students"),
                details.seats() == 0 ? say("visits.plan.no-seats") : say("visits.plan.seats", details.seats()),
                ""));
        lines.add(new Line(say("visits.plan.get"), "", say("visits.plan.get-when")));
        return lines;
    }

    private static String said(Code code) {
        var not = code.not().isEmpty() ? "" : say("visits.plan.not", code.not());
        return Stream.of(code.counts(), not).filter(words -> !words.isEmpty()).collect(joining(". "));
    }
}
