package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** C2: what came to nothing leaves by its date, and the role that deletes it reads no word. */
@Story
class LeavingByItsDateTest {
    static final JdbcClient DB = Database.superuser();
    static final JdbcClient JOBS = JdbcClient.create(Database.as("twolearn", "tl_jobs"));

    @Autowired
    Sweep sweep;

    @Autowired
    Pair pair;

    @Autowired
    MockMvcTester browser;

    PersonId ana, ben;

    @BeforeEach
    void people() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
    }

    @Test
    @DisplayName("C2 An offer that came to nothing goes two weeks after its last day")
    void anOfferThatCameToNothingGoesTwoWeeksAfterItsLastDay() {
        var nothing = pair.offered(ana, ben);
        var recent = pair.offered(ana, Someone.called("Cleo"));
        var begun = pair.agreed(ana, Someone.called("Dan"));
        closed(nothing, 15);
        closed(recent, 13);
        closed(begun, 15);

        sweep.run();

        assertThat(rows("partnership", nothing)).isZero();
        assertThat(rows("invitation", nothing)).isZero();
        assertThat(rows("membership", nothing)).isZero();
        assertThat(rows("partnership", recent)).isOne();
        assertThat(rows("invitation", recent))
                .as("silence, once the day is over")
                .isZero();
        assertThat(rows("partnership", begun)).isOne();
        assertThat(rows("membership", begun)).isEqualTo(2);
        // What keeps somebody from asking the same again too soon outlives the offer.
        assertThat(rows("past_offer", nothing)).isOne();
        DB.sql("update past_offer set again_from = current_date - 3 where partnership_id = ?")
                .param(nothing.value())
                .update();
        sweep.run();
        assertThat(rows("past_offer", nothing)).isZero();
        assertThat(rows("past_offer", recent)).isOne();
    }

    @Test
    void anOfferOfAVisitGoesWithItsDayUnlessAllSigned() {
        var partnership = pair.agreed(ana, ben);
        var offered = visit(partnership);
        var agreed = visit(partnership);
        var coming = visit(partnership);
        assertThat(Pair.post(browser, ben, at(partnership, agreed) + "/signature", "version", "1"))
                .hasStatus(302);
        for (var past : List.of(offered, agreed))
            DB.sql(
                            "update visit_plan set begins = begins - interval '9 days', ends = ends - interval '9 days' where visit_id = ?")
                    .param(past)
                    .update();

        sweep.run();

        assertThat(visits(offered)).isZero();
        assertThat(visits(agreed)).isOne();
        assertThat(visits(coming)).isOne();
    }

    @Test
    void sessionsLinksAndRequestsGoWhenTheyAreOver() {
        Browser.session(ana);
        Browser.session(ben);
        DB.sql(
                        "update session set started = now() - interval '125 days', expires = now() - interval '95 days', idle_until = now() - interval '95 days' where person_id = ?")
                .param(ana.value())
                .update();
        for (var used : List.of("null", "now() - interval '30 days'"))
            DB.sql(
                            "insert into enrollment (person_id, enrollment_id, district_id, token_hash, made_by, expires, used_at)"
                                    + " values (?, gen_random_uuid(), ?, sha256(uuid_send(gen_random_uuid())), ?, now() - interval '1 day', "
                                    + used + ")")
                    .params(ana.value(), Someone.LAKESHORE, ana.value())
                    .update();
        for (var until : List.of("25 hours", "23 hours")) {
            var request = UUID.randomUUID();
            DB.sql("insert into device_request (person_id, request_id, device_id, label, number_hash)"
                            + " values (?, ?, ?, '', '')")
                    .params(ana.value(), request, Someone.device(ana).value())
                    .update();
            DB.sql("update device_request set open_until = now() - ?::interval where request_id = ?")
                    .params(until, request)
                    .update();
        }

        sweep.run();

        assertThat(of("session", ana)).isZero();
        assertThat(of("session", ben)).isOne();
        assertThat(of("enrollment", ana))
                .as("the use of a link is shown for ever")
                .isOne();
        assertThat(of("device_request", ana)).isOne();
    }

    @Test
    void twoNodesAtOnceHaveOneEffectAndATwiceHasNone() {
        var nothing = pair.offered(ana, ben);
        closed(nothing, 20);
        var other = new Sweep(List.of(new Due("offers", "partnership")), List.of(), server());
        var runs = List.of(CompletableFuture.supplyAsync(sweep::run), CompletableFuture.supplyAsync(other::run));
        runs.forEach(CompletableFuture::join);
        sweep.run();
        assertThat(rows("partnership", nothing)).isZero();
        assertThat(sweep.run().values()).allMatch(gone -> gone == 0);
    }

    @Test
    @DisplayName("W1 The role that deletes reads ids and dates, never words")
    void noWordsForJobs() {
        pair.offered(ana, ben);
        for (var words : List.of(
                "select words from offer_words",
                "select details from visit_plan",
                "select events from visit_record",
                "select note from visit_note",
                "select name from person",
                "select wrapped from partnership_key",
                "update partnership set closes_at = now()",
                "delete from membership",
                "insert into membership values (gen_random_uuid(), gen_random_uuid())"))
            assertThatThrownBy(() -> JOBS.sql(words).update()).as(words).isInstanceOf(BadSqlGrammarException.class);
        assertThat(JOBS.sql("select count(person_id) from membership")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void oneTableThatCannotBeClearedDoesNotKeepTheOthers() {
        var nothing = pair.offered(ana, ben);
        closed(nothing, 20);
        var two = new Sweep(
                List.of(new Due("what is not theirs", "membership"), new Due("offers", "partnership")),
                List.of(),
                server());
        assertThat(two.run().get("what is not theirs")).isZero();
        assertThat(rows("partnership", nothing)).isZero();
    }

    private static Connections.Server server() {
        var jobs = Database.as("twolearn", "tl_jobs");
        return new Connections.Server(jobs.getUrl(), "", "", jobs.getPassword());
    }

    private static void closed(PartnershipId id, int daysAgo) {
        DB.sql("update partnership set closes_at = now() - make_interval(days => ?) where partnership_id = ?")
                .params(daysAgo, id.value())
                .update();
    }

    private UUID visit(PartnershipId partnership) {
        var id = UUID.randomUUID();
        assertThat(Pair.post(
                        browser,
                        ana,
                        "/partnerships/" + partnership.value() + "/visits",
                        Map.ofEntries(
                                        Map.entry("id", id.toString()),
                                        Map.entry("host", ana.value().toString()),
                                        Map.entry("visitor", ben.value().toString()),
                                        Map.entry(
                                                "day",
                                                java.time.LocalDate.now()
                                                        .plusDays(3)
                                                        .toString()),
                                        Map.entry("begins", "10:00"),
                                        Map.entry("ends", "10:30"),
                                        Map.entry("purpose", "Who?"),
                                        Map.entry("instrument", "opportunities"),
                                        Map.entry("seats", "26"),
                                        Map.entry("role", "silent"),
                                        Map.entry("anyway", "yes"),
                                        Map.entry("told", "yes"))
                                .entrySet()
                                .stream()
                                .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                                .toArray(String[]::new)))
                .hasStatus(302);
        return id;
    }

    private static String at(PartnershipId partnership, UUID visit) {
        return "/partnerships/" + partnership.value() + "/visits/" + visit;
    }

    private static int visits(UUID visit) {
        return DB.sql("select count(*) from visit where visit_id = ?")
                .param(visit)
                .query(Integer.class)
                .single();
    }

    private static int rows(String table, PartnershipId id) {
        return DB.sql("select count(*) from " + table + " where partnership_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private static int of(String table, PersonId person) {
        return DB.sql("select count(*) from " + table + " where person_id = ?")
                .param(person.value())
                .query(Integer.class)
                .single();
    }
}
