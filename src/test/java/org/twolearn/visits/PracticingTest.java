package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Two record the same to compare it: what one recorded would lead the other, so nobody has it before all are done. */
@Story
class PracticingTest {
    private static final String LOOK =
            "insert into visit_look (partnership_id, visit_id, host, recorder)" + " values (:id, :visit, :ada, :ada)";

    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    @Autowired
    Recordings recordings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester browser;

    PersonId ada, bo;
    PartnershipId id;
    VisitId visit = VisitId.fresh();

    @BeforeEach
    void adaAndBoPractice() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        id = pair.signed(ada, bo);
        var plan = plan("opportunities", Details.PRACTICE, bo);
        Someone.does(ada, () -> visits.offer(id, visit, ada, ada, plan, Instant.now()));
        Someone.does(bo, () -> visits.sign(id, visit, 1, bo, Instant.now().minusSeconds(30)));
    }

    static Plan plan(String instrument, String role, PersonId visitor) {
        var of = FiguresTest.plan(instrument, 26);
        var details = new Details(instrument, "", 0, "", "", "", 26, "", role, true, false, of.codes(), 0, "");
        var now = Instant.now();
        return new Plan(now, now.plusSeconds(1800), Set.of(visitor), details, "");
    }

    @Test
    @DisplayName("D1 Who practices finds no row, figure or file of what the other recorded before both are done")
    void nobodyHasTheOthersBeforeBothAreDone() throws IOException {
        record(bo);
        assertThat(rows(ada)).isZero();
        assertThat(exported(ada)).doesNotContain("individual");
        assertThat(Someone.as(ada, () -> visits.find(id, visit).records())).isEmpty();
        assertThat(Someone.as(ada, () -> visits.series(id))).isEmpty();
        assertThat(get(browser, ada, there("/look"))).bodyText().contains("Not everybody is done yet");
        assertThat(get(browser, ada, there("/alike"))).hasStatus3xxRedirection();
        assertThat(get(browser, ada, there("/remarks/new?recorder=" + bo.value())))
                .hasStatus(404);

        Someone.as(ada, () -> recordings.add(id, visit, ada, batch(0), Instant.now()));
        assertThat(rows(ada)).as("her own").isOne();
        assertThat(rows(bo)).as("his own").isOne();
        Someone.as(ada, () -> recordings.add(id, visit, ada, Lesson.end(600_000), Instant.now()));
        assertThat(rows(ada)).isEqualTo(2);
        assertThat(post(browser, ada, there("/look"))).hasStatus3xxRedirection();
        assertThat(rows(bo)).isEqualTo(2);
        assertThat(get(browser, bo, there("/alike"))).hasStatusOk();
    }

    @Test
    @DisplayName("D1 Nor does a host who is done first open theirs to who is not: the database takes no look")
    void theHostDoesNotLookBeforeAllAreDone() {
        record(ada);
        Someone.as(bo, () -> recordings.add(id, visit, bo, batch(0), Instant.now()));
        assertThat(post(browser, ada, there("/look"))).hasStatusOk().bodyText().contains("Not everybody is done yet");
        assertThatThrownBy(() -> pair.sql(ada, LOOK, values())).isInstanceOf(BadSqlGrammarException.class);
        assertThat(rows(bo)).isOne();
        var done = "insert into visit_practiced (partnership_id, visit_id, recorder) values (:id, :visit, :bo)";
        for (var who : List.of(ada, bo))
            assertThatThrownBy(() -> pair.sql(who, done, values()))
                    .as("nobody is done for another, or before they are")
                    .isInstanceOf(BadSqlGrammarException.class);
        Someone.as(bo, () -> recordings.add(id, visit, bo, Lesson.end(600_000), Instant.now()));
        assertThat(pair.sql(ada, LOOK, values())).isOne();
    }

    @Test
    @DisplayName("D1 Once the time for recording is over they wait for nobody")
    void onceTheTimeIsOverTheyWaitForNobody() throws IOException {
        record(bo);
        ended(14);
        assertThat(rows(ada)).isZero();
        assertThat(exported(ada)).doesNotContain("individual");
        ended(16);
        assertThat(rows(ada)).isOne();
        assertThat(exported(ada)).contains("individual");
    }

    @Test
    @DisplayName("D1 No record says that it is no practice where its plan says that it is")
    void aRecordSaysWhatItsPlanSays() {
        var record =
                "insert into visit_record (partnership_id, visit_id, recorder, host, version, practice, started_at, events)"
                        + " values (:id, :visit, :bo, :ada, 1, %s, now(), '')";
        assertThatThrownBy(() -> pair.sql(bo, record.formatted("false"), values()))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(pair.sql(bo, record.formatted("true"), values())).isOne();
    }

    private void record(PersonId who) {
        Someone.as(who, () -> recordings.add(id, visit, who, batch(0), Instant.now()));
        Someone.as(who, () -> recordings.add(id, visit, who, Lesson.end(600_000), Instant.now()));
    }

    private static Batch batch(int from) {
        return Lesson.batch(from, from + 3);
    }

    private void ended(int minutes) {
        Database.superuser()
                .sql(
                        "update visit_plan set begins = now() - interval '1 hour', ends = now() - ? * interval '1 minute' where visit_id = ?")
                .params(minutes, visit.value())
                .update();
    }

    private int rows(PersonId person) {
        return Someone.<Integer, RuntimeException>as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from visit_record where visit_id = ?")
                        .param(visit.value())
                        .query(Integer.class)
                        .single()));
    }

    private String exported(PersonId person) throws IOException {
        var zip = get(browser, person, "/me/words/export.zip")
                .getMvcResult()
                .getResponse()
                .getContentAsByteArray();
        try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var file = files.getNextEntry(); file != null; file = files.getNextEntry())
                if (file.getName().equals("json/visit_record.json"))
                    return new String(files.readAllBytes(), StandardCharsets.UTF_8);
        }
        throw new AssertionError("Nothing of records in the export");
    }

    private Map<String, UUID> values() {
        return Map.of("id", id.value(), "visit", visit.value(), "ada", ada.value(), "bo", bo.value());
    }

    private String there(String more) {
        return "/partnerships/" + id.value() + "/visits/" + visit.value() + more;
    }
}
