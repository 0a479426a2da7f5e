package org.twolearn.visits;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.twolearn.people.PersonId;

/**
 * What one recorder counted in one visit. Points of different instruments or recorders are never joined.
 *
 * @param instrument the key of the method
 * @param what the first code as the host named it
 * @param n the figure
 * @param of what it is out of; 0 where it is a plain count
 * @param seconds how long was observed
 */
public record Point(
        LocalDate day, VisitId visit, PersonId by, String instrument, String what, long n, long of, long seconds) {
    static List<Point> of(List<Visit> visits, VisitWords words) {
        return visits.stream()
                .flatMap(visit -> visit.records().stream().flatMap(head -> {
                    var sealed = head.summary();
                    if (sealed == null) return Stream.empty();
                    var sum = words.summary(visit, head, sealed);
                    var day = head.startedAt().atZone(visit.zone()).toLocalDate();
                    return Stream.of(new Point(
                            day,
                            visit.id(),
                            head.recorder(),
                            sum.instrument(),
                            sum.first(),
                            sum.n(),
                            sum.of(),
                            sum.seconds()));
                }))
                .sorted(comparing(Point::day))
                .toList();
    }
}
