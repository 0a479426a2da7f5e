package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

@Story
class LookingFirstTest extends AtAVisit {
    @Autowired
    Looks looks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void boVisitsAda() {
        agreed(null);
    }

    @Test
    @DisplayName("D1 The recorder’s notes open when the host has looked, and nothing must be typed")
    void theRecordersNotesOpenWhenTheHostHasLookedAndNothingMustBeTyped() {
        add(bo, Lesson.batch(0, 3));
        add(bo, Lesson.end(60_000));
        Someone.does(
                bo, () -> looks.close(found(bo), bo, "The door", "A fire drill", "What did you expect?", "Corner"));

        assertThat(notes(ada)).isEmpty();
        assertThat(notes(bo)).hasSize(1);
        assertThat(Someone.as(ada, () -> visits.looked(id, visit))).isFalse();
        assertThat(Someone.as(ada, () -> recordings.of(found(ada)).getFirst().unseen()))
                .isEqualTo("The door");

        assertThat(post(ada, "/look")).hasStatus3xxRedirection();
        assertThat(notes(ada)).extracting(LookTable.Note::question).containsExactly("What did you expect?");
        assertThat(Someone.as(bo, () -> visits.looked(id, visit))).isTrue();
        assertThatThrownBy(() -> Someone.does(bo, () -> looks.close(found(bo), bo, "", "", "Other", "")))
                .isInstanceOf(VisitRefused.Closed.class);
    }

    @Test
    @DisplayName("D1 Only the host looks, and only once it is done")
    void onlyTheHostLooksAndOnlyOnceItIsDone() {
        assertThat(post(ada, "/look")).hasStatus(404);
        add(bo, Lesson.end(60_000));
        assertThat(post(bo, "/look")).hasStatus(404);
        assertThat(post(principal, "/look")).hasStatus(404);
        assertThat(post(ada, "/look")).hasStatus3xxRedirection();
        assertThat(post(ada, "/look")).hasStatus3xxRedirection();
    }

    @Test
    void theHostGetsTheRecordTheMomentItIsDone() {
        add(bo, Lesson.batch(0, 3));
        assertThat(found(ada).done()).isFalse();
        add(bo, Lesson.end(60_000));
        assertThat(found(ada).done()).isTrue();
        assertThat(Someone.as(ada, () -> visits.series(id)))
                .extracting(Point::n, Point::of, Point::by)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, 26L, bo));
    }

    @Test
    void sixteenAtOnceOfTheSameBatchAreOne() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(0, 16)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> add(bo, Lesson.batch(0, 20)), threads))
                    .toList();
            assertThat(sent).extracting(CompletableFuture::join).containsOnly(20);
        }
        assertThat(Someone.as(bo, () -> recordings.of(found(bo)))).hasSize(1);
    }

    @Test
    void batchesThatOverlapAndComeAtOnceLoseNothing() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<CompletableFuture<Integer>>();
            for (var from = 0; from < 40; from += 5) {
                var batch = Lesson.batch(from, from + 10);
                sent.add(CompletableFuture.supplyAsync(() -> add(bo, batch), threads));
            }
            sent.forEach(CompletableFuture::join);
        }
        assertThat(Someone.as(
                        bo,
                        () -> recordings.of(found(bo)).getFirst().recording().taps()))
                .hasSize(45);
    }

    @Test
    void afterDoneOnlyWhatWasLateOnTheWayArrives() {
        add(bo, Lesson.batch(0, 3));
        add(bo, Lesson.end(60_000));

        assertThat(add(bo, Lesson.batch(0, 4))).isEqualTo(5);
        var later = Instant.now().plus(Duration.ofHours(25));
        assertThatThrownBy(() -> Someone.as(bo, () -> recordings.add(id, visit, bo, Lesson.batch(0, 9), later)))
                .isInstanceOf(VisitRefused.Closed.class);
        assertThat(Someone.as(bo, () -> recordings.add(id, visit, bo, Lesson.batch(0, 4), later)))
                .isEqualTo(5);
    }

    /** What the recorder may still bring is what the device held before the end. */
    @Test
    void afterDoneNothingIsTakenBackAndNothingIsAddedOnceTheHostHasLooked() {
        add(bo, Lesson.batch(0, 3));
        add(bo, Lesson.end(60_000));
        var undo = new Tap(UUID.randomUUID(), 50_000, Tap.UNDO, null, null, new UUID(7, 1), null, null);
        var after = new Tap(UUID.randomUUID(), 60_001, "individual", 1, null, null, null, null);
        for (var tap : List.of(undo, after))
            refusesAfterDone(new Batch(Instant.now().toEpochMilli(), List.of(tap)));
        refusesAfterDone(Lesson.end(50_000));
        assertThat(add(bo, Lesson.batch(3, 4))).isEqualTo(5);

        assertThat(post(ada, "/look")).hasStatus3xxRedirection();
        refusesAfterDone(Lesson.batch(4, 5));
        assertThat(add(bo, Lesson.batch(0, 4))).isEqualTo(5);
    }

    private void refusesAfterDone(Batch batch) {
        assertThatThrownBy(() -> add(bo, batch)).isInstanceOf(VisitRefused.Closed.class);
    }

    @Test
    @DisplayName("D1 The database keeps a finished record finished and full, and as it was when its host has looked")
    void theDatabaseKeepsWhatIsDone() {
        add(bo, Lesson.batch(0, 3));
        add(bo, Lesson.end(60_000));
        for (var change : List.of("done_at = null", "events = ''"))
            assertThatThrownBy(() -> as(bo, "update visit_record set " + change + " where visit_id = :visit"))
                    .isInstanceOf(BadSqlGrammarException.class);
        var same = "update visit_record set events = events where visit_id = :visit";
        assertThat(as(bo, same)).isOne();
        assertThat(post(ada, "/look")).hasStatus3xxRedirection();
        assertThat(as(bo, same)).isZero();
    }

    @Test
    @DisplayName("D1 The database lets no host look at what is not finished")
    void nobodyLooksAtWhatIsNotFinished() {
        var look = "insert into visit_look (partnership_id, visit_id, host, recorder) values (:id, :visit, :ada, :bo)";
        add(bo, Lesson.batch(0, 3));
        assertThatThrownBy(() -> as(ada, look)).isInstanceOf(BadSqlGrammarException.class);
        add(bo, Lesson.end(60_000));
        assertThat(as(ada, look)).isOne();
    }

    @ParameterizedTest(name = "D3 What the plan does not name is refused, and nothing of it is stored: {0}")
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"taps\":null}",
                "{\"started\":1,\"taps\":[null]}",
                "{\"started\":STARTED,\"taps\":[{\"id\":\"x\",\"ms\":1,\"code\":\"choral\"}]}",
                "{\"started\":STARTED,\"taps\":[{\"ms\":1,\"code\":\"choral\"}]}",
                "{\"started\":STARTED,\"taps\":[{\"id\":\"ID\",\"ms\":1,\"code\":\"praise\"}]}",
                "{\"started\":STARTED,\"taps\":[{\"id\":\"ID\",\"ms\":1,\"code\":\"individual\",\"seat\":27}]}",
                "{\"started\":STARTED,\"taps\":[{\"id\":\"ID\",\"ms\":-1,\"code\":\"choral\"}]}",
                "{\"started\":STARTED,\"taps\":[{\"id\":\"ID\",\"ms\":1e99,\"code\":\"choral\"}]}",
                "{\"started\":STARTED,\"taps\":[{\"id\":\"ID\",\"ms\":1,\"code\":\"choral\",\"text\":\"a name\"}]}",
                "{\"started\":STARTED,\"taps\":[{\"id\":\"ID\",\"ms\":1,\"code\":\"choral\",\"photo\":\"x\"}]}",
                "{\"started\":0,\"taps\":[{\"id\":\"ID\",\"ms\":1,\"code\":\"choral\"}]}",
                "{\"started\":9223372036854775807,\"taps\":[{\"id\":\"ID\",\"ms\":1,\"code\":\"choral\"}]}"
            })
    void whatIsHostileIsRefusedInASentenceAndNothingIsStored(String json) {
        var body = json.replace("STARTED", String.valueOf(Instant.now().toEpochMilli()))
                .replace("ID", UUID.randomUUID().toString());
        assertThat(events(bo, body)).hasStatus(422).bodyJson().hasPath("$.refused");
        assertThat(found(bo).records()).isEmpty();
    }

    @Test
    void tenMegabytesAreTooMany() {
        assertThat(events(bo, " ".repeat(10_000_000))).hasStatus(413);
    }

    @Test
    @DisplayName("W2 Every address of a visit is not found for anybody else")
    void everyAddressIsNotFoundForAnybodyElse() {
        add(bo, Lesson.end(60_000));
        for (var page : List.of("", "/change", "/recorder", "/preview", "/record", "/look"))
            assertThat(get(principal, page)).as(page).hasStatus(404);
        for (var page : List.of("/versions", "/signature?version=1", "/withdrawal", "/note", "/look"))
            assertThat(post(principal, page)).as(page).hasStatus(404);
        assertThat(events(principal, "{}")).hasStatus(404);
        for (var page : List.of("", "/preview", "/record"))
            assertThat(get(bo, page)).as(page).hasStatusOk();
        assertThat(get(ada, "/look")).hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into visit_signature (partnership_id, visit_id, version, person_id) values (:id, :visit, 1, :ada)
            insert into visit_look (partnership_id, visit_id, host, recorder) values (:id, :visit, :ada, :bo)
            insert into visit_note (partnership_id, visit_id, author) values (:id, :visit, :ada)
            update visit_plan set begins = now()
            update visit_record set recorder = :ada
            update visit_record set started_at = now()
            insert into visit_erased (partnership_id, visit_id, host) values (:id, :visit, :ada)
            delete from visit_look
            delete from visit_signature
            """)
    void boIsDenied(String sql) {
        add(bo, Lesson.end(60_000));
        assertThatThrownBy(() -> as(bo, sql)).isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    @DisplayName("D3 The database itself takes no record that no agreed plan covers")
    void aRecordNeedsAPlanThatEverybodySigned() {
        var sql = "insert into visit_record (partnership_id, visit_id, recorder, host, version, started_at, events)"
                + " values (:id, :visit, :bo, :ada, 2, now(), '')";
        Someone.does(
                bo,
                () -> visits.change(
                        id, visit, 1, bo, Lesson.turns(bo), Instant.now().minusSeconds(30)));
        assertThatThrownBy(() -> as(bo, sql)).isInstanceOf(BadSqlGrammarException.class);

        Someone.does(ada, () -> visits.sign(id, visit, 2, ada, Instant.now().minusSeconds(30)));
        assertThat(as(bo, sql)).isEqualTo(1);
    }

    @Test
    @DisplayName("D1 The host reads no note before looking, with no help from the application")
    void theHostReadsNoNoteBeforeLooking() {
        add(bo, Lesson.end(60_000));
        as(bo, "insert into visit_note (partnership_id, visit_id, author) values (:id, :visit, :bo)");
        assertThat(count(ada, "visit_note")).isZero();
        assertThat(count(bo, "visit_note")).isEqualTo(1);

        as(ada, "insert into visit_look (partnership_id, visit_id, host, recorder) values (:id, :visit, :ada, :bo)");
        assertThat(count(ada, "visit_note")).isEqualTo(1);
        assertThat(as(bo, "update visit_note set note = 'x' where visit_id = :visit"))
                .isZero();
    }

    private record Named(UUID id, UUID visit, UUID ada, UUID bo) {}

    private int as(PersonId person, String sql) {
        return Someone.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql(sql)
                        .paramSource(new Named(id.value(), visit.value(), ada.value(), bo.value()))
                        .update()));
    }

    private int count(PersonId person, String table) {
        return Someone.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single()));
    }

    private Visit found(PersonId by) {
        return Someone.as(by, () -> visits.find(id, visit));
    }

    private List<LookTable.Note> notes(PersonId by) {
        return Someone.as(by, () -> looks.notes(visits.find(id, visit)));
    }

    private String address(String page) {
        return there() + page;
    }

    private MvcTestResult get(PersonId person, String page) {
        return Someone.as(person, () -> browser.get().uri(address(page)).exchange());
    }

    private MvcTestResult post(PersonId person, String page) {
        return Someone.as(
                person,
                () -> browser.post()
                        .uri(address(page))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .exchange());
    }

    private MvcTestResult events(PersonId person, String json) {
        return Someone.as(
                person,
                () -> browser.post()
                        .uri(address("/events"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.getBytes(StandardCharsets.UTF_8))
                        .exchange());
    }
}
