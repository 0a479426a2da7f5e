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
        if (plan.visitors().isEmpty()) lines.add(new Line(say("visits.plan.who"), say("visits.alone.yours"), ""));
        else
            lines.add(new Line(
                    say("visits.plan.role"),
                    say("visits.role." + details.role()),
                    say(details.told() ? "visits.told" : "visits.not-told") + " "
                            + say(details.answers() ? "visits.answers" : "visits.no-answers")));
        lines.add(new Line(say("visits.plan.how"), details.title(), method(details)));
        for (var code : details.codes()) lines.add(new Line(code.name(), part(details, code), said(code)));
        if (details.least() > 0)
            lines.add(new Line(
                    say("visits.plan.least"),
                    say("visits.wait-time.seconds", PlanForm.seconds(details.least())),
                    say("visits.plan.least-says")));
        lines.add(new Line(
                say("visits.plan.students"),
                details.seats() == 0 ? say("visits.plan.no-seats") : say("visits.plan.seats", details.seats()),
                ""));
        lines.add(new Line(
                say("visits.plan.get"),
                "",
                say(
                        plan.visitors().isEmpty()
                                ? "visits.alone.get"
                                : details.hostRecords() ? "visits.plan.get-practice" : "visits.plan.get-when")));
        return lines;
    }

    /** What a line of a form of one's own is. */
    private static String part(Details details, Code code) {
        return details.how().mixed()
                ? say("visits.own-form.part-" + details.part(code.key()).word())
                : "";
    }

    private static String method(Details details) {
        return details.method().isEmpty() ? "" : say("visits.method." + details.method(), details.every());
    }

    private static String said(Code code) {
        var not = code.not().isEmpty() ? "" : say("visits.plan.not", code.not());
        return Stream.of(code.counts(), not).filter(words -> !words.isEmpty()).collect(joining(". "));
    }
}
