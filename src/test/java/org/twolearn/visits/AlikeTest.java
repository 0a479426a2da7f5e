package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How alike two recorded, computed by hand and from Cohen’s paper: visits/agreement.json; taps as in {@link VectorsTest}. */
class AlikeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Case(JsonNode said) {
        @Override
        public String toString() {
            return said.get("case").asString();
        }
    }

    static Stream<Case> cases() {
        try {
            var file = new ClassPathResource("visits/agreement.json").getContentAsString(StandardCharsets.UTF_8);
            return StreamSupport.stream(JSON.readTree(file).spliterator(), false)
                    .map(Case::new);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twoRecordsComeToWhatAHandComputed(Case one) {
        var said = one.said();
        var plan = VectorsTest.plan(said.path("instrument").asString("slips"), said);
        var come = FiguresScript.agreement(
                plan,
                taps(said, "one", 0),
                taps(said, "other", 1),
                said.get("how").asString(),
                said.path("seconds").asInt(5));
        var found = JSON.readTree(JSON.writeValueAsString(come));
        assertThat(come).hasSize(said.get("come").size());
        for (var i = 0; i < come.size(); i++) {
            var part = found.get(i);
            said.get("come")
                    .get(i)
                    .forEachEntry((name, expected) ->
                            assertThat(part.get(name)).as(name).isEqualTo(expected));
        }
        if (said.has("differ"))
            assertThat(come.stream().flatMap(part -> part.differ().stream()).map(AlikeTest::words))
                    .isEqualTo(JSON.convertValue(said.get("differ"), List.class));
    }

    private static String words(Alike.Differ differ) {
        return differ.at().words() + " " + differ.one().words() + " "
                + differ.other().words();
    }

    /** As taps, or as how often two codes stood beside each other. */
    private static List<Tap> taps(JsonNode said, String whose, int side) {
        var taps = new ArrayList<Tap>();
        if (said.has(whose)) said.get(whose).forEach(tap -> taps.add(VectorsTest.tap(tap.asString(), taps.size())));
        else
            ((Map<?, ?>) JSON.convertValue(said.get("pairs"), Map.class)).forEach((codes, times) -> {
                for (var i = 0; i < (Integer) times; i++)
                    taps.add(VectorsTest.tap(
                            taps.size() + " " + codes.toString().split(" ")[side] + "@" + (taps.size() + 1),
                            taps.size()));
            });
        return taps;
    }
}
