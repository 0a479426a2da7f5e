package org.twolearn.visits;

import java.util.List;

/**
 * Low-inference script (domain practice, instrument 15): words and acts with their time, and blanks where something was
 * missed. Unit: lines. No figure is derived from them; the pair may code them later, together.
 */
final class Script implements Instrument {
    @Override
    public String key() {
        return "script";
    }

    @Override
    public Kind kind() {
        return Kind.LINES;
    }

    @Override
    public Chart chart() {
        return Chart.TRANSCRIPT;
    }

    @Override
    public List<String> codes() {
        return List.of("teacher", "student", "room");
    }

    @Override
    public boolean seated(String code) {
        return code.equals("student");
    }

    @Override
    public Figures figures(Details plan, Recording recording) {
        var counts = recording.counted(plan);
        var lines = counts.stream().mapToLong(Figures.Count::amount).sum();
        return new Figures(key(), lines, 0, recording.observed(), counts, recording.bySeat("student"));
    }
}
