package org.twolearn.visits;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the taps come to, as static/js/figures says it.
 *
 * @param n the figure that is followed from visit to visit, times {@code scale}
 * @param of what it is out of; 0 where it is a plain count
 * @param unit what the figure counts, such as "seats", "turns", "minutes", "seconds": a line that the owner of a goal draws
 *     is for one of these
 * @param as how it is followed: "share" of what it is out of, "rate" per minute observed, "plain" as it is, "none"
 * @param observed milliseconds from start to end, gaps left out
 * @param end milliseconds from start to end
 * @param marks how many taps of the plan's own
 * @param gaps what is said of pauses, if there were any
 * @param brief whether the time was too short for a rate, so that only counts are said
 * @param counts for each code of the plan, taps, lines or seconds as the instrument's unit is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Figures(
        long n,
        long of,
        String unit,
        String as,
        int scale,
        long observed,
        long end,
        int marks,
        @Nullable Said gaps,
        boolean brief,
        List<Count> counts,
        Headline headline,
        List<Told> told,
        List<Picture> pictures) {
    /** The shortest time from which a rate is said; the same as SHORTEST in static/js/figures/words.js, which says why. */
    static final Duration SHORTEST = Duration.ofMinutes(5);

    static Figures of(String said) {
        return VisitWords.JSON.readValue(said, Figures.class);
    }

    record Count(String code, long n) {}

    /** How many slips lay on it. */
    record Pile(String name, long n) {}

    record Headline(Said count, Said label) {}

    /** One line below the headline. */
    record Told(Said name, Said value, @Nullable Said aside) {}

    /**
     * Whether a picture seat by seat is the host's alone, as where it says which child was on the task (domain practice,
     * section 3): then so is the seat of each event.
     */
    boolean seatsAreTheHosts() {
        return pictures.stream().anyMatch(picture -> picture.seats() != null && !picture.mayRead(false));
    }

    Summary summary(Details plan) {
        return new Summary(
                plan.instrument(),
                plan.method(),
                plan.every(),
                first(plan),
                n,
                of,
                unit,
                plan.practice() ? "none" : as,
                scale,
                Duration.ofMillis(observed).toSeconds(),
                plan.how().sorts() ? piles(plan) : List.of());
    }

    private List<Pile> piles(Details plan) {
        return counts.stream()
                .map(count -> new Pile(plan.code(count.code()).map(Code::name).orElse(""), count.n()))
                .toList();
    }

    /** What is followed; of a form of one's own the form's name with it, since another form may count otherwise. */
    private static String first(Details plan) {
        var name = plan.codes().getFirst().name();
        return plan.form().isEmpty() ? name : plan.form() + ": " + name;
    }

    /** What is kept sealed beside the taps, so that a line of visits need not open them all. */
    record Summary(
            String instrument,
            String method,
            int every,
            String first,
            long n,
            long of,
            String unit,
            String as,
            int scale,
            long seconds,
            List<Pile> piles) {
        Summary {
            piles = Objects.requireNonNullElse(piles, List.of()); // What was summed up before had none.
        }
    }
}
