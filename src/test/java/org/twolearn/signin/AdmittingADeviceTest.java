package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** W8 in SQL: as the application's role, with every statement it could send by mistake. */
@Story
class AdmittingADeviceTest {
    static final String ADMIT = "select count(*) from (select admit_by_device(?) as done) d where done";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    PersonId ada, eve;
    DeviceId fresh;

    @BeforeEach
    void aDeviceThatWaits() {
        ada = Someone.called("Ada");
        eve = Someone.called("Eve");
        fresh = new DeviceId(UUID.randomUUID());
        Database.superuser()
                .sql("insert into device (person_id, device_id, label) values (?, ?, 'New')")
                .params(ada.value(), fresh.value())
                .update();
    }

    @Test
    @DisplayName("W8 A device does not admit itself, and one that is admitted lets it in")
    void doesNotAdmitItselfAndAnAdmittedOneLetsItIn() {
        assertThat(on(ada, fresh, () -> change(ADMIT))).isZero();
        assertThat(on(eve, Someone.device(eve), () -> change(ADMIT))).isZero();
        assertThat(admitted()).isFalse();

        assertThat(on(ada, Someone.device(ada), () -> change(ADMIT))).isOne();
        assertThat(admitted()).isTrue();
    }

    @Test
    @DisplayName("W8 No statement of the application admits a device")
    void noStatementOfTheApplicationAdmitsOne() {
        var admit = "update device set admitted_at = now(), admitted_by = 'me' where device_id = ?";
        assertThatThrownBy(() -> on(
                        ada,
                        Someone.device(ada),
                        () -> jdbc.sql(admit).param(fresh.value()).update()))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(on(
                        ada,
                        Someone.device(ada),
                        () -> jdbc.sql("update device set admitted_at = null where device_id = ?")
                                .param(Someone.device(ada).value())
                                .update()))
                .isOne();
        assertThat(admitted()).isFalse();
    }

    @Test
    @DisplayName("W8 A device cannot be born admitted")
    void cannotBeBornAdmitted() {
        assertThatThrownBy(() -> on(
                        ada,
                        fresh,
                        () -> jdbc.sql(
                                        "insert into device (person_id, device_id, label, admitted_at) values (me(), gen_random_uuid(), 'x', now())")
                                .update()))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(on(
                        ada,
                        fresh,
                        () -> jdbc.sql(
                                        "insert into device (person_id, device_id, label) values (me(), gen_random_uuid(), 'x')")
                                .update()))
                .isOne();
    }

    @Test
    @DisplayName(
            "W8 A printed code admits a device of its own person only, and only beside something else that says who it is")
    void aCodeAdmitsItsOwnPersonOnly() {
        var code = Secret.printed();
        on(
                ada,
                Someone.device(ada),
                () -> jdbc.sql("insert into printed_code (person_id, code_hash) values (me(), ?)")
                        .param(code.hash())
                        .update());

        assertThat(on(ada, fresh, () -> says("select admit_by_code(?)", Secret.printed())))
                .isFalse();
        assertThat(on(eve, Someone.device(eve), () -> says("select admit_by_code(?)", code)))
                .isFalse();
        assertThat(admitted()).isFalse();
        for (var way : new String[] {"code", "account"}) {
            assertThat(on(ada, fresh, () -> says("select admit_by_code(?)", code)))
                    .as("before " + way)
                    .isFalse();
            usedHere(Secret.printed());
            Database.superuser()
                    .sql("insert into session (person_id, session_id, token_hash, device_id, way)"
                            + " values (?, gen_random_uuid(), ?, ?, ?)")
                    .params(ada.value(), Secret.fresh().hash(), fresh.value(), way)
                    .update();
        }
        assertThat(on(ada, fresh, () -> says("select admit_by_code(?)", code))).isTrue();
        assertThat(admitted()).isTrue();
    }

    private void usedHere(Secret code) {
        Database.superuser()
                .sql("insert into printed_code (person_id, code_hash, used_at, device_id) values (?, ?, now(), ?)")
                .params(ada.value(), code.hash(), fresh.value())
                .update();
    }

    @Test
    @DisplayName("W8 A passkey admits a device at the end of a ceremony only")
    void aPasskeyAdmitsAtTheEndOfACeremonyOnly() {
        var ceremony = Secret.fresh();
        byte[] key = {1, (byte) ada.hashCode(), (byte) (ada.hashCode() >> 8), (byte) (ada.hashCode() >> 16)};
        var admit = "select admit_by_passkey(?, '\\x" + java.util.HexFormat.of().formatHex(key) + "')";
        Database.superuser()
                .sql(
                        "insert into passkey (person_id, credential_id, label, public_key, used_times, verified, transports, can_travel, travelled)"
                                + " values (?, ?, 'k', '', 0, true, '', false, false)")
                .params(ada.value(), key)
                .update();

        assertThat(on(ada, fresh, () -> says(admit, ceremony))).isFalse();
        jdbc.sql("insert into ceremony (token_hash, challenge) values (?, '')")
                .param(ceremony.hash())
                .update();
        assertThat(on(ada, fresh, () -> says(admit, ceremony))).isFalse();
        assertThat(admitted()).isFalse();
        jdbc.sql("select answer(?)").param(ceremony.hash()).query(byte[].class).single();
        assertThat(on(ada, fresh, () -> says(admit, ceremony))).isTrue();
        assertThat(admitted()).isTrue();
        assertThat(on(ada, fresh, () -> says(admit, ceremony))).isFalse();
    }

    @Test
    @DisplayName("W8 Who is not admitted gives themselves no key and signs nobody out")
    void whoIsNotAdmittedGivesThemselvesNoKeyAndSignsNobodyOut() {
        Runnable codeHere = () -> jdbc.sql("insert into printed_code (person_id, code_hash) values (me(), ?)")
                .param(Secret.fresh().hash())
                .update();
        assertThatThrownBy(() ->
                        CurrentPerson.run(ada, fresh, () -> transaction.executeWithoutResult(_ -> codeHere.run())))
                .isInstanceOf(BadSqlGrammarException.class);
        Runnable passkeyHere = () -> jdbc.sql("insert into passkey (person_id, credential_id, label, public_key,"
                        + " used_times, verified, transports, can_travel, travelled)"
                        + " values (me(), ?, 'k', '', 0, true, '', false, false)")
                .param(Secret.fresh().hash())
                .update();
        assertThatThrownBy(() ->
                        CurrentPerson.run(ada, fresh, () -> transaction.executeWithoutResult(_ -> passkeyHere.run())))
                .isInstanceOf(BadSqlGrammarException.class);
        for (var key : new Runnable[] {codeHere, passkeyHere})
            Someone.does(ada, () -> transaction.executeWithoutResult(_ -> key.run()));
        org.twolearn.Browser.session(ada);
        var end = "update session set ended = now() where person_id = ?";
        assertThat(on(ada, fresh, () -> jdbc.sql(end).param(ada.value()).update()))
                .isZero();
        assertThat(on(
                        ada,
                        Someone.device(ada),
                        () -> jdbc.sql(end).param(ada.value()).update()))
                .isOne();
    }

    @Test
    @DisplayName(
            "W8 Who is not admitted renames no passkey, nobody sets its count back, and nobody settles its host beforehand")
    void nobodyChangesAPasskeyBeforeTheyAreAdmitted() {
        var key = Secret.fresh().hash();
        Supplier<Integer> make = () -> jdbc.sql("insert into passkey (person_id, credential_id, label, public_key,"
                        + " used_times, verified, transports, can_travel, travelled)"
                        + " values (me(), ?, 'k', '', 7, true, '', false, false)")
                .param(key)
                .update();
        Supplier<Integer> rename =
                () -> jdbc.sql("update passkey set label = 'mine'").update();
        Supplier<Boolean> settle = () -> jdbc.sql("select settle_host('elsewhere.example')")
                .query(Boolean.class)
                .single();
        assertThat(on(ada, Someone.device(ada), settle)).as("without a passkey").isFalse();
        on(ada, Someone.device(ada), make);
        assertThat(on(ada, fresh, settle)).isFalse();
        assertThat(on(ada, fresh, rename)).isZero();
        assertThat(on(ada, Someone.device(ada), rename)).isOne();
        for (var sql : new String[] {
            "update passkey set used_times = 0",
            "insert into setting values ('passkeys are made for', 'elsewhere.example')",
            "update setting set value = 'elsewhere.example'",
            "delete from setting"
        })
            assertThatThrownBy(() ->
                            on(ada, Someone.device(ada), () -> jdbc.sql(sql).update()))
                    .as(sql)
                    .isInstanceOf(BadSqlGrammarException.class);
        assertThat(on(
                        ada,
                        fresh,
                        () -> jdbc.sql("select passkey_used(?, 1, true, false)")
                                .param(key)
                                .query(Boolean.class)
                                .single()))
                .isTrue();
        assertThat(on(
                        ada,
                        fresh,
                        () -> jdbc.sql("select used_times from passkey")
                                .query(Integer.class)
                                .single()))
                .isEqualTo(7);
        assertThat(on(
                        eve,
                        Someone.device(eve),
                        () -> jdbc.sql("select passkey_used(?, 9, true, false)")
                                .param(key)
                                .query(Boolean.class)
                                .single()))
                .isFalse();
    }

    @Test
    @DisplayName("W8 Nobody reads a token or a code, even as a hash")
    void nobodyReadsATokenEvenAsAHash() {
        for (var secret : new String[] {
            "select token_hash from session", "select token_hash from enrollment", "select code_hash from printed_code"
        }) {
            assertThatThrownBy(() -> on(
                            ada,
                            Someone.device(ada),
                            () -> jdbc.sql(secret).query().listOfRows()))
                    .isInstanceOf(BadSqlGrammarException.class);
        }
        assertThat(on(
                        ada,
                        Someone.device(ada),
                        () -> jdbc.sql("select device_id from session").query().listOfRows()))
                .isEmpty();
    }

    private <T> T on(PersonId person, DeviceId device, java.util.function.Supplier<T> work) {
        return CurrentPerson.<T, RuntimeException>call(person, device, () -> transaction.execute(_ -> work.get()));
    }

    private int change(String sql) {
        return jdbc.sql(sql).param(fresh.value()).query(Integer.class).single();
    }

    private boolean says(String sql, Secret secret) {
        return jdbc.sql(sql).param(secret.hash()).query(Boolean.class).single();
    }

    private boolean admitted() {
        return Database.superuser()
                .sql("select admitted_at is not null from device where device_id = ?")
                .param(fresh.value())
                .query(Boolean.class)
                .single();
    }
}
