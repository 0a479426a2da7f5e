package org.twolearn.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.twolearn.Database;
import org.twolearn.Story;

/** Who is counted, when, and how often. True counts are seen where the superuser takes the noise away and puts it back. */
@Story
class CountingTest {
    static final JdbcClient JOBS = JdbcClient.create(Database.as("twolearn", "tl_jobs"));

    @Test
    @DisplayName("W3 A teacher in two partnerships, with two cycles, is counted once a year and measure, by the first")
    void aTeacherIsCountedOnceAYear() {
        var staff = Staff.of(300);
        var ada = staff.teacher(0);
        without(staff, db -> {
            var first = Staff.began(db, ada, staff.teacher(1), "2021-09-10 12:00-05");
            var second = Staff.began(db, ada, staff.teacher(2), "2021-11-10 12:00-06");
            for (var at : List.of("2021-09-20 12:00-05", "2021-09-21 12:00-05", "2021-12-01 12:00-06"))
                Staff.met(db, first, Staff.closed(db, first, ada, at), ada, at);
            var later = Staff.closed(db, second, ada, "2022-02-02 12:00-06");
            Staff.met(db, second, later, ada, "2022-02-02 12:00-06");
            Staff.about(db, second, later, ada, "talk", "2022-02-02 12:00-06");
            Staff.about(
                    db, first, Staff.closed(db, first, ada, "2022-03-03 12:00-06"), ada, "else", "2022-03-03 12:00-06");
            for (int period = 1; period <= 4; period++) staff.count(db, 2021, period);
            // Teachers 1 and 2 began with Ada, each for themselves.
            assertThat(counts(staff, db))
                    .containsExactly(
                            "2021 completed 1: 1",
                            "2021 met 1: 1",
                            "2021 started 1: 2",
                            "2021 started 2: 1",
                            "2021 area talk 4: 1");
        });
    }

    @Test
    @DisplayName("W3 Districts that differ in what one teacher did differ by one, in one period of a measure")
    void neighborsDifferByOne() {
        var staff = Staff.of(300);
        var ada = staff.teacher(0);
        Consumer<JdbcClient> others = db -> {
            for (int i = 1; i < 40; i += 2) {
                var at = "2021-" + (i % 6 + 7) + "-15 12:00-05";
                var id = Staff.began(db, staff.teacher(i), staff.teacher(i + 1), at);
                Staff.met(db, id, Staff.closed(db, id, staff.teacher(i), at), staff.teacher(i), at);
            }
        };
        Consumer<JdbcClient> adas = db -> {
            var with = coach(db, staff);
            for (var at : List.of(
                    "2021-08-01 12:00-05", "2021-10-10 12:00-05", "2022-01-05 12:00-06", "2022-06-05 12:00-05")) {
                var id = Staff.began(db, ada, with, at);
                var cycle = Staff.closed(db, id, ada, at);
                Staff.met(db, id, cycle, ada, at);
                Staff.about(db, id, cycle, ada, "routines", at);
            }
        };
        var without = all(staff, others);
        var with = all(staff, others.andThen(adas));
        assertThat(with).hasSameSizeAs(without);
        var differ = Stream.iterate(0, i -> i < with.size(), i -> i + 1)
                .filter(i -> !with.get(i).equals(without.get(i)))
                .map(with::get)
                .map(line -> line.replaceAll(": .*", ""))
                .toList();
        assertThat(differ).containsExactly("2021 completed 1", "2021 met 1", "2021 started 1", "2021 area routines 4");
    }

    private static UUID coach(JdbcClient db, Staff staff) {
        var id = UUID.randomUUID();
        db.sql("insert into person (district_id, person_id, given_name, family_name) values (?, ?, 'Bo', 'Coach')")
                .params(staff.district(), id)
                .update();
        return id;
    }

    private static List<String> all(Staff staff, Consumer<JdbcClient> did) {
        var ledger = new ArrayList<String>();
        without(staff, db -> {
            did.accept(db);
            for (int period = 1; period <= 4; period++) staff.count(db, 2021, period);
            ledger.addAll(staff.ledger(db));
        });
        return ledger;
    }

    @Test
    @DisplayName("W3 A day is the district’s: late on September 30 in Chicago is October 1 in Greenwich")
    void aDayIsTheDistricts() {
        for (var zone : List.of("America/Chicago", "Europe/London")) {
            var staff = Staff.of(300, zone);
            without(staff, db -> {
                Staff.began(db, coach(db, staff), staff.teacher(0), "2021-09-30 23:30-05");
                Staff.began(db, coach(db, staff), staff.teacher(1), "2022-06-30 23:30-05");
                // In the hour that comes twice, when clocks go back.
                Staff.began(db, coach(db, staff), staff.teacher(2), "2021-11-07 01:30-05");
                for (int period = 1; period <= 4; period++) staff.count(db, 2021, period);
                staff.count(db, 2022, 1);
                assertThat(counts(staff, db))
                        .isEqualTo(
                                zone.equals("America/Chicago")
                                        ? List.of("2021 started 1: 1", "2021 started 2: 1", "2021 started 4: 1")
                                        : List.of("2021 started 2: 2", "2022 started 1: 1"));
            });
        }
    }

    @Test
    @DisplayName("W3 Another time zone moves nobody into a second period: the first release of a year fixes it")
    void anotherTimeZoneCountsNobodyTwice() {
        var staff = Staff.of(300);
        without(staff, db -> {
            Staff.began(db, coach(db, staff), staff.teacher(0), "2021-09-30 23:30-05");
            staff.count(db, 2021, 1);
            db.sql("update district set time_zone = 'Europe/London' where district_id = ?")
                    .param(staff.district())
                    .update();
            staff.count(db, 2021, 2);
            assertThat(counts(staff, db)).containsExactly("2021 started 1: 1");
        });
    }

    @Test
    @DisplayName("W3 Only teachers of the directory are counted, and an offer that nobody took is nothing")
    void onlyTeachersAndOnlyWhatBegan() {
        var staff = Staff.of(60);
        without(staff, db -> {
            Staff.began(db, coach(db, staff), coach(db, staff), "2021-09-10 12:00-05");
            var alone = Staff.began(db, staff.teacher(0), staff.teacher(1), "2021-09-10 12:00-05");
            db.sql("delete from membership where partnership_id = ? and person_id = ?")
                    .params(alone, staff.teacher(1))
                    .update();
            Staff.began(db, coach(db, staff), staff.teacher(2), "2021-09-10 12:00-05");
            db.sql("update person set left_on = '2022-01-01' where person_id = ?")
                    .param(staff.teacher(2))
                    .update();
            Staff.began(db, coach(db, staff), staff.teacher(3), "2020-09-10 12:00-05");
            staff.count(db, 2021, 1);
            assertThat(counts(staff, db)).isEmpty();
            assertThat(staff.ledger(db)).hasSize(11);
        });
    }

    @Test
    @DisplayName(
            "W3 A period that is not over is refused, and so is one that was counted, and a district under 50 teachers")
    void whatIsNotDueIsRefused() {
        var staff = Staff.of(250);
        var today = LocalDate.now(ZoneId.of("America/Chicago"));
        assertThatThrownBy(() -> staff.count(
                        Terms.year(today),
                        today.getMonthValue() < 7
                                ? (today.getMonthValue() + 5) / 3 + 1
                                : (today.getMonthValue() - 7) / 3 + 1))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("not over yet");
        assertThatThrownBy(() -> staff.count(2021, 5)).hasMessageContaining("no such period");
        assertThatThrownBy(() -> staff.count(2021, 0)).hasMessageContaining("no such period");
        assertThat(staff.ledger()).isEmpty();
        staff.count(2021, 1);
        var drawn = staff.ledger();
        assertThat(drawn).hasSize(3);
        assertThatThrownBy(() -> staff.count(2021, 1)).hasMessageContaining("counted already");
        assertThat(staff.ledger()).isEqualTo(drawn);
        assertThatThrownBy(() -> Staff.of(49).count(2021, 1)).hasMessageContaining("Under 50");
    }

    @Test
    @DisplayName("W3 What changes after a count, changes no figure: it is never drawn again")
    void neverDrawnAgain() {
        var staff = Staff.of(120);
        staff.count(2021, 1);
        var drawn = staff.ledger();
        staff.began(staff.teacher(0), staff.teacher(1), "2021-09-10 12:00-05");
        staff.join(400);
        assertThatThrownBy(() -> staff.count(2021, 1)).isInstanceOf(DataAccessException.class);
        for (int i = 0; i < 3; i++) JOBS.sql("call count_what_is_due()").update();
        assertThat(staff.ledger()).filteredOn(line -> line.startsWith("2021")).isEqualTo(drawn);
        // The year keeps its two releases, whatever its number of teachers has become.
        staff.count(2021, 2);
        assertThatThrownBy(() -> staff.count(2021, 3)).hasMessageContaining("no such period");
    }

    @Test
    @DisplayName("W3 Two nodes at once draw once")
    void twoNodesAtOnceDrawOnce() {
        var staff = Staff.of(2100);
        for (int i = 0; i < 200; i++)
            staff.began(staff.teacher(2 * i), staff.teacher(2 * i + 1), "2021-08-10 12:00-05");
        var nodes = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        staff.count(JdbcClient.create(Database.as("twolearn", "tl_jobs")), 2021, 1);
                        return 1;
                    } catch (DataAccessException second) {
                        return 0;
                    }
                }))
                .limit(4)
                .toList();
        assertThat(nodes.stream().mapToInt(CompletableFuture::join).sum()).isOne();
        assertThat(staff.ledger()).hasSize(3);
    }

    @Test
    @DisplayName(
            "W3 The daily job counts what the calendar says: the school year before, if TwoLearn was here then, and this one")
    void theJobCountsWhatIsDue() {
        var fresh = Staff.of(80);
        var known = Staff.of(80);
        var today = LocalDate.now(ZoneId.of("America/Chicago"));
        int before = Terms.year(today) - 1;
        Database.superuser()
                .sql("insert into figure_run values (?, ?, 80)")
                .params(known.district(), LocalDate.of(before + 1, 6, 30))
                .update();
        for (int i = 0; i < 2; i++)
            JOBS.sql(new FiguresDue().figures().statement()).update();
        assertThat(fresh.ledger()).isEmpty();
        assertThat(known.ledger()).hasSize(11).allMatch(line -> line.startsWith(before + " "));
        assertThat(Database.superuser()
                        .sql("select teachers from figure_run where district_id = ? and ran_on = ?")
                        .params(fresh.district(), today)
                        .query(Integer.class)
                        .list())
                .containsExactly(80);
    }

    /** Rows of the ledger that are not nothing. */
    private static List<String> counts(Staff staff, JdbcClient db) {
        return staff.ledger(db).stream().filter(line -> !line.endsWith(": 0")).toList();
    }

    /** In a transaction that never was. */
    private static void without(Staff staff, Consumer<JdbcClient> work) {
        try (var connection = Database.as("twolearn", "postgres").getConnection()) {
            connection.setAutoCommit(false);
            var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            db.sql(
                            "create or replace function drawn(s int, t int) returns int language plpgsql as $$ begin return 0; end $$")
                    .update();
            work.accept(db);
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
