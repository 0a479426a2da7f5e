package org.twolearn.insights;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a district's figures follow in one school year, by the public number of its teachers. The numbers stand once, in
 * V085, where nobody who logs in can change them.
 *
 * @param fromYear for school years that begin in this year or later, until there are newer terms
 * @param least from so many teachers on
 * @param ends how many months after July 1 each period ends; as many releases as there are
 * @param quarters ε of each of the three measures, in quarters
 */
record Terms(int fromYear, int least, List<Integer> ends, int quarters) {
    /** ε of the areas of goals, in quarters: 0.5 always. */
    static final int OF_AREAS = 2;
    /** The most that a school year may tell about one teacher, in quarters: 3.5. */
    static final int BUDGET = 14;

    private static final int MEASURES = 3;

    Terms {
        if (spent(quarters) > BUDGET)
            throw new IllegalArgumentException("More than 3.5 for a teacher and a school year");
        ends = List.copyOf(ends);
    }

    /** ε of everything in a school year about one teacher, in quarters. */
    int spent() {
        return spent(quarters);
    }

    private static int spent(int quarters) {
        return MEASURES * quarters + OF_AREAS;
    }

    /** @param year in which the school year begins, on July 1 */
    List<Period> periods(int year) {
        var july = LocalDate.of(year, 7, 1);
        return IntStream.range(0, ends.size())
                .mapToObj(i -> new Period(
                        i + 1,
                        july.plusMonths(i == 0 ? 0 : ends.get(i - 1)),
                        july.plusMonths(ends.get(i)).minusDays(1)))
                .toList();
    }

    /** How far a figure is off at most, 95 times of 100, after so many releases. */
    int off(int releases) {
        return Noise.off(quarters, releases);
    }

    /** The school year that a day belongs to. */
    static int year(LocalDate day) {
        return day.getYear() - (day.getMonthValue() < 7 ? 1 : 0);
    }

    /** @param ends its last day */
    record Period(int number, LocalDate begins, LocalDate ends) {
        LocalDate released() {
            return ends.plusDays(1);
        }
    }
}
