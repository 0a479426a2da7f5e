package org.twolearn.visits;

import static java.util.regex.Pattern.compile;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;

/**
 * One event of a finished record, or none: a moment that its writer still names.
 *
 * @param record as the host says that it was
 * @param tap the event, or null
 */
record Moment(Details plan, VisitRecord record, @Nullable Tap tap, boolean mistaken) {
    private static final Pattern CLOCK = compile("(\\d{1,3}):([0-5]\\d)");

    /** An event that is not in the record is not found. */
    static Moment of(Visit visit, VisitRecord record, Details plan, @Nullable UUID event) {
        if (event == null) return new Moment(plan, record, null, false);
        var tap = record.recording().marks().stream()
                .filter(any -> any.id().equals(event))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
        return new Moment(plan, record, tap, visit.mistaken(record.recorder()).contains(event));
    }

    String at() {
        return tap == null ? "" : When.clock(tap.ms());
    }

    String named() {
        return tap == null ? "" : Correction.of(tap).named(plan);
    }

    /** What was recorded, where the host said that it was something else. */
    Optional<String> was() {
        return Optional.ofNullable(tap)
                .map(one -> record.beside().was().get(one.id()))
                .map(one -> Correction.of(one).named(plan));
    }

    List<Remark> remarks() {
        return tap == null ? record.beside().moments() : record.beside().of(tap.id());
    }

    String end() {
        return When.clock(record.recording().end());
    }

    /** When a note stands: at its event, or as "9:14" says. */
    long ms(String typed) {
        if (tap != null) return tap.ms();
        var clock = CLOCK.matcher(typed);
        if (!clock.matches()) throw new VisitRefused.NoSuchMoment(end());
        var ms = (Long.parseLong(clock.group(1)) * 60 + Long.parseLong(clock.group(2))) * 1000;
        if (ms > record.recording().end()) throw new VisitRefused.NoSuchMoment(end());
        return ms;
    }
}
