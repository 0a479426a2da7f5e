package org.twolearn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Someone;
import org.twolearn.Story;

/** What the door learned in one transaction holds for whoever it let in, for reading, and no longer. */
@Story
class FirstLookTest {
    private static final String TELL = """
            select set_config('twolearn.person', ?, true), set_config('twolearn.device', ?, true),
                   set_config('transaction_read_only', 'on', true), set_config('twolearn.look', 'first', true)
            """;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    TransactionTemplate reading, writing;
    PersonId ada, bo;

    @Autowired
    void transactions(PlatformTransactionManager transactions) {
        writing = new TransactionTemplate(transactions);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @BeforeEach
    void people() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
    }

    @Test
    void theFirstReadingGoesOnInItAndTheNextDoesNot() {
        try (var look = enters(ada)) {
            assertThat(seen(reading, ada)).isEqualTo("first " + ada.value());
            assertThat(TransactionSynchronizationManager.hasResource(database)).isFalse();
            assertThat(seen(reading, ada)).isEqualTo(" " + ada.value());
        }
    }

    @Test
    void aWritingBeginsItsOwn() {
        try (var look = enters(ada)) {
            assertThat(seen(writing, ada)).isEqualTo(" " + ada.value());
            assertThat(seen(reading, ada)).isEqualTo(" " + ada.value());
        }
    }

    @Test
    void nobodyElseReadsInIt() {
        try (var look = enters(ada)) {
            assertThat(seen(reading, bo)).isEqualTo(" " + bo.value());
        }
        try (var look = enters(ada)) {
            assertThat(reading.<String>execute(_ -> seen())).isEqualTo(" ");
        }
        try (var look = FirstLook.begin(database)) {
            assertThat(seen(reading, ada)).isEqualTo(" " + ada.value());
        }
    }

    @Test
    void nothingIsWrittenInIt() {
        try (var look = enters(ada)) {
            assertThatThrownBy(() -> Someone.does(
                            ada,
                            () -> reading.executeWithoutResult(_ -> jdbc.sql(
                                            "insert into device (person_id, device_id, label) values (me(), ?, '')")
                                    .param(UUID.randomUUID())
                                    .update())))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("read-only");
        }
    }

    @Test
    void nothingOfItIsLeftOnTheConnection() {
        for (int i = 0; i < 30; i++)
            try (var look = enters(ada)) {
                assertThat(TransactionSynchronizationManager.hasResource(database))
                        .isTrue();
            }
        for (int i = 0; i < 30; i++) assertThat(seen()).isEqualTo(" ");
        writing.executeWithoutResult(_ -> assertThat(jdbc.sql("show transaction_read_only")
                        .query(String.class)
                        .single())
                .isEqualTo("off"));
    }

    private FirstLook enters(PersonId person) {
        var look = FirstLook.begin(database);
        var device = Someone.device(person);
        jdbc.sql(TELL)
                .params(person.value().toString(), device.value().toString())
                .query()
                .listOfRows();
        look.told(person, device);
        return look;
    }

    private String seen(TransactionTemplate transaction, PersonId person) {
        return Someone.as(person, () -> transaction.execute(_ -> seen()));
    }

    /** Which look it is, and who looks. */
    private String seen() {
        return jdbc.sql(
                        "select coalesce(current_setting('twolearn.look', true), '') || ' ' || coalesce(me()::text, '')")
                .query(String.class)
                .single();
    }
}
