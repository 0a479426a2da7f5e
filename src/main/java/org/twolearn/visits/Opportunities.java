package org.twolearn.visits;

import java.util.List;

/**
 * Opportunities to respond (domain practice, instrument 6): how often students get a turn.
 *
 * <p>Unit: turns. Each tap is one; a turn of the whole class at once counts as one event. Rate = turns ÷ minutes
 * observed, gaps left out. Spread = seats with at least one single turn ÷ seats of the plan. After the opportunity to
 * respond of MacSuga-Gage and Simonsen; recommended rates conflict, so none is shown.
 */
final class Opportunities implements Instrument {
    static final String INDIVIDUAL = "individual";

    @Override
    public String key() {
        return "opportunities";
    }

    @Override
    public Kind kind() {
        return Kind.TALLY;
    }

    @Override
    public Chart chart() {
        return Chart.TICKS;
    }

    @Override
    public List<String> codes() {
        return List.of(INDIVIDUAL, "choral", "all", "partner");
    }

    @Override
    public boolean seated(String code) {
        return code.equals(INDIVIDUAL);
    }

    /** With seats: seats that had a turn, of all seats. Without: turns. */
    @Override
    public Figures figures(Details plan, Recording recording) {
        var counts = recording.counted(plan);
        var seats = recording.bySeat(INDIVIDUAL);
        var turns = counts.stream().mapToLong(Figures.Count::amount).sum();
        return plan.seats() > 0 && plan.code(INDIVIDUAL).isPresent()
                ? new Figures(key(), seats.size(), plan.seats(), recording.observed(), counts, seats)
                : new Figures(key(), turns, 0, recording.observed(), counts, seats);
    }
}
