package org.twolearn.visits;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.twolearn.people.PersonId;

/**
 * A record with what it comes to.
 *
 * @param record for whom seats are not, without them
 * @param counted the recording without what the host marked
 * @param mistaken the events that the host marked as mistakes
 * @param unseated whether seats are the host's alone, and the reader is not the host
 */
record Drawn(
        Details plan, VisitRecord record, Recording counted, Figures figures, Set<UUID> mistaken, boolean unseated) {
    static Drawn of(Details plan, VisitRecord record, Visit visit, PersonId reader) {
        var mistaken = visit.mistaken(record.recorder());
        var counted = record.recording().without(mistaken);
        var figures = plan.how().figures(plan, counted, visit.bell(record.version(), record.startedAt()));
        var unseated = !reader.equals(visit.host()) && !plan.practice() && figures.seatsAreTheHosts();
        return new Drawn(plan, unseated ? record.unseated() : record, counted, figures, mistaken, unseated);
    }

    /** One event as it was recorded. */
    record Event(UUID id, String at, String who, String words, boolean mistaken) {}

    String length() {
        return When.length(Duration.ofMillis(figures.end()));
    }

    /** Whether students' marks are so few that only the host sees them one by one. */
    boolean hostAlone() {
        return plan.how().kind() == Instrument.Kind.MARKS
                && figures.pictures().stream().anyMatch(picture -> !picture.mayRead(false));
    }

    /** Whether what was tapped stands on a map of the room that somebody knows: then its host may keep the figures alone. */
    boolean seatsOrPlaces() {
        return OnlyFigures.mayBeKept(plan);
    }

    Coding coding() {
        return record.beside().coding();
    }

    /** What can bear a code: lines of a script, or of a question in a form of one's own, without what the host marked. */
    List<Tap> lines() {
        return record.recording().without(mistaken).marks().stream()
                .filter(plan::line)
                .toList();
    }

    /** All of them, the marked ones too. */
    List<Event> events() {
        return record.recording().marks().stream()
                .map(tap -> new Event(
                        tap.id(),
                        When.clock(tap.ms()),
                        who(tap),
                        Objects.requireNonNullElse(tap.text(), ""),
                        mistaken.contains(tap.id())))
                .toList();
    }

    private String who(Tap tap) {
        var name = plan.code(tap.code()).map(Code::name).orElse("");
        if (tap.on() != null && plan.how().ends()) return org.twolearn.web.Words.say("visits.recorder.ended", name);
        if ("no".equals(tap.as())) return org.twolearn.web.Words.say("visits.recorder.no");
        if (tap.seat() != null) return org.twolearn.web.Words.say(plan.how().seatOf(), name, tap.seat());
        return tap.as() == null
                ? name
                : name + ": " + org.twolearn.web.Words.say("visits." + plan.instrument() + "." + tap.as());
    }
}
