package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;
import org.twolearn.Database;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** Notes beside what was recorded, and a host who says what an event was. */
@Story
class AnnotatingARecordTest extends AtAVisit {
    private static final String REMARK = "insert into visit_remark"
            + " (partnership_id, remark_id, visit_id, recorder, author, moment, words)"
            + " values (:id, gen_random_uuid(), :visit, :bo, :me, '', '')";

    @BeforeEach
    void boHasVisitedAda() {
        visited(null);
    }

    @Test
    @DisplayName("D1 A note beside the record is its author’s alone until the host has looked")
    void aNoteIsItsAuthorsUntilTheHostHasLooked() {
        remark(ada, "event", event(1), "remark", "That was the fire drill").hasStatus3xxRedirection();
        remark(bo, "at", "9:14", "remark", "I stood by the door").hasStatus3xxRedirection();
        assertThat(get(browser, ada, there() + "/look"))
                .bodyText()
                .contains("That was the fire drill")
                .doesNotContain("by the door");
        assertThat(get(browser, bo, there() + "/record"))
                .bodyText()
                .contains("I stood by the door", "9:14")
                .doesNotContain("fire drill");
        assertThat(pair.sql(ada, "delete from visit_remark where author = :bo", values(ada)))
                .isZero();

        assertThat(post(browser, ada, there() + "/look")).hasStatus3xxRedirection();
        for (var who : List.of(ada, bo))
            assertThat(get(browser, who, there() + "/look"))
                    .bodyText()
                    .contains("That was the fire drill", "I stood by the door");
    }

    @Test
    @DisplayName("W5 When in a record a note stands is sealed as what was recorded is; its length does not tell either")
    void noSecondOfALessonIsOpen() {
        remark(bo, "at", "0:01", "remark", "Early").hasStatus3xxRedirection();
        remark(bo, "at", "9:14", "remark", "Late").hasStatus3xxRedirection();
        assertThat(stored("visit_remark where position(convert_to('554000', 'UTF8') in moment) > 0"))
                .isZero();
        assertThat(Database.superuser()
                        .sql("select count(distinct length(moment)) from visit_remark where partnership_id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(get(browser, bo, there() + "/record")).bodyText().contains("0:01", "9:14");
    }

    @Test
    void itsAuthorTakesItAwayAndNobodyElse() {
        var note = UUID.randomUUID().toString();
        remark(bo, "id", note, "event", event(1), "remark", "By the door").hasStatus3xxRedirection();
        remark(bo, "id", note, "event", event(1), "remark", "By the door").hasStatus3xxRedirection();
        assertThat(post(browser, ada, there() + "/look")).hasStatus3xxRedirection();
        assertThat(stored("visit_remark")).isOne();
        for (var who : List.of(ada, principal))
            assertThat(post(browser, who, there() + "/remarks/" + note + "/removal"))
                    .hasStatus(404);
        assertThat(post(browser, bo, there() + "/remarks/" + note + "/removal")).hasStatus3xxRedirection();
        assertThat(stored("visit_remark")).isZero();
    }

    @Test
    void aNoteThatSaysNothingOrStandsNowhereComesBackWithWhatWasTyped() {
        remark(ada, "event", event(1), "remark", " ").hasStatus(422).bodyText().contains("few words first");
        for (var at : List.of("", "soon", "10:01", "9:75", "999:00"))
            remark(ada, "at", at, "remark", "The fire drill")
                    .hasStatus(422)
                    .bodyText()
                    .contains("The record ends at 10:00", "The fire drill");
        remark(ada, "at", "10:00", "remark", "The bell").hasStatus3xxRedirection();
        remark(ada, "event", event(99), "remark", "Nothing").hasStatus(404);
        remark(principal, "event", event(1), "remark", "Mine").hasStatus(404);
        assertThat(get(browser, principal, there() + "/remarks/new?recorder=" + bo.value()))
                .hasStatus(404);
        assertThat(get(browser, ada, there() + "/remarks/new")).hasStatus3xxRedirection();
        assertThat(get(browser, principal, there() + "/remarks/new")).hasStatus(404);
    }

    @Test
    void nothingIsNotedBeforeDone() {
        visit = VisitId.fresh();
        begun(null);
        for (var who : List.of(ada, bo)) {
            remark(who, "at", "0:01", "remark", "Early").hasStatus(404);
            assertThatThrownBy(() -> pair.sql(who, REMARK, values(who))).isInstanceOf(BadSqlGrammarException.class);
        }
    }

    @Test
    void theDatabaseTakesOnesOwnOnly() {
        assertThat(pair.sql(bo, REMARK, values(bo))).isOne();
        assertThatThrownBy(() -> pair.sql(bo, REMARK, values(ada))).isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> pair.sql(principal, REMARK, values(principal)))
                .isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void aNoteStaysWithItsWriterWhereTheRecordIsDeleted() {
        remark(bo, "event", event(2), "remark", "By the door").hasStatus3xxRedirection();
        assertThat(post(browser, ada, there() + "/records/deletion")).hasStatus3xxRedirection();
        for (var who : List.of(ada, bo))
            assertThat(get(browser, who, there() + "/look")).bodyText().contains("0:02", "By the door");
        remark(bo, "at", "0:01", "remark", "Late").hasStatus(404);
    }

    @Test
    void theHostSaysWhatAnEventWasAndTheFiguresFollow() {
        assertThat(turns()).containsExactly(3L);
        correct(ada, 1, "choral", "").hasStatus3xxRedirection();
        assertThat(turns()).containsExactly(2L);
        for (var page : List.of("/look", "/record"))
            assertThat(get(browser, page.equals("/look") ? ada : bo, there() + page))
                    .bodyText()
                    .contains("2 of 26", "corrected by Ada; recorded as: individual, seat 2");
        correct(ada, 1, "individual", "1").hasStatus3xxRedirection();
        assertThat(turns()).as("two turns of one seat").containsExactly(2L);
        assertThat(stored("visit_mistake where words is not null")).isEqualTo(2);
        mark(ada, "counts", 1).hasStatus3xxRedirection();
        assertThat(turns()).containsExactly(3L);
        assertThat(get(browser, ada, there() + "/look")).bodyText().doesNotContain("corrected by");
    }

    @Test
    @DisplayName("D3 An event is corrected to what the plan names, and by its host alone")
    void onlyToWhatThePlanNamesAndByTheHost() {
        for (var to : List.of(
                List.of("shouting", ""),
                List.of("end", ""),
                List.of("pause", ""),
                List.of("individual", "27"),
                List.of("choral", "3"),
                List.of("individual", "x")))
            correct(ada, 1, to.get(0), to.get(1)).hasStatus(422).bodyText().contains("words of the plan");
        correct(bo, 1, "choral", "").hasStatus(404);
        correct(principal, 1, "choral", "").hasStatus(404);
        correct(ada, 99, "choral", "").hasStatus(404);
        assertThat(stored("visit_mistake")).isZero();
        assertThat(get(browser, bo, there() + "/remarks/new?recorder=" + bo.value() + "&event=" + event(1)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("name=\"corrected\"");
        assertThat(get(browser, ada, there() + "/remarks/new?recorder=" + bo.value() + "&event=" + event(1)))
                .bodyText()
                .contains("name=\"corrected\"", "choral");
    }

    private MvcTestResultAssert remark(PersonId who, String... fields) {
        var all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "recorder";
        all[fields.length + 1] = bo.value().toString();
        return assertThat(post(browser, who, there() + "/remarks", all));
    }

    private MvcTestResultAssert correct(PersonId who, int event, String code, String seat) {
        var recorder = bo.value().toString();
        return assertThat(post(
                browser,
                who,
                there() + "/mistakes",
                "recorder",
                recorder,
                "corrected",
                event(event),
                "code",
                code,
                "seat",
                seat));
    }
}
