package org.twolearn.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.twolearn.Database;
import org.twolearn.Story;

/** The noise of the figures is exactly the one that is claimed. bench/noise.sh draws ten million. */
@Story
class DrawingNoiseTest {
    static final JdbcClient DB = Database.superuser();

    @ParameterizedTest(name = "W3 The same bytes give what the paper’s algorithm gives, at ε {0}/4")
    @ValueSource(ints = {1, 2, 3, 4})
    void theSameBytesGiveWhatThePaperGives(int s) {
        var random = new SplittableRandom(7391);
        var tapes = new ArrayList<String>();
        var expected = new ArrayList<Integer>();
        for (int i = 0; i < 5000; i++) {
            var bytes = new byte[i % 100];
            random.nextBytes(bytes);
            tapes.add(HexFormat.of().formatHex(bytes));
            expected.add(drawn(bytes, s));
        }
        var drawn = DB.sql("select laplace(decode(tape, 'hex'), :s, 4) as x"
                        + " from unnest(:tapes) with ordinality t (tape, n) order by n")
                .param("s", s)
                .param("tapes", tapes.toArray(String[]::new))
                .query((row, _) -> row.getObject("x", Integer.class))
                .list();
        assertThat(drawn).isEqualTo(expected).contains(0, 1, -1, null);
    }

    private static Integer drawn(byte[] bytes, int s) {
        try {
            return new Tape(bytes).laplace(s, 4);
        } catch (Tape.Over over) {
            return null;
        }
    }

    /** The thresholds are passed by chance once in a million times, and the draws are the same in every run. */
    @ParameterizedTest(name = "W3 200,000 draws are spread as claimed, at ε {0}/4")
    @CsvSource({"2, 16, 88.4", "3, 11, 72.3", "4, 8, 62.0"})
    void drawsAreSpreadAsClaimed(int quarters, int most, double threshold) {
        var seen = Distribution.fixed(quarters, 0, 200_000);
        assertThat(seen.upTo(Integer.MAX_VALUE)).isEqualTo(200_000);
        assertThat(seen.chiSquare(most)).isLessThan(threshold);
        // The test can tell: the same draws are not those of another scale.
        assertThat(new Distribution(quarters + 1, 200_000, seen.seen()).chiSquare(most))
                .isGreaterThan(1000);
    }

    @Test
    @DisplayName("W3 So are draws from the secure source, which is the only one that counting uses")
    void drawsFromTheSecureSource() {
        assertThat(Distribution.secure(2, 200_000).chiSquare(16)).isLessThan(88.4);
        assertThat(source("drawn")).contains("gen_random_uuid()").doesNotContain("random(", "setseed", "now()");
        assertThat(source("count_figures"))
                .contains("public.drawn(terms.quarters, 4)", "public.drawn(2, 4)")
                .doesNotContain("laplace");
        assertThat(source("laplace").replaceAll("--.*", ""))
                .doesNotContainPattern("float|double|real|numeric|exp\\(|random|now\\(\\)")
                .contains("RETURNS integer", "int := 1");
        assertThat(DB.sql("select pg_get_functiondef('gen_random_uuid()'::regprocedure)")
                        .query(String.class)
                        .single())
                .contains("pg_catalog.gen_random_uuid", "LANGUAGE internal");
    }

    @Test
    @DisplayName("W3 Nobody who logs in can draw, count by themselves, or give the bytes; the counter may")
    void nobodyWhoLogsInCanDraw() {
        for (var role : List.of("tl_app", "tl_jobs"))
            for (var call : List.of(
                    "select laplace('\\x0000', 2, 4)",
                    "select drawn(2, 4)",
                    "select teachers(gen_random_uuid())",
                    "select events(gen_random_uuid())",
                    "set role tl_counter"))
                assertThatThrownBy(() -> JdbcClient.create(Database.as("twolearn", role))
                                .sql(call)
                                .update())
                        .as(role + " " + call)
                        .isInstanceOf(BadSqlGrammarException.class)
                        .rootCause()
                        .hasMessageContaining(call.replaceAll("\\(.*", "")
                                .replace("select ", "permission denied for function ")
                                .replaceAll("^set role .*", "permission denied to set role"));
        assertThat(DB.sql("select has_function_privilege('tl_counter', 'drawn(int, int)', 'execute')")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void theDistanceThatIsSaidIsTheNoisesOwn() {
        assertThat(List.of(Noise.off(4, 1), Noise.off(3, 2), Noise.off(2, 4), Noise.off(2, 10)))
                .containsExactly(3, 5, 11, 18);
    }

    private static String source(String function) {
        return DB.sql("select pg_get_functiondef(oid) from pg_proc where proname = ?")
                .param(function)
                .query(String.class)
                .single();
    }
}
