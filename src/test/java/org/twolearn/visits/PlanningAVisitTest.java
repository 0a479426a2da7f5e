package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.Agreements;
import org.twolearn.partnerships.Kind;
import org.twolearn.partnerships.Lines;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;

@Story
class PlanningAVisitTest extends AtAVisit {
    @Autowired
    Partnerships partnerships;

    @Autowired
    Agreements agreements;

    /** It is theirs who are in it; a version that a third member only suggests would make it his. */
    @Test
    void aThirdMemberNeitherChangesNorCallsOffAVisitOfTwoOthers() {
        var cy = Someone.called("Cy");
        id = ofThree(cy);
        offer(ada, ada, Lesson.turns(bo));
        sign(bo, 1);

        assertThatThrownBy(
                        () -> Someone.does(cy, () -> visits.change(id, visit, 1, cy, Lesson.turns(cy), Instant.EPOCH)))
                .isInstanceOf(VisitRefused.NotForYou.class);
        assertThatThrownBy(() -> Someone.does(cy, () -> visits.remove(id, visit, cy, Instant.now())))
                .isInstanceOf(VisitRefused.NotForYou.class);
        var values = Map.<String, Object>of("id", id.value(), "visit", visit.value(), "cy", cy.value());
        for (var sql : List.of(
                "insert into visit_plan (partnership_id, visit_id, version, host, author, visitors, begins, ends, details)"
                        + " values (:id, :visit, 2, (select host from visit where visit_id = :visit), :cy, array[:cy]::uuid[], now(), now() + interval '1 hour', '')",
                "insert into visit_signature (partnership_id, visit_id, version, person_id) values (:id, :visit, 2, :cy)"))
            assertThat(pair.sql(cy, sql, values)).isOne();
        assertThatThrownBy(() -> Someone.does(cy, () -> visits.remove(id, visit, cy, Instant.now())))
                .isInstanceOf(VisitRefused.NotForYou.class);
        var delete = "delete from visit where partnership_id = :id and visit_id = :visit";
        assertThat(pair.sql(cy, delete, values)).isZero();
        assertThat(pair.sql(bo, delete, values)).isOne();
    }

    private PartnershipId ofThree(PersonId cy) {
        var three = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(bo, cy), Kind.CYCLE)));
        for (var who : List.of(bo, cy)) Someone.does(who, () -> partnerships.accept(three, who));
        var hope = Lines.of(Map.of("hope", "To see."));
        var version = 0;
        for (var who : List.of(ada, bo, cy)) version = Someone.as(who, () -> agreements.write(three, who, hope));
        var last = version;
        for (var who : List.of(ada, bo, cy)) Someone.does(who, () -> agreements.sign(three, last, who));
        return three;
    }

    /** Days before it somebody could otherwise say that it has begun, and nobody could call it off any more. */
    @Test
    void nothingIsRecordedAheadOfTheClock() {
        var now = Instant.now();
        offer(ada, ada, Lesson.turns(bo));
        sign(bo, 1);
        var ahead = new Batch(
                now.plusSeconds(600).toEpochMilli(), Lesson.batch(0, 3).taps());
        assertThatThrownBy(() -> Someone.as(bo, () -> recordings.add(id, visit, bo, ahead, now)))
                .isInstanceOf(VisitRefused.NotTheTime.class);
        var clockDiffers = new Batch(now.plusSeconds(30).toEpochMilli(), ahead.taps());
        assertThat(Someone.as(bo, () -> recordings.add(id, visit, bo, clockDiffers, now)))
                .isEqualTo(3);
    }

    /** E1: either member may be the host, and either may offer. */
    @ParameterizedTest
    @ValueSource(
            strings = {"ada hosts, ada offers", "ada hosts, bo offers", "bo hosts, ada offers", "bo hosts, bo offers"})
    void itIsAgreedWhenTheHostAndTheVisitorHaveSigned(String who) {
        var host = who.startsWith("ada") ? ada : bo;
        var visitor = who.startsWith("ada") ? bo : ada;
        var by = who.endsWith("ada offers") ? ada : bo;
        var other = by.equals(ada) ? bo : ada;

        offer(host, by, Lesson.turns(visitor));
        assertThat(seen(other).waitsFor(other, Instant.now().minusSeconds(30))).isTrue();
        assertThat(seen(by).waitsFor(by, Instant.now())).isFalse();
        assertThat(seen(by).agreed()).isEmpty();

        sign(other, 1);
        assertThat(seen(by).agreed()).isPresent();
    }

    /** D3, A5: without both signatures nothing can be recorded, and afterwards it can. */
    @Test
    void nothingIsRecordedBeforeBothHaveSigned() {
        offer(ada, ada, Lesson.turns(bo));
        assertThatThrownBy(() -> record(bo)).isInstanceOf(VisitRefused.NotAgreed.class);

        sign(bo, 1);
        assertThat(record(bo)).isEqualTo(3);
    }

    @Test
    void aChangeHoldsOnlyWhenBothHaveSignedIt() {
        offer(ada, ada, Lesson.turns(bo));
        sign(bo, 1);
        var other = new Plan(
                Lesson.turns(bo).begins(),
                Lesson.turns(bo).ends(),
                Set.of(bo),
                FiguresTest.plan("script", 0),
                "Words too?");

        Someone.does(
                bo, () -> visits.change(id, visit, 1, bo, other, Instant.now().minusSeconds(60)));
        assertThat(seen(ada).agreed().orElseThrow().version()).isEqualTo(1);

        Someone.does(ada, () -> visits.sign(id, visit, 2, ada, Instant.now().minusSeconds(60)));
        assertThat(seen(bo).agreed().orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void whoSavesSecondIsTold() {
        offer(ada, ada, Lesson.turns(bo));
        Someone.does(bo, () -> visits.change(id, visit, 1, bo, Lesson.turns(bo), Instant.EPOCH));

        assertThatThrownBy(() ->
                        Someone.does(ada, () -> visits.change(id, visit, 1, ada, Lesson.turns(bo), Instant.EPOCH)))
                .isInstanceOf(VisitRefused.ThereIsANewerPlan.class);
        assertThatThrownBy(() -> sign(ada, 1)).isInstanceOf(VisitRefused.ThereIsANewerPlan.class);
    }

    @Test
    void silenceEndsTheDayBefore() {
        var plan = Lesson.turns(bo);
        offer(ada, ada, plan);
        Database.superuser()
                .sql("update visit_plan set proposed_at = proposed_at - interval '3 days' where visit_id = ?")
                .param(visit.value())
                .update();

        assertThat(seen(bo).open(plan.begins().minus(2, ChronoUnit.DAYS))).isTrue();
        assertThat(seen(bo).open(plan.begins().minusSeconds(1))).isFalse();
        assertThatThrownBy(() -> sign(bo, 1)).isInstanceOf(VisitRefused.NotOpen.class);
    }

    /** C2: nothing of it stays. */
    @Test
    void notNowLeavesNoRow() {
        offer(ada, ada, Lesson.turns(bo));
        Someone.does(bo, () -> visits.remove(id, visit, bo, Instant.now()));

        for (var table : new String[] {"visit", "visit_plan", "visit_signature"})
            assertThat(Database.superuser()
                            .sql("select count(*) from " + table + " where visit_id = ?")
                            .param(visit.value())
                            .query(Integer.class)
                            .single())
                    .isZero();
    }

    @Test
    void calledOffInOneStepButNotOnceRecorded() {
        offer(ada, ada, Lesson.turns(bo));
        sign(bo, 1);
        record(bo);
        assertThatThrownBy(() -> Someone.does(ada, () -> visits.remove(id, visit, ada, Instant.now())))
                .isInstanceOf(VisitRefused.AlreadyRecorded.class);
    }

    @Test
    void nobodyElseFindsIt() {
        offer(ada, ada, Lesson.turns(bo));
        assertThatThrownBy(() -> seen(principal)).isInstanceOf(EmptyResultDataAccessException.class);
        assertThatThrownBy(() -> sign(principal, 1)).isInstanceOf(EmptyResultDataAccessException.class);
        assertThatThrownBy(() -> Someone.does(
                        principal,
                        () -> visits.offer(id, VisitId.fresh(), ada, principal, Lesson.turns(bo), Instant.now())))
                .isInstanceOfAny(EmptyResultDataAccessException.class, BadSqlGrammarException.class);
    }

    /** Nothing typed is lost, nothing wrong is stored, and a form sent twice has one effect. */
    @Test
    void aFormThatIsRefusedComesBackWithWhatWasTyped() {
        var form = "id=" + UUID.randomUUID() + "&host=" + ada.value() + "&visitor=" + bo.value()
                + "&day=DAY&begins=10:00&ends=10:30&instrument=opportunities&seats=SEATS&room=214&purpose=Why+not";
        for (var wrong : List.of(
                form.replace("DAY", "2001-02-03").replace("SEATS", "26"),
                form.replace("DAY", "soon").replace("SEATS", "26"),
                form.replace("DAY", "+999999999-12-31").replace("SEATS", "26"),
                form.replace("DAY", "2101-02-03").replace("SEATS", "61"),
                form.replace("DAY", "2101-02-03").replace("SEATS", "many"),
                form.replace("DAY", "2101-02-03").replace("SEATS", "26").replace("opportunities", "stars"),
                form.replace("DAY", "2101-02-03").replace("SEATS", "26").replace("10:30", "09:00"),
                form.replace("DAY", "2101-02-03").replace("SEATS", "26").replace("visitor=" + bo.value(), "x=")))
            assertThat(post(wrong)).as(wrong).hasStatus(422).bodyText().contains("role=\"alert\"", "Why not", "214");
        assertThat(post(form.replace(ada.value().toString(), principal.value().toString())))
                .hasStatus(404);
        assertThat(post(form.replace("id=", "id=x"))).hasStatus(404);
        assertThat(post("")).hasStatus(404);
        assertThat(stored("visit_plan")).isZero();

        var right = form.replace("DAY", "2101-02-03").replace("SEATS", "26");
        assertThat(post(right)).hasStatus3xxRedirection();
        assertThat(post(right)).hasStatus3xxRedirection();
        assertThat(stored("visit_plan")).isEqualTo(1);
    }

    /** Said before it is offered; whoever means it goes on. */
    @Test
    void twoVisitsAtOnceAreNoticedAndMayBeMeant() {
        var form = "&host=" + ada.value() + "&visitor=" + bo.value()
                + "&day=2101-02-03&begins=10:00&ends=10:30&instrument=opportunities&seats=26&purpose=Why+not";
        assertThat(post("id=" + UUID.randomUUID() + form)).hasStatus3xxRedirection();
        var second = "id=" + UUID.randomUUID() + form.replace("10:00", "10:20");
        assertThat(post(second))
                .hasStatus(422)
                .bodyText()
                .contains("already have a visit at 10:00", "name=\"anyway\"", "Why not");
        assertThat(post("id=" + UUID.randomUUID()
                        + form.replace("10:00", "10:30").replace("ends=10:30", "ends=11:00")))
                .hasStatus3xxRedirection();
        assertThat(post(second + "&anyway=yes")).hasStatus3xxRedirection();
        assertThat(stored("visit_plan")).isEqualTo(3);
    }

    /** A share of long waits is said only where the host names how long, and nobody names it for them. */
    @Test
    void howLongAWaitIsLookedForIsTheHostsToSay() {
        var form = "id=" + visit.value() + "&host=" + ada.value() + "&visitor=" + bo.value()
                + "&day=2101-02-03&begins=10:00&ends=10:30&instrument=wait-time&least=";
        for (var wrong : List.of("2.3", "0", "-3", "61", "long", "9e9"))
            assertThat(post(form + wrong))
                    .hasStatus(422)
                    .bodyText()
                    .contains("half seconds, from 0.5 to 60", "value=\"" + wrong + "\"");
        assertThat(post(form + "2,5")).hasStatus3xxRedirection();
        assertThat(org.twolearn.Pair.get(browser, bo, there()))
                .bodyText()
                .contains("A wait the host looks for", "2.5 s");

        var version = "from=1" + form.replace("id=" + visit.value(), "").replace("10:30", "10:40") + "9";
        assertThat(post(bo, there() + "/versions", version)).hasStatus3xxRedirection();
        assertThat(org.twolearn.Pair.get(browser, ada, there()))
                .bodyText()
                .contains("2.5 s")
                .doesNotContain("9 s");
    }

    @Test
    void aVisitIsPartOfTheHostsOpenCycleAndOfNoOther() {
        var form = "&visitor=" + bo.value()
                + "&day=2101-02-03&begins=10:00&ends=10:30&instrument=opportunities&seats=26&anyway=yes&host=";
        var cycle = UUID.randomUUID();
        assertThat(org.twolearn.Pair.post(
                        browser, ada, "/partnerships/" + id.value() + "/cycles", "id", cycle.toString()))
                .hasStatus3xxRedirection();
        assertThat(org.twolearn.Pair.get(browser, ada, "/partnerships/" + id.value() + "/visits/new"))
                .bodyText()
                .contains("It is part of my cycle", cycle.toString());

        assertThat(post("id=" + UUID.randomUUID() + form + ada.value() + "&cycle=" + UUID.randomUUID()))
                .hasStatus(404);
        assertThat(post("id=" + UUID.randomUUID() + form + ada.value() + "&cycle=x"))
                .hasStatus(404);
        assertThat(post("id=" + UUID.randomUUID()
                        + form.replace(bo.value().toString(), ada.value().toString()) + bo.value() + "&cycle=" + cycle))
                .hasStatus(404);
        assertThat(post("id=" + visit.value() + form + ada.value() + "&cycle=" + cycle))
                .hasStatus3xxRedirection();
        assertThat(java.util.Objects.requireNonNull(seen(bo).cycle()).value()).isEqualTo(cycle);
    }

    /** E3 for eyes too: the sentence stands once above each group, and every box points to it. */
    @Test
    void whoReadsItIsSaidOnceForEachGroup() {
        var page = new String(
                org.twolearn.Pair.get(browser, ada, "/partnerships/" + id.value() + "/visits/new")
                        .getResponse()
                        .getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(page.split("class=\"readers\"", -1)).hasSize(4);
    }

    private MvcTestResult post(String form) {
        return post(ada, base() + "/visits", form);
    }

    private MvcTestResult post(PersonId who, String to, String form) {
        return Someone.as(
                who,
                () -> browser.post()
                        .uri(to)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content(form)
                        .exchange());
    }

    private void offer(PersonId host, PersonId by, Plan plan) {
        Someone.does(by, () -> visits.offer(id, visit, host, by, plan, Instant.now()));
    }

    /** A little before the bell. */
    private void sign(PersonId by, int version) {
        Someone.does(by, () -> visits.sign(id, visit, version, by, Instant.now().minusSeconds(30)));
    }

    private int record(PersonId by) {
        return add(by, Lesson.batch(0, 3));
    }

    private Visit seen(PersonId by) {
        return Someone.as(by, () -> visits.find(id, visit));
    }
}
