package org.twolearn.insights;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the page knows: what was drawn for the reader's district, and what that follows.
 *
 * @param run the newest look at what is due; null before the first
 * @param years what was fixed with the first release of a school year
 */
record Ledger(@Nullable Run run, List<Terms> terms, List<Year> years, List<Figure> figures) {
    /** @param teachers how many the directory had that day */
    record Run(LocalDate on, int teachers) {
        static Stream<Run> on(@Nullable LocalDate day, int teachers) {
            return day == null ? Stream.empty() : Stream.of(new Run(day, teachers));
        }
    }

    record Year(int year, int teachers, Terms terms) {}

    /** @param area empty but where goals are told apart by what they are about */
    record Figure(int year, int period, String measure, String area, int number) {}

    /** What holds in a school year for so many teachers; nothing under 50. */
    Optional<Year> year(int year, int teachers) {
        return years.stream()
                .filter(fixed -> fixed.year() == year)
                .findFirst()
                .or(() -> terms(year).stream()
                        .filter(terms -> terms.least() <= teachers)
                        .reduce((_, larger) -> larger)
                        .map(terms -> new Year(year, teachers, terms)));
    }

    /** The newest ones for that year, for small districts first. */
    List<Terms> terms(int year) {
        int newest = terms.stream()
                .mapToInt(Terms::fromYear)
                .filter(from -> from <= year)
                .max()
                .orElse(0);
        return terms.stream().filter(one -> one.fromYear() == newest).toList();
    }

    boolean released(int year, int period) {
        return figures.stream().anyMatch(figure -> figure.year() == year && figure.period() == period);
    }

    /** The sum of what was drawn from the year's beginning to that period. */
    int sum(int year, int period, String measure, String area) {
        return figures.stream()
                .filter(figure -> figure.year() == year && figure.period() <= period)
                .filter(figure ->
                        figure.measure().equals(measure) && figure.area().equals(area))
                .mapToInt(Figure::number)
                .sum();
    }
}
