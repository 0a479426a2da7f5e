package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;

/** Beside a pile of student work its host may type one slip of it: theirs to change, to empty and to delete. */
@Story
class OneSlipOfAPileTest extends AtAVisit {
    private static final String SLIP = "Half of three quarters is three eighths.";
    private static final String TYPE =
            "insert into visit_exemplar (partnership_id, visit_id, host, words) values (:id, :visit, :me, '')";

    @Autowired
    Exemplars exemplars;

    @BeforeEach
    void adaHasSorted() {
        sorted("matched matched partly");
    }

    @Test
    void theHostTypesChangesAndEmptiesIt() {
        type("matched", SLIP);
        assertThat(get(browser, ada, there() + "/look"))
                .bodyText()
                .contains(SLIP, "2 of 3", "It is one slip, and no average of its pile");
        type("matched", "Three eighths.");
        assertThat(get(browser, ada, there() + "/look"))
                .bodyText()
                .contains("Three eighths.")
                .doesNotContain(SLIP);
        type("matched", "");
        assertThat(stored("visit_exemplar")).isZero();
        assertThat(get(browser, ada, there() + "/look")).bodyText().doesNotContain("Three eighths.");
    }

    @Test
    void whatIsTooLongComesBackAsItWasTyped() {
        var page = "a".repeat(Exemplars.MOST) + "b";
        assertThat(post(browser, ada, there() + "/exemplars", "slip-matched", page, "slip-partly", SLIP))
                .hasStatus(422)
                .bodyText()
                .contains(page, SLIP, "600");
        assertThat(stored("visit_exemplar")).isZero();
    }

    @Test
    @DisplayName("D1 A slip beside a pile is its host’s alone until they have looked")
    void partnersReadItAfterTheLook() {
        type("matched", SLIP);
        assertThat(Someone.as(bo, () -> exemplars.of(visits.find(id, visit)))).isEmpty();
        assertThat(post(browser, ada, there() + "/look")).hasStatus3xxRedirection();
        assertThat(get(browser, bo, there() + "/look"))
                .bodyText()
                .contains(SLIP)
                .doesNotContain("Keep these slips");
        assertThat(get(browser, principal, there() + "/look")).hasStatus(404);
    }

    @Test
    @DisplayName("C3 Nobody but the host types a slip, and none beside what was not sorted to the end")
    void onlyTheHostTypes() {
        assertThat(post(browser, bo, there() + "/exemplars", "slip-matched", SLIP))
                .hasStatus(404);
        assertThat(post(browser, principal, there() + "/exemplars", "slip-matched", SLIP))
                .hasStatus(404);
        assertThatThrownBy(() -> pair.sql(bo, TYPE, values(bo))).isInstanceOf(BadSqlGrammarException.class);
        Database.superuser()
                .sql("update visit_record set done_at = null where visit_id = ?")
                .param(visit.value())
                .update();
        assertThatThrownBy(() -> pair.sql(ada, TYPE, values(ada))).isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void aPileThatThePlanDoesNotNameHasNone() {
        type("nearly", SLIP);
        assertThat(stored("visit_exemplar")).isZero();
    }

    @Test
    @DisplayName("W5 The words are sealed, and go with what was recorded")
    void theyGoWithTheRecord() {
        type("matched", SLIP);
        assertThat(stored("visit_exemplar where position(convert_to('eighths', 'UTF8') in words) > 0"))
                .isZero();
        assertThat(stored("visit_exemplar")).isOne();
        assertThat(post(browser, ada, there() + "/records/deletion")).hasStatus3xxRedirection();
        assertThat(stored("visit_exemplar")).isZero();
    }

    @Test
    void everyDateHasABarWithAllPilesAndWhatTheyAreOutOf() {
        visit = VisitId.fresh();
        sorted("");
        assertThat(get(browser, ada, base()))
                .bodyText()
                .contains(
                        "3 slips: 2 matched, 1 partly, 0 not-yet, 0 blank",
                        "One slip is 33 of 100",
                        "No slip was sorted")
                .contains("0%", "25%", "50%", "75%", "100%", "66.67%");
        assertThat(Someone.as(ada, () -> visits.series(id)).stream().map(Point::sorted))
                .containsExactly(true, true);
    }

    private void sorted(String piles) {
        var now = Instant.now();
        var plan = new Plan(now, now.plusSeconds(1800), Set.of(bo), FiguresTest.plan("slips", 0), "");
        Someone.does(ada, () -> visits.offer(id, visit, ada, ada, plan, null, now));
        Someone.does(bo, () -> visits.sign(id, visit, 1, bo, now.minusSeconds(30)));
        var slip = 0;
        for (var pile : piles.isEmpty() ? new String[0] : piles.split(" "))
            add(
                    ada,
                    new Batch(
                            Instant.now().toEpochMilli(),
                            List.of(new Tap(UUID.randomUUID(), 1000L, pile, ++slip, null, null, null, null))));
        add(ada, Lesson.end(20_000));
    }

    private void type(String pile, String words) {
        assertThat(post(browser, ada, there() + "/exemplars", Exemplars.box(pile), words))
                .hasStatus3xxRedirection();
    }
}
