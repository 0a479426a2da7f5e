package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A day in rooms without a network outlasts a sign-in; what a device got with a plan sends what was recorded, and nothing else. */
@Story
class SendingWithoutASessionTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    PersonId ana, ben;
    PartnershipId id;
    VisitId visit;
    Tablet tablet;
    String pass;

    @BeforeEach
    void benHasDownloadedThePlan() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        id = pair.signed(ana, ben);
        tablet = Tablet.of(ben, port);
        visit = agreed();
        pass = downloaded().get("plans").get(0).get("pass").asString();
    }

    @Test
    @DisplayName(
            "D3 Only plans that all have accepted come to a device, and they come sealed in nothing but this answer")
    void onlyWhatAllHaveAcceptedIsDownloaded() {
        var offered = VisitId.fresh();
        Someone.does(ana, () -> visits.offer(id, offered, ana, ana, Lesson.turns(ben), Instant.now()));
        assertThat(downloaded().toString())
                .contains(visit.value().toString())
                .doesNotContain(offered.value().toString());
        assertThat(JSON.readTree(tablet.signedInAs(Someone.called("Pat"))
                                .posts("/offline/plans", "")
                                .body())
                        .get("plans"))
                .isEmpty();
    }

    @Test
    void forADayAfterTheSessionRanOutThePassSends() {
        ranOut("23 hours");
        assertThat(sent(tablet, address(visit), pass)).isEqualTo(200);
        assertThat(sent(tablet, address(visit), null)).isEqualTo(302);
        ranOut("25 hours");
        assertThat(sent(tablet, address(visit), pass)).isEqualTo(302);
    }

    @Test
    void thePassIsTheSameHoweverOftenThePlanIsDownloaded() {
        assertThat(downloaded().get("plans").get(0).get("pass").asString()).isEqualTo(pass);
        assertThat(kept()).isEqualTo(1);
        assertThat(Database.superuser()
                        .sql("select encode(token_hash, 'hex') from pass where person_id = ?")
                        .param(ben.value())
                        .query(String.class)
                        .single())
                .doesNotContain(pass);
    }

    @Test
    @DisplayName("W8 A pass opens one address, for sending, and reads nothing")
    void itOpensNoOtherAddressAndReadsNothing() {
        ranOut("1 hour");
        var other = agreed();
        var there = "/partnerships/" + id.value() + "/visits/" + visit.value();
        assertThat(sent(tablet, address(other), pass)).isEqualTo(302);
        assertThat(sent(tablet, address(visit) + "/", pass)).isNotEqualTo(200);
        for (var address : List.of("/", there, there + "/record", there + "/recorder", address(visit)))
            assertThat(tablet.sends("GET", address, "", "Authorization", "Pass " + pass)
                            .statusCode())
                    .as(address)
                    .isEqualTo(302);
        for (var address : List.of("/offline/plans", there + "/losses", there + "/withdrawal", "/signout"))
            assertThat(tablet.posts(address, "", "Authorization", "Pass " + pass)
                            .statusCode())
                    .as(address)
                    .isEqualTo(302);
        assertThat(visits()).isEqualTo(2);
    }

    @Test
    void itIsWorthNothingOnAnotherDeviceOrChangedInALetter() {
        ranOut("1 hour");
        assertThat(sent(new Tablet(port, tablet.session(), Tablet.of(ana, port).browser()), address(visit), pass))
                .isEqualTo(302);
        assertThat(sent(new Tablet(port, tablet.session(), ""), address(visit), pass))
                .isEqualTo(302);
        var changed = (pass.startsWith("A") ? "B" : "A") + pass.substring(1);
        for (var wrong : List.of(changed, "", "'; drop table pass; --", pass + pass))
            assertThat(sent(tablet, address(visit), wrong)).as(wrong).isEqualTo(302);
        assertThat(sent(tablet, address(visit), pass)).isEqualTo(200);
    }

    @Test
    @DisplayName("W8 Signing out, or taking the device off, ends its passes")
    void whoSignsOutOrTakesTheDeviceOffEndsIt() {
        Database.superuser()
                .sql("update session set ended = now() where person_id = ?")
                .param(ben.value())
                .update();
        assertThat(sent(tablet, address(visit), pass)).isEqualTo(302);
        Database.superuser()
                .sql("update session set ended = null where person_id = ?")
                .param(ben.value())
                .update();
        assertThat(sent(tablet, address(visit), pass)).isEqualTo(200);
        Database.superuser()
                .sql("update device set admitted_at = null where person_id = ?")
                .param(ben.value())
                .update();
        assertThat(sent(tablet, address(visit), pass)).isEqualTo(302);
    }

    @Test
    void whatIsNotInThePlanAndWhoIsNotInThePartnershipAnyMoreIsRefusedWithItToo() {
        ranOut("1 hour");
        var wrong = JSON.writeValueAsString(Map.of(
                "started",
                System.currentTimeMillis(),
                "taps",
                List.of(new Tap(UUID.randomUUID(), 1, "photo", null, null, null, null, null))));
        assertThat(tablet.posts(address(visit), wrong, "Authorization", "Pass " + pass)
                        .statusCode())
                .isEqualTo(422);
        Database.superuser()
                .sql("update membership set left_at = now() where person_id = ?")
                .param(ben.value())
                .update();
        assertThat(sent(tablet, address(visit), pass)).isEqualTo(404);
    }

    @Test
    void whatWasRecordedIsItsRecordersWhoeverIsSignedInMeanwhile() {
        assertThat(sent(tablet.signedInAs(ana), address(visit), pass)).isEqualTo(200);
        assertThat(Database.superuser()
                        .sql("select recorder from visit_record where visit_id = ?")
                        .param(visit.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(ben.value());
    }

    private int sent(Tablet from, String address, String pass) {
        var body = JSON.writeValueAsString(Map.of(
                "started",
                System.currentTimeMillis(),
                "by",
                ben.value(),
                "taps",
                List.of(new Tap(new UUID(1, 1), 1, "individual", 3, null, null, null, null))));
        return (pass == null ? from.posts(address, body) : from.posts(address, body, "Authorization", "Pass " + pass))
                .statusCode();
    }

    private JsonNode downloaded() {
        var answer = tablet.posts("/offline/plans", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        return JSON.readTree(answer.body());
    }

    private void ranOut(String before) {
        Database.superuser()
                .sql(
                        "update session set started = now() - interval '40 hours', seen = now() - interval '39 hours', idle_until = now() - cast(? as interval), expires = now() + interval '20 days' where person_id = ?")
                .params(before, ben.value())
                .update();
    }

    private int kept() {
        return Database.superuser()
                .sql("select count(*) from pass where person_id = ?")
                .param(ben.value())
                .query(Integer.class)
                .single();
    }

    private int visits() {
        return Database.superuser()
                .sql("select count(*) from visit where partnership_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private VisitId agreed() {
        var fresh = VisitId.fresh();
        Someone.does(ana, () -> visits.offer(id, fresh, ana, ana, Lesson.turns(ben), Instant.now()));
        Someone.does(ben, () -> visits.sign(id, fresh, 1, ben, Instant.now().minusSeconds(30)));
        return fresh;
    }

    private String address(VisitId visit) {
        return "/partnerships/" + id.value() + "/visits/" + visit.value() + "/events";
    }
}
