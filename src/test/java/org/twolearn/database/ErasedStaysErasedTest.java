package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.TwoLearn;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.Place;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.Vault;

class ErasedStaysErasedTest {
    private static final UUID ROW = UUID.randomUUID();

    private final PersonId ada = new PersonId(UUID.randomUUID());
    private final PersonId bo = new PersonId(UUID.randomUUID());

    @Test
    @DisplayName(
            "W5/W7 A backup from before an erasure, restored beside the key store of today, opens nothing that was erased")
    void anOlderBackupOpensNothingErased() throws Exception {
        var data = Kept.fresh();
        var keys = data.resolveSibling("keys");
        var backup = data.resolveSibling("before.tgz");
        try (var running = started(data, keys)) {
            for (var who : new PersonId[] {ada, bo}) comes(running, who);
            Backup.to(backup, data, Kept.PROGRAMS);
            assertThat(read(running, ada)).isEqualTo("Kept until erased.");
            as(ada, () -> running.getBean(Vault.class).eraseOwn(ada));
            assertThatThrownBy(() -> read(running, ada)).isInstanceOf(Broken.class);
        }

        var restored = data.resolveSibling("restored");
        Restore.from(backup, restored, Kept.PROGRAMS);

        try (var again = started(restored, keys)) {
            assertThatThrownBy(() -> read(again, ada)).isInstanceOf(Broken.class);
            assertThat(read(again, bo)).isEqualTo("Kept until erased.");
            write(again, ada, UUID.randomUUID(), "Anew.");
        }
    }

    static ConfigurableApplicationContext started(Path data, Path keys, String... options) {
        var all = Stream.concat(
                Stream.of(
                        "--server.port=0",
                        "--twolearn.data=" + data,
                        "--twolearn.keys=" + keys,
                        "--twolearn.programs=" + Kept.PROGRAMS),
                Stream.of(options));
        return SpringApplication.run(TwoLearn.class, all.toArray(String[]::new));
    }

    static void comes(ConfigurableApplicationContext running, PersonId who) {
        var server = running.getBean(Postgres.class);
        var all = JdbcClient.create(new DriverManagerDataSource(server.url("twolearn"), "postgres", server.password()));
        var district = UUID.randomUUID();
        all.sql("insert into district (district_id, name) values (?, 'A district')")
                .param(district)
                .update();
        all.sql("insert into person (district_id, person_id, given_name, family_name) values (?, ?, 'Some', 'One')")
                .params(district, who.value())
                .update();
        all.sql("insert into device (person_id, device_id, label, admitted_at) values (?, ?, 'A phone', now())")
                .params(who.value(), who.value())
                .update();
        write(running, who, ROW, "Kept until erased.");
    }

    private static void write(ConfigurableApplicationContext running, PersonId who, UUID row, String words) {
        as(
                who,
                () -> running.getBean(TransactionTemplate.class)
                        .execute(_ -> running.getBean(JdbcClient.class)
                                .sql("insert into note (person_id, entry_id, words) values (?, ?, ?)")
                                .params(
                                        who.value(),
                                        row,
                                        running.getBean(Vault.class).seal(place(who, row), who, words))
                                .update()));
    }

    static String read(ConfigurableApplicationContext running, PersonId who) {
        return as(
                who,
                () -> running.getBean(TransactionTemplate.class)
                        .execute(_ -> running.getBean(Vault.class)
                                .open(
                                        place(who, ROW),
                                        running.getBean(JdbcClient.class)
                                                .sql("select words from note where entry_id = ?")
                                                .param(ROW)
                                                .query(byte[].class)
                                                .single())));
    }

    private static Place place(PersonId who, UUID row) {
        return SealedColumn.own("note", "words", "entry_id").at(who.value(), row);
    }

    static <T> T as(PersonId who, ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentPerson.call(who, new DeviceId(who.value()), work);
    }
}
