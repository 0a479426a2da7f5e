package org.twolearn.visits;

import static org.twolearn.web.Words.say;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/** A record with its figures, ready to draw: across in percent of the time observed, down in pixels. */
record Drawn(Details plan, VisitRecord record) {
    record Mark(String x, int y, int width, int height) {}

    record Bar(String x, String width) {}

    record Lane(Figures.Count count, List<Bar> bars) {
        String length() {
            return When.length(Duration.ofSeconds(count.amount()));
        }
    }

    record Line(String at, String who, String words) {}

    /** A row of the table behind the chart. */
    record Row(String part, List<Long> counts) {}

    private static final long PART = 10 * 60_000L;

    Instrument.Chart chart() {
        return plan.how().chart();
    }

    Figures figures() {
        return plan.how().figures(plan, record.recording());
    }

    String headline() {
        var figures = figures();
        return switch (chart()) {
            case RIBBON -> When.length(Duration.ofSeconds(figures.n()));
            default -> figures.of() > 0 ? say("visits.n-of-m", figures.n(), figures.of()) : String.valueOf(figures.n());
        };
    }

    String label() {
        var figures = figures();
        var first = plan.codes().getFirst().name();
        return figures.of() > 0
                ? say("visits." + plan.instrument() + ".label-of", first, When.length(Duration.ofSeconds(figures.of())))
                : say("visits." + plan.instrument() + ".label", first, figures.n());
    }

    String length() {
        return When.length(Duration.ofMillis(record.recording().end()));
    }

    String gaps() {
        var gaps = record.recording().gaps();
        var sum = gaps.stream().mapToLong(Recording.Span::length).sum();
        return gaps.isEmpty() ? "" : say("visits.gaps", gaps.size(), When.length(Duration.ofMillis(sum)));
    }

    String perMinute(Figures.Count count) {
        return String.format(Locale.ROOT, "%.2f", figures().perMinute(count.amount()));
    }

    long taps() {
        return record.recording().marks().size();
    }

    /** Single turns are thin and low, turns of the whole room broad and high. */
    List<Mark> marks() {
        return record.recording().marks().stream()
                .map(tap -> plan.how().seated(tap.code())
                        ? new Mark(percent(tap.ms()), 30, 3, 34)
                        : new Mark(percent(tap.ms()), 4, 10, 60))
                .toList();
    }

    List<Bar> pauses() {
        return record.recording().gaps().stream().map(this::bar).toList();
    }

    List<Lane> lanes() {
        var spans = record.recording().switches();
        return figures().counts().stream()
                .map(count -> new Lane(
                        count,
                        spans.stream()
                                .filter(span -> span.code().equals(count.code().key()))
                                .map(this::bar)
                                .toList()))
                .toList();
    }

    List<Line> lines() {
        return record.recording().marks().stream()
                .map(tap -> new Line(
                        When.clock(tap.ms()),
                        tap.seat() == null
                                ? plan.code(tap.code()).map(Code::name).orElse("")
                                : say("visits.seat", tap.seat()),
                        Objects.requireNonNullElse(tap.text(), "")))
                .toList();
    }

    List<Row> table() {
        var parts = Math.max(1, (int) Math.ceilDiv(record.recording().end(), PART));
        return IntStream.range(0, parts)
                .mapToObj(part -> new Row(
                        say(
                                "visits.part",
                                When.clock(part * PART),
                                When.clock(Math.min(
                                        (part + 1) * PART, record.recording().end()))),
                        plan.codes().stream()
                                .map(code -> record.recording().marks().stream()
                                        .filter(tap -> tap.code().equals(code.key())
                                                && Math.min(tap.ms() / PART, parts - 1) == part)
                                        .count())
                                .toList()))
                .toList();
    }

    long turns(int seat) {
        return figures().seats().getOrDefault(seat, 0L);
    }

    String minutes(int hundredths) {
        return say("visits.minutes", Math.round(record.recording().end() * hundredths / 100.0 / 60_000));
    }

    private Bar bar(Recording.Span span) {
        return new Bar(percent(span.from()), percent(span.length()));
    }

    private String percent(long ms) {
        var end = Math.max(1, record.recording().end());
        return String.format(Locale.ROOT, "%.2f%%", Math.min(100.0, 100.0 * ms / end));
    }
}
