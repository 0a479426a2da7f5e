package org.twolearn.visits;

import static org.twolearn.web.Words.say;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A record with its figures, ready to draw: across in percent of the time observed, down in pixels.
 *
 * @param counted the recording without what the host marked
 * @param mistaken the events that the host marked as mistakes
 */
record Drawn(Details plan, VisitRecord record, Recording counted, Set<UUID> mistaken) {
    static Drawn of(Details plan, VisitRecord record, Visit visit) {
        var mistaken = visit.mistaken(record.recorder());
        return new Drawn(plan, record, record.recording().without(mistaken), mistaken);
    }

    /** One event as it was recorded. */
    record Event(UUID id, String at, String who, String words, boolean mistaken) {}

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

    /** Below this, whole minutes would say the same twice on one axis. */
    private static final long BRIEF = 5 * 60_000L;

    Instrument.Chart chart() {
        return plan.how().chart();
    }

    Figures figures() {
        return plan.how().figures(plan, counted);
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
        return When.length(Duration.ofMillis(counted.end()));
    }

    String gaps() {
        var gaps = counted.gaps();
        var sum = gaps.stream().mapToLong(Recording.Span::length).sum();
        if (!gaps.isEmpty() && sum < 1000) return say("visits.pause-brief");
        return gaps.isEmpty() ? "" : say("visits.gaps", gaps.size(), When.length(Duration.ofMillis(sum)));
    }

    String perMinute(Figures.Count count) {
        return String.format(Locale.ROOT, "%.2f", figures().perMinute(count.amount()));
    }

    long taps() {
        return counted.marks().size();
    }

    /** Single turns are thin and low, turns of the whole room broad and high. */
    List<Mark> marks() {
        return counted.marks().stream()
                .map(tap -> plan.how().seated(tap.code())
                        ? new Mark(percent(tap.ms()), 30, 3, 34)
                        : new Mark(percent(tap.ms()), 4, 10, 60))
                .toList();
    }

    List<Bar> pauses() {
        return counted.gaps().stream().map(this::bar).toList();
    }

    List<Lane> lanes() {
        var spans = counted.switches();
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
        return counted.marks().stream()
                .map(tap -> new Line(When.clock(tap.ms()), who(tap), Objects.requireNonNullElse(tap.text(), "")))
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
        return tap.seat() == null ? plan.code(tap.code()).map(Code::name).orElse("") : say("visits.seat", tap.seat());
    }

    List<Row> table() {
        var parts = Math.max(1, (int) Math.ceilDiv(counted.end(), PART));
        return IntStream.range(0, parts)
                .mapToObj(part -> new Row(
                        say(
                                "visits.part",
                                When.clock(part * PART),
                                When.clock(Math.min((part + 1) * PART, counted.end()))),
                        plan.codes().stream()
                                .map(code -> counted.marks().stream()
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
        var ms = counted.end() * hundredths / 100;
        return counted.end() < BRIEF ? When.clock(ms) : say("visits.minutes", Math.round(ms / 60_000.0));
    }

    private Bar bar(Recording.Span span) {
        return new Bar(percent(span.from()), percent(span.length()));
    }

    private String percent(long ms) {
        var end = Math.max(1, counted.end());
        return String.format(Locale.ROOT, "%.2f%%", Math.min(100.0, 100.0 * ms / end));
    }
}
