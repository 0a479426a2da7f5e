package org.twolearn.visits;

import java.util.List;

/**
 * Lesson time use (domain practice, instrument 2): where the minutes of a lesson go, in the host's own categories.
 *
 * <p>Unit: seconds. One tap at each switch; a category lasts until the next. Share of a category c = t_c ÷ T, where T is
 * the time observed since the first tap, gaps left out. The host's first category is the one followed from visit to
 * visit. Duration recording, after Cooper, Heron and Heward; a transition is not waste.
 */
final class TimeUse implements Instrument {
    @Override
    public String key() {
        return "time-use";
    }

    @Override
    public Kind kind() {
        return Kind.SWITCH;
    }

    @Override
    public Chart chart() {
        return Chart.RIBBON;
    }

    @Override
    public List<String> codes() {
        return List.of(
                "group", "independent", "guided", "direct", "opening", "transition", "management", "interruption");
    }

    @Override
    public Figures figures(Details plan, Recording recording) {
        var counts = recording.seconds(plan);
        var total =
                recording.switches().stream().mapToLong(Recording.Span::length).sum();
        return new Figures(
                key(),
                counts.getFirst().amount(),
                Math.round(total / 1000.0),
                recording.observed(),
                counts,
                recording.bySeat(Opportunities.INDIVIDUAL));
    }
}
