package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** W8: a partner who hears somebody's voice can let them in, and nobody else can. */
@Story
@DisplayName("W8 A partner confirms a device")
class ConfirmingADeviceTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Partnerships partnerships;

    @Autowired
    Pair pair;

    @Autowired
    TellingTable tellings;

    PersonId ana, ben, cleo, stranger;
    PartnershipId partnership;
    DeviceId fresh;
    final Secret laptop = Secret.fresh();
    final UUID request = UUID.randomUUID();

    @BeforeEach
    void aNewLaptop() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        cleo = Someone.called("Cleo");
        stranger = Someone.called("Stan");
        partnership = pair.agreed(ana, ben);
        pair.agreed(ana, cleo);
        fresh = new DeviceId(UUID.randomUUID());
        Database.superuser()
                .sql("insert into device (person_id, device_id, label) values (?, ?, 'Chrome on Windows')")
                .params(ana.value(), fresh.value())
                .update();
        Links.usedOn(ana, fresh);
    }

    @Test
    void whoHearsTheNumberLetsTheirPartnerInAndEveryPartnerIsTold() {
        assertThat(there("/device")).bodyText().contains("Ask a partner");
        ask();
        var number = number();
        assertThat(there("/device")).bodyText().contains(number.substring(0, 3) + " " + number.substring(3));
        assertThat(Pair.get(browser, ben, "/")).bodyText().contains("Ana Someone asks you to confirm a new device");
        assertThat(Pair.get(browser, ben, page())).bodyText().contains("The number that Ana Someone reads to you");

        assertThat(confirm(ben, number)).hasRedirectedUrl("/");

        assertThat(admitted()).isTrue();
        assertThat(Pair.get(browser, ben, "/")).bodyText().contains("You let a new device of Ana Someone’s in on");
        assertThat(Pair.get(browser, cleo, "/"))
                .bodyText()
                .contains("A new device of Ana Someone’s was let in on")
                .doesNotContain("Ben Someone");
        assertThat(Pair.get(browser, ana, "/me"))
                .bodyText()
                .contains("a device was let in, by your partner Ben Someone");
        assertThat(Pair.get(browser, stranger, "/")).bodyText().doesNotContain("Ana Someone");
    }

    @Test
    void aWrongNumberOpensNothingAndFiveEndIt() {
        ask();
        var right = Integer.parseInt(number());
        for (int i = 1; i <= 5; i++) {
            var wrong = "%06d".formatted((right + i) % 1_000_000);
            // Sent twice it is one attempt.
            for (int twice = 0; twice < 2; twice++)
                assertThat(confirm(ben, wrong))
                        .as("%d.%d", i, twice)
                        .hasStatus(422)
                        .bodyText()
                        .contains(i == 5 && twice == 1 ? "Five numbers were wrong" : "That is not the number");
        }
        assertThat(confirm(ben, number())).hasStatus(422).bodyText().contains("Five numbers were wrong");
        assertThat(admitted()).isFalse();
        assertThat(confirm(cleo, number())).hasStatus(302);
        assertThat(admitted()).isTrue();
    }

    @Test
    void nobodyElseFindsIt() {
        ask();
        Someone.does(ben, () -> partnerships.leave(partnership, ben));
        for (var other : new PersonId[] {stranger, ana, ben}) {
            assertThat(Pair.get(browser, other, page())).hasStatus(404);
            assertThat(confirm(other, number())).hasStatus(404);
        }
        var before = CurrentPerson.<MvcTestResult, RuntimeException>call(
                cleo,
                new DeviceId(UUID.randomUUID()),
                () -> browser.get().uri(page()).exchange());
        assertThat(before).as("a partner's device that is not admitted").hasStatus(404);
        assertThat(Pair.get(browser, cleo, page())).hasStatusOk();
        assertThat(admitted()).isFalse();
    }

    @Test
    void theDatabaseItselfRefusesWhoIsNoPartner() {
        ask();
        var hash = DeviceRequest.hash(request, number());
        Supplier<Integer> confirm = () -> jdbc.sql(
                        "insert into device_confirmation (person_id, request_id, partner, attempt, number_hash) values (?, ?, me(), 1, ?)")
                .params(ana.value(), request, hash)
                .update();
        for (var other : new PersonId[] {stranger, ana})
            assertThatThrownBy(() -> on(other, Someone.device(other), confirm)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> on(ana, fresh, confirm)).isInstanceOf(DataAccessException.class);
        var elsewhere = new DeviceId(UUID.randomUUID());
        assertThatThrownBy(() -> on(ben, elsewhere, confirm))
                .as("from a device that is not admitted")
                .isInstanceOf(DataAccessException.class);
        Supplier<Integer> leaveAndConfirm =
                () -> jdbc.sql("update membership set left_at = now() where person_id = me()")
                                .update()
                        + confirm.get();
        assertThatThrownBy(() -> on(ben, Someone.device(ben), leaveAndConfirm))
                .as("who has left")
                .isInstanceOf(DataAccessException.class);
        assertThat(admitted()).isFalse();
        assertThat(on(ben, Someone.device(ben), confirm)).isOne();
        assertThat(admitted()).isTrue();
    }

    @Test
    void aRequestIsForTenMinutesOneDeviceAndOnce() {
        ask();
        assertThat(there("/device")).bodyText().contains("Good until");
        assertThat(post(ana, Someone.device(ana), "/device/requests?id=" + UUID.randomUUID()))
                .as("from a device that is admitted")
                .hasStatus(404);
        confirm(ben, number());
        assertThat(Pair.post(browser, ana, "/me/devices/" + fresh.value() + "/removal"))
                .hasStatus(302);
        assertThat(admitted()).as("shut out again").isFalse();
        assertThat(confirm(ben, number())).hasStatus(404);
        assertThat(admitted()).isFalse();

        Links.usedOn(ana, fresh);
        var late = UUID.randomUUID();
        post(ana, fresh, "/device/requests?id=" + late);
        assertThat(Database.superuser()
                        .sql(
                                "select open_until - asked_at = interval '10 minutes' from device_request where request_id = ?")
                        .param(late)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        Database.superuser()
                .sql("update device_request set open_until = now() where request_id = ?")
                .param(late)
                .update();
        assertThat(Pair.get(browser, ben, "/confirmations/" + late)).hasStatus(404);
    }

    @Test
    void aRequestThatIsNotMineEndsWhenISignItsDeviceOut() {
        ask();
        assertThat(Pair.post(browser, ana, "/me/devices/" + fresh.value() + "/removal"))
                .hasStatus(302);
        assertThat(confirm(ben, number())).hasStatus(404);
    }

    @Test
    @DisplayName("W8 Who runs the district, or made a first-time link for somebody, cannot also confirm their device")
    void whoMakesLinksConfirmsNoDevice() {
        ask();
        operator(ben);
        assertThat(Pair.get(browser, ben, page()))
                .hasStatusOk()
                .bodyText()
                .contains("Who makes first-time links cannot also confirm a device")
                .doesNotContain("The number that");
        assertThat(confirm(ben, number())).hasStatus(422).bodyText().contains("cannot also confirm a device");
        var hash = DeviceRequest.hash(request, number());
        Supplier<Integer> confirm = () -> jdbc.sql(
                        "insert into device_confirmation (person_id, request_id, partner, attempt, number_hash) values (?, ?, me(), 1, ?)")
                .params(ana.value(), request, hash)
                .update();
        assertThatThrownBy(() -> on(ben, Someone.device(ben), confirm)).isInstanceOf(DataAccessException.class);

        Pair.post(browser, ben, "/enrollments", "person", ana.value().toString());
        Database.superuser()
                .sql("delete from position where person_id = ?")
                .param(ben.value())
                .update();
        assertThat(confirm(ben, number()))
                .as("after laying it down")
                .hasStatus(422)
                .bodyText()
                .contains("cannot also confirm a device");
        assertThatThrownBy(() -> on(ben, Someone.device(ben), confirm)).isInstanceOf(DataAccessException.class);
        assertThat(admitted()).isFalse();
        assertThat(confirm(cleo, number())).hasRedirectedUrl("/");
        assertThat(admitted()).isTrue();
    }

    @Test
    @DisplayName(
            "W8 Where the account alone says who asks, nobody confirms before the next day, and the person can end it")
    void theAccountWaitsADay() {
        onlyTheAccount();
        ask();
        assertThat(there("/device")).bodyText().contains("Nothing but your school account says here who you are");
        for (var one : new PersonId[] {ben, cleo})
            assertThat(Pair.get(browser, one, "/"))
                    .bodyText()
                    .contains("Ana Someone asks, by the school account alone, to confirm a new device");
        assertThat(Pair.get(browser, ben, page())).bodyText().doesNotContain("The number that");
        assertThat(confirm(ben, number())).hasStatus(422).bodyText().contains("from the next day on");
        var hash = DeviceRequest.hash(request, number());
        Supplier<Integer> sql = () -> jdbc.sql(
                        "insert into device_confirmation (person_id, request_id, partner, attempt, number_hash) values (?, ?, me(), 1, ?)")
                .params(ana.value(), request, hash)
                .update();
        assertThatThrownBy(() -> on(ben, Someone.device(ben), sql)).isInstanceOf(DataAccessException.class);
        aDayPasses();
        assertThat(Pair.get(browser, ben, "/")).bodyText().contains("Ana Someone asks you to confirm a new device");
        assertThat(confirm(ben, number())).hasRedirectedUrl("/");
        assertThat(admitted()).isTrue();
    }

    @Test
    @DisplayName("W8 Whose account was taken over sees on each of their devices that somebody asks, and ends it")
    void thatWasNotMe() {
        onlyTheAccount();
        ask();
        assertThat(Pair.get(browser, ana, "/"))
                .bodyText()
                .contains("Somebody asks your partners to let a device in as you", "That was not me");
        assertThat(there("/device")).hasStatusOk();
        assertThat(Pair.post(browser, ana, "/me/devices/" + fresh.value() + "/removal"))
                .hasStatus(302);
        assertThat(Pair.get(browser, ana, "/"))
                .bodyText()
                .doesNotContain("That was not me")
                .contains("asked your partners on");
        assertThat(Pair.get(browser, cleo, "/"))
                .bodyText()
                .contains("somebody who came in with the school account of Ana Someone asked");
        aDayPasses();
        assertThat(confirm(ben, number())).hasStatus(404);
        assertThat(admitted()).isFalse();
    }

    @Test
    @DisplayName("W8 The program's role itself begins no sign-in by a code or a link that was not used")
    void noWayWithoutWhatItTakes() {
        for (var way : new String[] {"code", "enrollment"})
            assertThatThrownBy(() -> {
                        var elsewhere = new DeviceId(UUID.randomUUID());
                        on(
                                cleo,
                                elsewhere,
                                () -> jdbc.sql(
                                                        "insert into device (person_id, device_id, label) values (me(), my_device(), 'x')")
                                                .update()
                                        + jdbc.sql(
                                                        "insert into session (person_id, session_id, token_hash, device_id, way) values (me(), gen_random_uuid(), sha256(uuid_send(gen_random_uuid())), my_device(), ?)")
                                                .param(way)
                                                .update());
                    })
                    .isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName("W8 Who says to be somebody, on a device that is not admitted, reads no other device of theirs")
    void noDeviceIsListed() {
        for (var table : new String[] {"device", "session"}) {
            Supplier<Integer> others =
                    () -> jdbc.sql("select count(*) from " + table + " where device_id <> my_device()")
                            .query(Integer.class)
                            .single();
            assertThat(on(ana, fresh, others)).as(table).isZero();
            assertThat(on(ana, new DeviceId(UUID.randomUUID()), others))
                    .as(table)
                    .isZero();
            assertThat(on(ana, Someone.device(ana), others)).as(table).isPositive();
        }
    }

    @Test
    @DisplayName("W8 What was typed counts for a whole day, also when its question is cleared away")
    void triesOutliveTheQuestion() {
        ask();
        confirm(ben, "000000");
        Database.superuser()
                .sql("update device_request set open_until = now() - interval '23 hours' where request_id = ?")
                .param(request)
                .update();
        JdbcClient.create(Database.as("twolearn", "tl_jobs"))
                .sql("delete from device_request")
                .update();
        assertThat(on(
                        ben,
                        Someone.device(ben),
                        () -> jdbc.sql("select count(*) from device_confirmation where person_id = ?")
                                .param(ana.value())
                                .query(Integer.class)
                                .single()))
                .isOne();
    }

    private void onlyTheAccount() {
        Database.superuser()
                .sql("update session set way = 'account' where person_id = ? and device_id = ?")
                .params(ana.value(), fresh.value())
                .update();
    }

    private void aDayPasses() {
        Database.superuser()
                .sql(
                        "update device_request set asked_at = asked_at - d, confirm_from = confirm_from - d, open_until = open_until - d"
                                + " from (select interval '25 hours' as d) as moved where request_id = ?")
                .param(request)
                .update();
    }

    private static void operator(PersonId person) {
        Database.superuser()
                .sql("insert into position (district_id, position_id, person_id, kind) values (?, ?, ?, 'operator')")
                .params(Someone.LAKESHORE, UUID.randomUUID(), person.value())
                .update();
    }

    @Test
    void whatWasReadIsPutAwayForOneselfAloneAndStaysOnOnesOwnPage() {
        ask();
        confirm(ben, number());
        var told = "/tellings/" + request + "/putting-away";
        assertThat(Pair.post(browser, stranger, told)).hasStatus(404);
        assertThat(Pair.post(browser, ben, told)).hasStatus(302);
        assertThat(Pair.post(browser, ben, told)).hasStatus(302);
        assertThat(Pair.get(browser, ben, "/")).bodyText().doesNotContain("new device of");
        assertThat(Pair.get(browser, cleo, "/")).bodyText().contains("new device of");
        Pair.post(browser, ana, told);
        Database.superuser()
                .sql("update telling set told_at = now() - interval '31 days' where person_id = ?")
                .param(ana.value())
                .update();
        assertThat(Pair.get(browser, cleo, "/")).bodyText().doesNotContain("new device of");
        assertThat(Pair.get(browser, ana, "/me")).bodyText().contains("a device was let in, by a partner");
    }

    @Test
    void aFurtherLinkIsToldToThePersonAndTheirPartnersAtOnce() {
        var olga = Someone.called("Olga");
        var newcomer = Links.newcomer("Nina");
        operator(olga);
        assertThat(Pair.post(
                        browser,
                        olga,
                        "/enrollments",
                        "person",
                        ana.value().toString(),
                        "person",
                        newcomer.value().toString()))
                .hasStatusOk();
        assertThat(Pair.get(browser, ben, "/"))
                .bodyText()
                .contains("A further first-time link was made for Ana Someone")
                .doesNotContain("Olga");
        assertThat(Pair.get(browser, ana, "/")).bodyText().contains("A further first-time link was made for you");
        assertThat(Pair.get(browser, ana, "/me")).bodyText().contains("Olga Someone made a further first-time link");
        assertThat(on(newcomer, Someone.device(newcomer), () -> tellings.own())).isEmpty();
        assertThatThrownBy(() -> on(
                        ben,
                        Someone.device(ben),
                        () -> jdbc.sql("select make_link(?, gen_random_uuid(), '')")
                                        .param(ana.value())
                                        .query(Boolean.class)
                                        .single()
                                ? 1
                                : Integer.parseInt("not made")))
                .isInstanceOf(NumberFormatException.class);
    }

    @Test
    void ofSeveralLinksOnHomeTheNewestIsTold() {
        var olga = Someone.called("Olga");
        operator(olga);
        Runnable link = () -> assertThat(Pair.post(
                        browser, olga, "/enrollments", "person", ana.value().toString()))
                .hasStatusOk();
        var told = "A further first-time link was made for Ana Someone";
        for (int times = 0; times < 3; times++) link.run();
        assertThat(Pair.get(browser, ben, "/")).bodyText().containsOnlyOnce(told);
        assertThat(on(ana, Someone.device(ana), () -> tellings.own())).hasSize(3);

        var newest = Database.superuser()
                .sql("select telling_id from telling where person_id = ? order by told_at desc limit 1")
                .param(ana.value())
                .query(UUID.class)
                .single();
        Pair.post(browser, ben, "/tellings/" + newest + "/putting-away");
        assertThat(Pair.get(browser, ben, "/")).bodyText().doesNotContain(told);
        link.run();
        // Whose transaction began before those that Ben has put away.
        Database.superuser()
                .sql(
                        "update telling set told_at = now() - interval '1 hour' where person_id = ? and told_at > (select told_at from telling where telling_id = ?)")
                .params(ana.value(), newest)
                .update();
        assertThat(Pair.get(browser, ben, "/")).bodyText().containsOnlyOnce(told);
    }

    private void ask() {
        assertThat(post(ana, fresh, "/device/requests?id=" + request)).hasRedirectedUrl("/device");
        assertThat(post(ana, fresh, "/device/requests?id=" + request))
                .as("sent twice")
                .hasRedirectedUrl("/device");
    }

    private String page() {
        return "/confirmations/" + request;
    }

    private String number() {
        return DeviceRequest.number(laptop, request);
    }

    private MvcTestResult confirm(PersonId by, String number) {
        return Pair.post(browser, by, page(), "number", number);
    }

    private MvcTestResult there(String page) {
        return CurrentPerson.<MvcTestResult, RuntimeException>call(
                ana, fresh, () -> browser.get().uri(page).cookie(cookie()).exchange());
    }

    private MvcTestResult post(PersonId person, DeviceId device, String page) {
        return CurrentPerson.<MvcTestResult, RuntimeException>call(
                person, device, () -> browser.post().uri(page).cookie(cookie()).exchange());
    }

    private Cookie cookie() {
        return new Cookie("twolearn-device", laptop.text());
    }

    private <T> T on(PersonId person, DeviceId device, Supplier<T> work) {
        return CurrentPerson.<T, RuntimeException>call(person, device, () -> transaction.execute(_ -> work.get()));
    }

    private boolean admitted() {
        return Database.superuser()
                .sql("select admitted_at is not null from device where device_id = ?")
                .param(fresh.value())
                .query(Boolean.class)
                .single();
    }
}
