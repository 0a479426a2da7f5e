package org.twolearn.visits;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Taps and what they come to, computed by hand or by another tool: a file for each instrument. The server's figures are
 * compared with the file, the browser's with the server's.
 *
 * <p>A tap reads: seconds, code, then in any order {@code @seat}, {@code =answer}, {@code #its name}, {@code >the tap it is
 * about}, {@code ~the tap it undoes}, and at last {@code "words}. A code reads: key, then {@code :its part} and {@code |its
 * name}, where it has them.
 */
class VectorsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern WORDS = Pattern.compile("\"(.*)$");

    record Vector(String instrument, JsonNode said) {
        @Override
        public String toString() {
            return instrument + ": " + said.get("case").asString();
        }

        Details plan() {
            return VectorsTest.plan(instrument, said.get("plan"));
        }

        long bell() {
            return said.path("bell").asLong(0) * 1000;
        }

        List<Tap> taps() {
            var taps = new ArrayList<Tap>();
            said.get("taps").forEach(tap -> taps.add(tap(tap.asString(), taps.size())));
            return taps;
        }
    }

    static Details plan(String instrument, JsonNode plan) {
        var codes = StreamSupport.stream(plan.get("codes").spliterator(), false)
                .map(JsonNode::asString)
                .map(key -> new Code(
                        key.replaceAll("[|:].*", ""),
                        key.replaceAll(".*[|]", ""),
                        "",
                        "",
                        key.contains(":") ? key.replaceAll(".*:|[|].*", "") : ""))
                .toList();
        return new Details(
                instrument,
                plan.path("method").asString(""),
                plan.path("every").asInt(0),
                "",
                "",
                "",
                plan.path("seats").asInt(0),
                "",
                "silent",
                true,
                false,
                codes,
                plan.path("least").asInt(0),
                "");
    }

    static Stream<Vector> vectors() {
        return Instruments.ALL.stream()
                .flatMap(instrument -> StreamSupport.stream(
                                file(instrument.key()).spliterator(), false)
                        .map(one -> new Vector(instrument.key(), one)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void tapsComeToWhatAHandComputed(Vector vector) {
        var plan = vector.plan();
        var taps = vector.taps();
        taps.forEach(tap -> tap.allowedBy(plan));
        var come = FiguresScript.figures(plan, taps, vector.bell());
        var found = JSON.readTree(JSON.writeValueAsString(come));
        vector.said().get("come").forEachEntry((name, expected) -> {
            if (name.equals("counts")) assertThat(counts(come)).isEqualTo(JSON.convertValue(expected, Map.class));
            else assertThat(found.get(name)).as(name).isEqualTo(expected);
        });
        if (vector.said().has("headline"))
            assertThat(come.headline().count().words() + " "
                            + come.headline().label().words())
                    .isEqualTo(vector.said().get("headline").asString());
        if (vector.said().has("told"))
            assertThat(told(come)).isEqualTo(JSON.convertValue(vector.said().get("told"), Map.class));
        if (vector.said().has("seats"))
            assertThat(seats(come)).isEqualTo(vector.said().get("seats").asString());
    }

    @Test
    void everyInstrumentHasItsVectors() {
        assertThat(Instruments.ALL)
                .allSatisfy(instrument -> assertThat(file(instrument.key())).isNotEmpty());
    }

    static Map<String, Integer> counts(Figures come) {
        return come.counts().stream()
                .collect(toMap(Figures.Count::code, count -> (int) count.n(), (one, _) -> one, LinkedHashMap::new));
    }

    private static Map<String, String> told(Figures come) {
        return come.told().stream()
                .collect(toMap(
                        told -> told.name().words(),
                        told -> told.value().words()
                                + (told.aside() == null
                                        ? ""
                                        : " (" + told.aside().words() + ")"),
                        (one, _) -> one,
                        LinkedHashMap::new));
    }

    private static String seats(Figures come) {
        return come.pictures().stream()
                .filter(picture -> picture.seats() != null)
                .findFirst()
                .orElseThrow()
                .seats()
                .stream()
                .map(seat -> seat.count().words())
                .collect(joining(" "));
    }

    static Tap tap(String said, int number) {
        var words = WORDS.matcher(said);
        var text = words.find() ? words.group(1) : null;
        var parts = said.replaceAll("\".*$", "").strip().split(" +");
        return new Tap(
                id(named(parts, '#', "tap " + number)),
                Math.round(Double.parseDouble(parts[0]) * 1000),
                parts[1].replaceAll("@.*", ""),
                parts[1].contains("@") ? Integer.valueOf(parts[1].replaceAll(".*@", "")) : null,
                text,
                idIfAny(named(parts, '~', "")),
                idIfAny(named(parts, '>', "")),
                named(parts, '=', "").isEmpty() ? null : named(parts, '=', ""));
    }

    private static String named(String[] parts, char mark, String otherwise) {
        return Stream.of(parts)
                .filter(part -> part.charAt(0) == mark)
                .map(part -> part.substring(1))
                .findFirst()
                .orElse(otherwise);
    }

    private static UUID idIfAny(String name) {
        return name.isEmpty() ? null : id(name);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode file(String instrument) {
        try {
            return JSON.readTree(
                    new ClassPathResource("visits/" + instrument + ".json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
