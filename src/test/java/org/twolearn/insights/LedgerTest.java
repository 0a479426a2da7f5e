package org.twolearn.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;

/** What was drawn stays, nobody spends more than the budget, and who shows it reads nothing else. */
@Story
class LedgerTest {
    static final JdbcClient DB = Database.superuser();

    @Autowired
    JdbcClient app;

    @Autowired
    TransactionTemplate transaction;

    @Test
    @DisplayName("W3 Nobody who logs in can add, change or erase a figure, nor what figures follow, nor who may draw")
    void nobodyWhoLogsInChangesTheLedger() {
        var staff = Staff.of(60);
        staff.count(2021, 1);
        for (var role : List.of("tl_app", "tl_jobs"))
            for (var change : List.of(
                    "update figure set number = 0",
                    "delete from figure",
                    "truncate figure",
                    "insert into figure select * from figure",
                    "insert into figure_year values (gen_random_uuid(), 2021, 'UTC', 60, '{12}', 4)",
                    "insert into figure_run values (gen_random_uuid(), current_date, 60)",
                    "insert into figure_terms values (2001, 50, '{12}', 4)",
                    "update figure_terms set quarters = 4",
                    "alter table figure disable trigger all",
                    "create or replace function drawn(s int, t int) returns int language sql as 'select 0'"))
                assertThatThrownBy(() -> JdbcClient.create(Database.as("twolearn", role))
                                .sql(change)
                                .update())
                        .as(role + ": " + change)
                        .isInstanceOf(BadSqlGrammarException.class);
        // Allowed: to draw what is over and was not drawn; by the job, not by the pages.
        assertThatCode(() -> staff.count(2022, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> staff.count(app, 2023, 1)).isInstanceOf(BadSqlGrammarException.class);
    }

    @ParameterizedTest(name = "W3 Not even the database’s owner can: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            update figure set number = 0 where district_id = ?
            delete from figure where district_id = ?
            update figure_year set quarters = 4 where district_id = ?
            delete from figure_run where district_id = ?
            """)
    void whatWasDrawnStays(String change) {
        var staff = Staff.of(60);
        staff.count(2021, 1);
        assertThatThrownBy(() -> DB.sql(change).param(staff.district()).update())
                .hasMessageContaining("What was drawn stays as it is.");
        assertThat(staff.ledger()).hasSize(11);
    }

    @Test
    @DisplayName("W3 The database refuses a figure that would tell more about a teacher than 3.5 in a school year")
    void theBudgetCannotBeExceeded() {
        var staff = Staff.of(60);
        staff.count(2021, 1);
        assertThat(DB.sql(
                                "select sum(most) from (select max(quarters) as most from figure where district_id = ? group by measure) m")
                        .param(staff.district())
                        .query(Integer.class)
                        .single())
                .isEqualTo(14);
        // Below, the superuser adds what no role could.
        assertThatThrownBy(() -> add(staff.district(), "started", 2, "2021-07-01", "2021-07-31", 1))
                .hasMessageContaining("counted already");
        assertThatThrownBy(() -> add(staff.district(), "started", 2, "2022-07-01", "2022-07-31", 5))
                .hasMessageContaining("more than 3.5");
        assertThatCode(() -> add(staff.district(), "started", 2, "2022-07-01", "2022-07-31", 4))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> DB.sql("insert into figure_terms values (2090, 50, '{12}', 5)")
                        .update())
                .hasMessageContaining("figure_terms");
        assertThatThrownBy(() -> new Terms(2000, 50, List.of(12), 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void add(UUID district, String measure, int period, String begins, String ends, int quarters) {
        DB.sql("insert into figure (district_id, year, measure, period, begins, ends, number, quarters)"
                        + " values (?, 2021, ?, ?, cast(? as date), cast(? as date), 0, ?)")
                .params(district, measure, period, begins, ends, quarters)
                .update();
    }

    @Test
    @DisplayName("W3 The role that shows the page reads the ledger of one’s own district and no other table")
    void theRoleThatShowsReadsNothingElse() {
        var staff = Staff.of(60);
        staff.count(2021, 1);
        Staff.of(60).count(2021, 1);
        var reader = staff.colleague("Rosa", "representative");
        Someone.does(
                reader,
                () -> transaction.executeWithoutResult(_ -> {
                    app.sql("set local role tl_figures").update();
                    assertThat(app.sql("select count(*) from figure")
                                    .query(Integer.class)
                                    .single())
                            .isEqualTo(11);
                    assertThat(app.sql("select count(*) from figure where district_id <> ?")
                                    .param(staff.district())
                                    .query(Integer.class)
                                    .single())
                            .isZero();
                }));
        assertThat(DB.sql("""
                        select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
                           and (relkind = 'S' and has_sequence_privilege('tl_figures', c.oid, 'select, usage, update')
                                or relkind <> 'S' and has_any_column_privilege('tl_figures', c.oid, 'select, insert, update, references'))
                        """).query(String.class).list())
                .containsExactlyInAnyOrder("figure", "figure_run", "figure_terms", "figure_year");
        for (var table : List.of("person", "membership", "closing", "goal_met", "session"))
            assertThatThrownBy(() -> Someone.does(
                            reader,
                            () -> transaction.executeWithoutResult(_ -> {
                                app.sql("set local role tl_figures").update();
                                app.sql("select count(*) from " + table).query().listOfRows();
                            })))
                    .as(table)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("W3 The counter reads ids and dates, who teaches, and areas; no word and no key")
    void theCounterReadsNoWord() {
        assertThat(DB.sql("""
                        select relname || '.' || attname from pg_class c join pg_attribute a on attrelid = c.oid and attnum > 0 and not attisdropped
                         where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and relname not like 'figure%'
                           and has_column_privilege('tl_counter', c.oid, attnum, 'select')
                        """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "district.district_id",
                        "district.time_zone",
                        "person.district_id",
                        "person.person_id",
                        "person.left_on",
                        "position.person_id",
                        "position.kind",
                        "membership.partnership_id",
                        "membership.person_id",
                        "membership.joined_at",
                        "closing.owner",
                        "closing.at",
                        "goal_met.owner",
                        "goal_met.said_at",
                        "goal_area.owner",
                        "goal_area.area",
                        "goal_area.chosen_at");
    }
}
