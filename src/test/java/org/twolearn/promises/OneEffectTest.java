package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.twolearn.Story;

/** Impatience, a double click, a network that sends again: every form sixteen times in the same moment. */
@Story
class OneEffectTest {
    private static final int TIMES = 16;

    /** What the first of them took away, the others no longer find. */
    private static final Set<String> TAKES_AWAY = Set.of(
            "refusal",
            "lifting",
            "withdrawal",
            "removal",
            "return",
            "end",
            "acceptance",
            "departure",
            "laid-down",
            "signout",
            "putting-away",
            "code",
            "words",
            "change",
            "{link}");

    /** A roster is confirmed once, and who comes second reads that it is. */
    private static final String SAYS_SO = "POST /roster/{id}/confirmation";

    private static List<AtOnce.Effect> single;
    private static List<AtOnce.Effect> sixteen;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @BeforeAll
    static void everybodySendsEverything(@LocalServerPort int port) {
        single = AtOnce.played(1, () -> Rest.played(port));
        sixteen = AtOnce.played(TIMES, () -> Rest.played(port));
    }

    @Test
    @DisplayName("Sixteen times the same form in the same moment changes what one changes")
    void sixteenHaveTheEffectOfOne() {
        assertThat(sixteen).hasSameSizeAs(single);
        var softly = new SoftAssertions();
        for (int i = 0; i < single.size(); i++)
            softly.assertThat(sixteen.get(i).changed())
                    .as("%d. %s", i, Endpoints.among(single.get(i).path()))
                    .isEqualTo(single.get(i).changed());
        softly.assertAll();
    }

    @Test
    @DisplayName("Nobody who sent a form twice is told that it did not work")
    void nobodyIsToldThatItFailed() {
        var softly = new SoftAssertions();
        for (int i = 0; i < single.size(); i++) {
            var expected = single.get(i).statuses().getFirst();
            var form = Endpoints.among(single.get(i).path());
            var gone = TAKES_AWAY.contains(form.replaceAll(".*/", ""));
            softly.assertThat(sixteen.get(i).statuses())
                    .as("%d. %s", i, form)
                    .contains(expected)
                    .allMatch(status ->
                            status.equals(expected) || gone && status == 404 || form.equals(SAYS_SO) && status == 422);
        }
        softly.assertAll();
    }

    @Test
    @DisplayName("Every form of the application has been sent, but for those listed with a reason")
    void everyFormHasBeenSent() {
        var posts = Endpoints.of(mapping).all().stream()
                .filter(endpoint -> endpoint.startsWith("POST"))
                .toList();
        var sent = new TreeSet<String>();
        single.forEach(effect -> sent.add(Endpoints.among(effect.path())));
        sent.addAll(Listed.in("once.tsv").keySet());
        assertThat(sent).containsExactlyInAnyOrderElementsOf(posts);
    }
}
