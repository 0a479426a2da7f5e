package org.twolearn.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;

/** In one transaction that is rolled back: nobody else meets these days. */
@Story
class VerifyingWhoLookedTest {
    final UUID share = UUID.randomUUID();
    Connection connection;
    JdbcClient db;

    @BeforeEach
    void threeDaysOfLooks() throws SQLException {
        var ana = Someone.called("Ana");
        var gail = Someone.called("Gail");
        connection = Database.as("twolearn", "postgres").getConnection();
        connection.setAutoCommit(false);
        db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        db.sql("delete from look_link").update();
        db.sql("delete from share_look").update();
        db.sql("insert into share (person_id, share_id, recipient, until_day, closes_at, what)"
                        + " values (?, ?, ?, current_date, now() + interval '1 day', 'note')")
                .params(ana.value(), share, gail.value())
                .update();
        db.sql("""
                insert into share_look (person_id, share_id, reader, hour)
                select ?, ?, ?, date_trunc('day', now(), 'UTC') - make_interval(days => day) + make_interval(hours => hour)
                  from generate_series(2, 4) as day, generate_series(9, 11) as hour
                """).params(ana.value(), share, gail.value()).update();
    }

    @AfterEach
    void nothingHappened() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    @DisplayName("W4 Each day is chained to the one before, once, and today not yet")
    void eachDayIsChained() {
        assertThat(VerifyLooks.says(connection)).isEqualTo("There is no day to verify yet.");
        look("now()");
        chain();
        var said = VerifyLooks.says(connection);
        assertThat(said)
                .startsWith("All 3 days fit")
                .contains("0 openings of more than 400 days ago", "The newest link is");
        chain();
        assertThat(VerifyLooks.says(connection)).isEqualTo(said);
    }

    @ParameterizedTest(name = "W4 The day is named after: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            update share_look set reader = person_id where hour = %s                                       | changed or added later
            update share_look set hour = hour + interval '5 minutes' where hour = %s                       | changed or added later
            update share_look set salt = gen_random_uuid() where hour = %s                                 | changed or added later
            insert into share_look (person_id, share_id, reader, hour) select person_id, share_id, reader, hour + interval '3 hours' from share_look where hour = %s | changed or added later
            update look_link set digests = digests[2:] where day = (%s at time zone 'UTC')::date           | does not fit its link
            update look_link set digests[1] = sha256('') where day = (%s at time zone 'UTC')::date         | does not fit its link
            update share_look set salt = null where hour = %s                                              | taken out or changed
            delete from share_look where hour = %s                                                         | taken out or changed
            delete from share                                                                              | taken out or changed
            delete from look_link where day = (%s at time zone 'UTC')::date                                | has no link
            """)
    void theDayIsNamed(String somebodyDid, String why) {
        chain();
        var hour = "(date_trunc('day', now(), 'UTC') - interval '3 days' + interval '9 hours')";
        db.sql(somebodyDid.replace("%s", hour)).update();
        var day = db.sql("select (" + hour + " at time zone 'UTC')::date::text")
                .query(String.class)
                .single();
        assertThat(VerifyLooks.says(connection)).contains(day).contains(why).doesNotContain("fit, from");
    }

    @Test
    @DisplayName("W4 What left with its share, four hundred days after it ended, is counted and fits")
    void whatHasLeftFits() {
        db.sql(
                        "update share set shared_at = shared_at - interval '405 days', closes_at = closes_at - interval '402 days'")
                .update();
        db.sql("update share_look set hour = hour - interval '400 days'").update();
        chain();
        db.sql("set local role tl_jobs").update();
        assertThat(db.sql("delete from share").update()).isPositive();
        db.sql("reset role").update();
        assertThat(VerifyLooks.says(connection))
                .startsWith("All 3 days fit")
                .contains("9 openings of more than 400 days ago have left");
    }

    @Test
    @DisplayName("W4 Only the nightly work may chain, and it reads no link")
    void onlyTheJobs() {
        for (var role : new String[] {"tl_app", "tl_jobs"}) {
            var other = JdbcClient.create(Database.as("twolearn", role));
            assertThatThrownBy(
                            () -> other.sql("select * from look_link").query().listOfRows())
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> other.sql("delete from look_link").update())
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> JdbcClient.create(Database.as("twolearn", "tl_app"))
                        .sql("call chain_looks()")
                        .update())
                .isInstanceOf(DataAccessException.class);
        db.sql("set local role tl_jobs").update();
        chain();
        db.sql("reset role").update();
        assertThat(VerifyLooks.says(connection)).startsWith("All 3 days fit");
    }

    private void chain() {
        db.sql("call chain_looks()").update();
    }

    private void look(String when) {
        db.sql("insert into share_look (person_id, share_id, reader, hour)"
                        + " select person_id, share_id, recipient, date_trunc('hour', " + when
                        + ", 'UTC') from share where share_id = ?")
                .param(share)
                .update();
    }
}
