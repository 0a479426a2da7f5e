package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** Bo wrote three lines in Ada's room; once she has looked, both put codes of their own on them. */
@Story
class CodingAScriptTest extends AtAVisit {
    private static final String CODE = "insert into visit_code"
            + " (partnership_id, visit_id, recorder, letter, author, words) values (:id, :visit, :bo, 'h', :me, '')";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void boWroteThreeLines() {
        Someone.does(ada, () -> visits.offer(id, visit, ada, ada, Lesson.script(bo), null, Instant.now()));
        Someone.does(bo, () -> visits.sign(id, visit, 1, bo, Instant.now().minusSeconds(30)));
        add(bo, Lesson.written("Why does it float?", "Because it is light", "Tell me more"));
        add(bo, Lesson.end(600_000));
    }

    @Test
    @DisplayName("D1 Nothing is coded before the host has looked: the database takes no code")
    void nothingIsCodedBeforeTheHostHasLooked() {
        for (var who : List.of(ada, bo)) {
            add(who, "Asks why").hasStatus(404);
            assertThat(get(browser, who, there() + "/codes?recorder=" + bo.value()))
                    .hasStatus(404);
            assertThatThrownBy(() -> pair.sql(who, CODE, values(who))).isInstanceOf(DataAccessException.class);
        }
        assertThat(get(browser, ada, there() + "/look")).bodyText().doesNotContain("codes of your own");
        looked();
        assertThat(pair.sql(bo, CODE, values(bo))).isOne();
    }

    @Test
    void linesBearCodesOfBothAndTheLookCountsThem() {
        looked();
        add(bo, "Asks why", "counts", "A question for a reason").hasStatus3xxRedirection();
        add(ada, "Says more").hasStatus3xxRedirection();
        mark(ada, "a", "", 1, 3).hasStatus3xxRedirection();
        mark(bo, "a", "", 1).hasStatus3xxRedirection();
        for (var who : List.of(ada, bo))
            assertThat(get(browser, who, there() + "/look"))
                    .bodyText()
                    .containsPattern("Asks why:</strong> 2 of 3 lines <span class=\"soft\">\\(Ada 2, Bo 1\\)|"
                            + "Asks why:</strong> 2 of 3 lines <span class=\"soft\">\\(Bo 1, Ada 2\\)")
                    .containsPattern("Says more:</strong> 0 of 3 lines\\s")
                    .doesNotContainPattern("\\d ?%|percent");

        mark(ada, "a", event(1) + "," + event(3), 3).hasStatus3xxRedirection();
        assertThat(get(browser, bo, there() + "/codes?recorder=" + bo.value()))
                .bodyText()
                .contains("2 of 3 lines", "A question for a reason");
        assertThat(stored("visit_coded where author = '" + ada.value() + "'")).isOne();
    }

    @Test
    void whatAnotherWindowMarkedSinceIsLeftAsItIs() {
        looked();
        add(ada, "Asks why").hasStatus3xxRedirection();
        mark(ada, "a", "", 1).hasStatus3xxRedirection();
        mark(ada, "a", "", 2).hasStatus3xxRedirection();
        mark(ada, "a", "", 2).hasStatus3xxRedirection();
        assertThat(stored("visit_coded")).isEqualTo(2);
    }

    @Test
    void aLineThatTheHostMarkedAsMistakenIsNoneOfTheLines() {
        looked();
        add(ada, "Asks why").hasStatus3xxRedirection();
        mark(ada, "a", "", 1, 2).hasStatus3xxRedirection();
        mark(ada, "mistaken", 1).hasStatus3xxRedirection();
        assertThat(get(browser, bo, there() + "/look")).bodyText().contains("1 of 2 lines");
        mark(bo, "a", "", 1).hasStatus(404);
    }

    @Test
    @DisplayName("E4 A code is a word: it holds no number of points, no place on a scale, and is no number itself")
    void aCodeHoldsNoRating() {
        looked();
        for (var name : List.of("Rating", "1 to 5", "Excellent", "4 stars"))
            add(ada, name).hasStatus(422).bodyText().contains("no place for points", name);
        add(ada, "Asks", "counts", "a score of 3").hasStatus(422);
        for (var name : List.of("", "4", "+ 1"))
            add(ada, name).hasStatus(422).bodyText().contains("in a word or two");
        assertThat(stored("visit_code")).isZero();
    }

    @Test
    void thereAreEightLettersAndANameIsThereOnce() {
        looked();
        IntStream.range(0, 8)
                .forEach(i -> add(i % 2 == 0 ? ada : bo, "Code " + i).hasStatus3xxRedirection());
        add(ada, "Code 0").hasStatus3xxRedirection();
        add(bo, "code 0").hasStatus(422).bodyText().contains("There is a code “Code 0” already");
        add(bo, "Another").hasStatus(422).bodyText().contains("room for 8 codes");
        assertThat(stored("visit_code")).isEqualTo(8);
        assertThatThrownBy(() -> pair.sql(bo, CODE.replace("'h'", "'i'"), values(bo)))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName("E1 Each takes back what is their own, and nobody what another put on a line")
    void eachTakesBackTheirOwn() {
        looked();
        add(bo, "Asks why").hasStatus3xxRedirection();
        mark(bo, "a", "", 1).hasStatus3xxRedirection();
        mark(ada, "a", "", 2).hasStatus3xxRedirection();
        mark(ada, "a", event(1) + "," + event(2), 2).hasStatus3xxRedirection();
        assertThat(stored("visit_coded")).as("not the other’s").isEqualTo(2);
        assertThat(pair.sql(ada, "delete from visit_coded where author = :bo", values(ada)))
                .isZero();
        assertThat(pair.sql(ada, "delete from visit_code", values(ada))).isZero();
        remove(ada).hasStatus(404);
        remove(bo).hasStatus(422).bodyText().contains("Somebody else put this code on lines");
        assertThatThrownBy(() -> pair.sql(bo, "delete from visit_code", values(bo)))
                .isInstanceOf(DataAccessException.class);
        mark(ada, "a", event(2)).hasStatus3xxRedirection();
        remove(bo).hasStatus3xxRedirection();
        assertThat(stored("visit_code") + stored("visit_coded")).isZero();
    }

    @Test
    @DisplayName("W2 Nobody else finds a code or a mark")
    void nobodyElseFindsThem() {
        looked();
        add(ada, "Asks why").hasStatus3xxRedirection();
        mark(ada, "a", "", 1).hasStatus3xxRedirection();
        add(principal, "Mine").hasStatus(404);
        mark(principal, "a", "", 1).hasStatus(404);
        assertThat(get(browser, principal, there() + "/codes?recorder=" + bo.value()))
                .hasStatus(404);
        for (var table : List.of("visit_code", "visit_coded"))
            assertThat(List.of(found(ada, table), found(bo, table), found(principal, table)))
                    .as(table)
                    .containsExactly(1, 1, 0);
        assertThat(stored("visit_code where position(convert_to('Asks why', 'UTF8') in words) > 0"))
                .isZero();
    }

    @Test
    void theHostsDeletionTakesCodesAndMarksAlong() {
        looked();
        add(bo, "Asks why").hasStatus3xxRedirection();
        mark(ada, "a", "", 1).hasStatus3xxRedirection();
        assertThat(post(browser, ada, there() + "/records/deletion")).hasStatus3xxRedirection();
        assertThat(stored("visit_code") + stored("visit_coded")).isZero();
        add(bo, "Asks why").hasStatus(404);
        assertThat(get(browser, bo, there() + "/look")).hasStatusOk();
    }

    @Test
    void whatIsNotThereOrAlteredIsNotFound() {
        looked();
        add(ada, "Asks why").hasStatus3xxRedirection();
        mark(ada, "b", "", 1).hasStatus(404);
        mark(ada, "a", "", 9).hasStatus(404);
        mark(ada, "a", "nothing", 1).hasStatus(404);
        assertThat(get(browser, ada, there() + "/codes/lines?letter=b&recorder=" + bo.value()))
                .hasStatus(404);
        assertThat(get(browser, ada, there() + "/codes?recorder=" + ada.value()))
                .hasStatus(404);
        assertThat(get(browser, ada, there() + "/codes/lines")).hasStatus3xxRedirection();
    }

    @Test
    void aQuestionOfAFormOfTheirOwnTakesLinesToo() {
        var codes = List.of(new Code("own-1", "Said", "", "", "question"), new Code("own-2", "Seen", "", "", "tally"));
        var form = new Details("own-form", "", 0, "", "", "", 0, "", "silent", true, false, codes, 0, "Ours");
        assertThat(form.line(FiguresTest.tap(0, "own-1"))).isTrue();
        assertThat(form.line(FiguresTest.tap(0, "own-2"))).isFalse();
        assertThat(FiguresTest.plan("questions", 0).line(FiguresTest.tap(0, "open")))
                .isFalse();
    }

    private void looked() {
        assertThat(post(browser, ada, there() + "/look")).hasStatus3xxRedirection();
    }

    private int found(PersonId who, String table) {
        return Someone.<Integer, RuntimeException>as(
                who,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single()));
    }

    private MvcTestResultAssert add(PersonId who, String name, String... more) {
        var fields = new ArrayList<>(List.of("recorder", bo.value().toString(), "name", name));
        fields.addAll(List.of(more));
        return assertThat(post(browser, who, there() + "/codes", fields.toArray(String[]::new)));
    }

    private MvcTestResultAssert mark(PersonId who, String letter, String had, int... lines) {
        var fields = new ArrayList<>(List.of("recorder", bo.value().toString(), "letter", letter, "had", had));
        for (var line : lines) fields.addAll(List.of("line", event(line)));
        return assertThat(post(browser, who, there() + "/codes/lines", fields.toArray(String[]::new)));
    }

    private MvcTestResultAssert remove(PersonId who) {
        var recorder = bo.value().toString();
        return assertThat(post(browser, who, there() + "/codes/removal", "recorder", recorder, "letter", "a"));
    }
}
