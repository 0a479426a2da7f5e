package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Story;

/** What the policies refuse for one reason only, beside the same without that reason; no key and no trigger is asked. */
@DisplayName("W2. The database refuses each thing also where everything else about it is right")
@Story
class OneReasonAtATimeTest {
    /** A case of reasons.tsv: the role and the person who try, on which device, after what, and what they try. */
    private record Try(
            String table, boolean taken, String role, String person, String device, String before, String sql) {
        static Try of(Everybody all, String line) {
            var part = line.split("\t+", -1);
            var who = part[2].split("@");
            var last = who[who.length - 1];
            var role = last.startsWith("tl_") ? last : "tl_app";
            var person =
                    who[0].startsWith("tl_") ? "" : all.told("{" + who[0] + "}").replaceAll("'|::uuid", "");
            var device = who.length == 1 || role.equals(last)
                    ? person
                    : last.equals("strange")
                            ? UUID.randomUUID().toString()
                            : all.told("{" + last + "}").replaceAll("'|::uuid", "");
            return new Try(
                    part[0], part[1].equals("taken"), role, person, device, all.told(part[3]), all.told(part[4]));
        }
    }

    @LocalServerPort
    int port;

    private List<String> lines;

    @BeforeEach
    void read() {
        lines = Listed.lines("reasons.tsv");
    }

    @Test
    @DisplayName("W2/C1/E2. What is refused for one reason is refused, and without it is taken")
    void oneReasonIsEnough() throws SQLException {
        var all = Everybody.at(port);
        var softly = new SoftAssertions();
        try (var tried = new Tried()) {
            for (var line : lines) {
                var one = Try.of(all, line);
                if (Tables.chosen().contains(one.table))
                    softly.assertThat(tried.through(() -> {
                                tried.arrange(one.before);
                                var rows = tried.reaches(one.role, one.person, one.device, one.sql);
                                // What fails for another reason than a policy says nothing about one, either way.
                                softly.assertThat(rows).as(line).isNotEqualTo(Tried.LET_THROUGH);
                                softly.assertThat(rows > 0)
                                        .as("%s: %d", line, rows)
                                        .isEqualTo(one.taken);
                            }))
                            .as(line)
                            .isEmpty();
            }
        }
        softly.assertAll();
    }

    @Test
    @DisplayName("W2. Nothing is tried for being refused of whose kind nothing is taken")
    void eachHasItsTwin() {
        Map<String, List<String>> kinds = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.split("\t+")[0],
                        Collectors.mapping(line -> line.split("\t+")[1], Collectors.toList())));
        assertThat(kinds).allSatisfy((_, both) -> assertThat(both).contains("taken", "refused"));
        assertThat(Tables.scopes().keySet()).containsAll(kinds.keySet());
    }
}
