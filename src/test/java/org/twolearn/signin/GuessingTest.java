package org.twolearn.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** What a stranger at the door can find out, and how often anybody may guess. The arithmetic is in docs/signing-in.md. */
@Story
class GuessingTest {
    record Answer(int status, Map<String, List<String>> headers, String body) {}

    @Autowired
    MockMvcTester browser;

    @Autowired
    FirstStart firstStart;

    @Autowired
    Pair pair;

    @Test
    void aCodeThatNeverWasAnswersLikeOneThatWas() {
        var never = Secret.printed();
        var left = Secret.printed();
        var replaced = Secret.printed();
        code(leaver(), left);
        var ada = Someone.called("Ada");
        code(ada, replaced);
        code(ada, Secret.printed());
        for (var once : List.of(left, replaced)) assertThat(tries(once)).isEqualTo(tries(never));
        assertThat(tries(never).status()).isEqualTo(422);

        var good = Secret.printed();
        code(ada, good);
        assertThat(tries(good).status()).isEqualTo(302);
        assertThat(tries(good)).as("used").isEqualTo(tries(never));
    }

    @Test
    void aLinkThatNeverWasAnswersLikeOneThatWas() {
        var used = Links.make(Links.newcomer("Ada"));
        browser.post().uri("/enrollment/" + used).exchange();
        var bea = Links.newcomer("Bea");
        var replaced = Links.make(bea);
        var newest = Links.make(bea);
        var late = Links.make(Links.newcomer("Cleo"));
        Database.superuser()
                .sql("update enrollment set expires = now() where token_hash = ?")
                .param(new Secret(late).hash())
                .update();
        for (var was : List.of(used, replaced, late, Links.make(leaver()))) {
            assertThat(link(false, was)).isEqualTo(link(false, Secret.fresh().text()));
            assertThat(link(true, was)).isEqualTo(link(true, Secret.fresh().text()));
        }
        assertThat(link(false, newest).status()).isEqualTo(200);
    }

    @Test
    void aPasskeyThatNeverWasAnswersLikeOneThatIsSomebodys() throws Exception {
        var never = uses(Secret.fresh().hash(), UUID.randomUUID());
        assertThat(never.status()).isEqualTo(422);
        var ada = Someone.called("Ada");
        var leaver = leaver();
        assertThat(uses(passkey(ada), ada.value())).isEqualTo(never);
        assertThat(uses(passkey(leaver), leaver.value())).isEqualTo(never);
    }

    @Test
    void theSetUpAddressIsLikeAnyOtherOnceThereIsSomebody() {
        Someone.called("Ada");
        Supplier<String> other = () -> "/setup/" + Secret.fresh().text();
        assertThat(answer(browser.get().uri(firstStart.path()).exchange()))
                .isEqualTo(answer(browser.get().uri(other.get()).exchange()));
        assertThat(answer(browser.post().uri(firstStart.path()).exchange()))
                .isEqualTo(answer(browser.post().uri(other.get()).exchange()));
    }

    @Test
    @DisplayName("W8 Who guesses numbers gets fifteen a day, however often is asked, and locks out nobody else")
    void fifteenNumbersADay() {
        var ana = Someone.called("Ana");
        var ben = Someone.called("Ben");
        var cleo = Someone.called("Cleo");
        pair.agreed(ana, ben);
        pair.agreed(ana, cleo);
        for (int i = 0; i < 3; i++) {
            var asked = ask(ana);
            for (int j = 0; j < 5; j++)
                assertThat(confirm(ben, asked, "not it " + j)).bodyText().contains("That is not the number");
        }
        var asked = ask(ana);
        var number = DeviceRequest.number(LAPTOP, asked);
        assertThat(confirm(ben, asked, number)).hasStatus(422).bodyText().contains("Fifteen numbers were wrong today");
        assertThat(Database.superuser()
                        .sql("insert into device_confirmation (person_id, request_id, partner, attempt, number_hash)"
                                + " values (?, ?, ?, 1, ?)")
                        .params(ana.value(), asked, ben.value(), DeviceRequest.hash(asked, number))
                        .update())
                .as("not even by SQL")
                .isOne();
        assertThat(admitted(ana)).isEqualTo(1);

        assertThat(confirm(cleo, asked, number)).hasRedirectedUrl("/");
        assertThat(admitted(ana)).isEqualTo(2);
        Database.superuser()
                .sql("update device_confirmation set said_at = now() - interval '25 hours'")
                .update();
        var tomorrow = ask(ana);
        assertThat(confirm(ben, tomorrow, DeviceRequest.number(LAPTOP, tomorrow)))
                .hasRedirectedUrl("/");
    }

    @Test
    void whoAsksAgainAndAgainFillsNoPartnersHome() {
        var ana = Someone.called("Ana");
        var ben = Someone.called("Ben");
        pair.agreed(ana, ben);
        for (int i = 0; i < 6; i++) ask(ana);
        var home = text(Pair.get(browser, ben, "/"));
        assertThat(Pattern.compile("href=\"/confirmations/").matcher(home).results())
                .hasSize(3);
    }

    private static final Secret LAPTOP = Secret.fresh();

    /** From one more device that is not admitted. */
    private UUID ask(PersonId person) {
        var device = new DeviceId(UUID.randomUUID());
        Database.superuser()
                .sql("insert into device (person_id, device_id, label) values (?, ?, 'Chrome')")
                .params(person.value(), device.value())
                .update();
        Links.usedOn(person, device);
        var id = UUID.randomUUID();
        CurrentPerson.<MvcTestResult, RuntimeException>call(
                person,
                device,
                () -> browser.post()
                        .uri("/device/requests?id=" + id)
                        .cookie(new Cookie("twolearn-device", LAPTOP.text()))
                        .exchange());
        return id;
    }

    private MvcTestResult confirm(PersonId by, UUID request, String number) {
        return Pair.post(browser, by, "/confirmations/" + request, "number", number);
    }

    private static int admitted(PersonId person) {
        return Database.superuser()
                .sql("select count(*) from device where person_id = ? and admitted_at is not null")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    private static PersonId leaver() {
        var person = Someone.called("Lee");
        Database.superuser()
                .sql("update person set left_on = current_date - 1 where person_id = ?")
                .param(person.value())
                .update();
        return person;
    }

    private static void code(PersonId person, Secret code) {
        Database.superuser()
                .sql("with old as (delete from printed_code where person_id = :whose)"
                        + " insert into printed_code (person_id, code_hash) values (:whose, :code)")
                .param("whose", person.value())
                .param("code", code.hash())
                .update();
    }

    private static byte[] passkey(PersonId person) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var point = ((ECPublicKey) generator.generateKeyPair().getPublic()).getW();
        var cose = new java.io.ByteArrayOutputStream();
        cose.write(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20});
        cose.write(thirtyTwo(point.getAffineX()));
        cose.write(new byte[] {0x22, 0x58, 0x20});
        cose.write(thirtyTwo(point.getAffineY()));
        var id = Secret.fresh().hash();
        Database.superuser()
                .sql("insert into passkey (person_id, credential_id, label, public_key, used_times, verified,"
                        + " transports, can_travel, travelled) values (?, ?, 'A phone', ?, 0, true, '', false, false)")
                .params(person.value(), id, cose.toByteArray())
                .update();
        return id;
    }

    private static byte[] thirtyTwo(java.math.BigInteger number) {
        var bytes = new byte[32];
        var all = number.toByteArray();
        var length = Math.min(32, all.length);
        System.arraycopy(all, all.length - length, bytes, 32 - length, length);
        return bytes;
    }

    /** All is in order but the signature. */
    private Answer uses(byte[] credential, UUID person) {
        var begun = browser.post().uri("/signin/passkey/challenge").exchange();
        var challenge = Pattern.compile("\"challenge\":\"([^\"]+)\"").matcher(text(begun));
        assertThat(challenge.find()).isTrue();
        var said = "{\"type\":\"webauthn.get\",\"challenge\":\"" + challenge.group(1)
                + "\",\"origin\":\"http://localhost:80\",\"crossOrigin\":false}";
        var data = new byte[37];
        System.arraycopy(new Secret("localhost").hash(), 0, data, 0, 32);
        data[32] = 5;
        var handle = java.nio.ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
        var body = """
                {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "clientExtensionResults": {}, "response":
                 {"clientDataJSON": "%2$s", "authenticatorData": "%3$s", "signature": "%4$s", "userHandle": "%5$s"}}
                """.formatted(
                base64(credential), base64(said.getBytes(UTF_8)), base64(data), base64(new byte[64]), base64(handle));
        return answer(browser.post()
                .uri("/signin/passkey")
                .cookie(begun.getResponse().getCookie("twolearn-passkey"))
                .contentType("application/json")
                .content(body)
                .exchange());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Answer tries(Secret code) {
        var answer = answer(
                browser.post().uri("/signin/code").param("code", code.text()).exchange());
        // What one typed oneself stays in the box.
        return new Answer(answer.status(), answer.headers(), answer.body().replace(code.text(), "typed"));
    }

    private Answer link(boolean sent, String link) {
        var request = sent ? browser.post() : browser.get();
        return answer(request.uri("/enrollment/" + link).exchange());
    }

    private static Answer answer(MvcTestResult result) {
        var headers = new HashMap<String, List<String>>();
        for (var name : result.getResponse().getHeaderNames())
            headers.put(name, List.copyOf(result.getResponse().getHeaders(name)));
        headers.remove("Set-Cookie");
        return new Answer(result.getResponse().getStatus(), headers, text(result));
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }
}
