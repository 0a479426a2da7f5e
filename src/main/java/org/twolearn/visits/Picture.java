package org.twolearn.visits;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a record, as static/js/figures draws it; the page turns it into SVG, as the recorder's screen does.
 *
 * @param only "host" where nobody else is to see it
 * @param seats a number for each seat, the board at the top
 * @param lines words with their time
 * @param empty what is said where there is no line
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Picture(
        @Nullable Said title,
        @Nullable Said aside,
        @Nullable Said about,
        @Nullable String only,
        @Nullable List<Part> parts,
        @Nullable List<Seat> seats,
        @Nullable List<Line> lines,
        @Nullable Said empty,
        @Nullable Table table) {
    /** @param height in pixels */
    record Part(@Nullable Said label, @Nullable Said value, Said name, int height, List<Shape> shapes) {}

    /**
     * @param is "rect", "line", "dot" or "text"
     * @param as how it looks: a class
     * @param x across, in percent, as {@code w} and {@code x2} may be; {@code y}, {@code h} and {@code y2} in pixels
     */
    record Shape(
            String is,
            @Nullable String as,
            String x,
            double y,
            @Nullable String w,
            @Nullable Double h,
            @Nullable String x2,
            @Nullable Double y2,
            @Nullable String anchor,
            @Nullable Said text) {}

    record Seat(boolean had, Said count) {}

    record Line(@Nullable UUID id, String at, Said who, String words) {}

    record Table(Said caption, List<Said> head, List<List<Said>> rows) {}

    List<Part> drawn() {
        return parts == null ? List.of() : parts;
    }

    boolean mayRead(boolean host) {
        return host || !"host".equals(only);
    }
}
