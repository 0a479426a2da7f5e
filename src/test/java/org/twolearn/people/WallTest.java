package org.twolearn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.twolearn.Database;
import org.twolearn.Story;

@Story
class WallTest {
    @Autowired
    Wall wall;

    @Test
    @DisplayName("W1/W2 The program would start on this database: nothing in it shows one person’s words to another")
    void startsOnTheDatabaseWeMade() {
        assertThatCode(wall::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("W8 Nothing in a partnership, or of a person, is written from a device that is not admitted")
    void everyPolicyThatLetsWriteAsksForTheDevice() {
        assertThat(Database.superuser().sql("""
                                select p.tablename || ' ' || p.policyname from pg_policies p
                                  join pg_class c on c.relname = p.tablename and c.relnamespace = 'public'::regnamespace
                                 where p.schemaname = 'public' and 'tl_app' = any (p.roles) and p.cmd <> 'SELECT'
                                   and p.permissive = 'PERMISSIVE' -- one that only takes away lets nobody write
                                   and (obj_description(c.oid, 'pg_class') ~ '^scope: (partnership|person)'
                                        or p.policyname in ('lay_down', 'accept_for_oneself'))
                                   -- All but the first are empty on a device that is not admitted.
                                   and coalesce(p.qual, '') || coalesce(p.with_check, '')
                                       !~ '(admitted|mine|mine_now|invited|welcomed|partners)\\(\\)'
                                """).query(String.class).list())
                .as("policies that ask for no device")
                .containsExactlyInAnyOrder(
                        "device make_oneself_known", // makes a device known, and admits none
                        "session begin_here"); // signing in says who somebody is, and opens nothing
    }

    @ParameterizedTest(name = "W1/W2 The program refuses to start after: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            alter table membership no force row level security    | membership lacks FORCE
            alter table agreement disable row level security      | agreement lacks FORCE
            alter table agreement owner to tl_app                 | agreement can be changed or emptied
            create table scribble (words text)                    | scribble names no scope
            grant truncate on signature to tl_app                 | signature can be changed or emptied
            create view words as select * from agreement          | view words reads
            alter function me() security definer                  | function me runs
            alter role tl_app bypassrls                           | role tl_app can log in and bypass
            create role helpdesk login superuser                  | role helpdesk can log in and bypass
            grant create on schema public to tl_app               | tl_app can create tables
            grant temporary on database twolearn to public        | tl_app can create temporary tables
            grant execute on function lo_create(oid) to public    | tl_app can keep large objects
            grant execute on function pg_stat_get_live_tuples(oid) to tl_app | tl_app can ask how many rows each table has
            grant select (words) on offer_words to tl_jobs        | tl_jobs can read offer_words.words
            grant select on person to tl_jobs                     | tl_jobs can read person.given_name
            grant update (left_at) on membership to tl_jobs       | tl_jobs can write into membership
            grant select (name) on person to tl_keys              | tl_keys can read or write person.name
            grant update (erased_at) on partnership_key to tl_keys | tl_keys can read or write partnership_key.erased_at
            alter role tl_owner login                             | tl_owner can log in
            alter role tl_counter bypassrls                       | tl_counter can log in or do more
            grant tl_counter to tl_jobs                           | tl_jobs can be tl_counter
            alter role tl_owner inherit; grant tl_counter to tl_owner with inherit true | tl_owner reads all that tl_counter does
            grant tl_mine to tl_app                               | tl_app can be tl_mine
            grant select (name) on person to tl_mine              | tl_mine can read person.name
            alter policy mine_reads on membership using (true)    | tl_mine sees more of membership
            alter function mine() owner to tl_owner               | mine is not of tl_mine alone
            grant select (words) on closing to tl_counter         | tl_counter can read closing.words
            grant update (left_at) on membership to tl_counter    | tl_counter can write into membership
            grant insert on figure to tl_app                      | tl_app can write into figure
            grant select on person to tl_figures                  | tl_figures can read person
            grant execute on function drawn(int, int) to tl_jobs  | tl_jobs can call drawn
            grant execute on procedure count_what_is_due() to tl_app | tl_app can call count_what_is_due
            drop trigger figures_stay on figure                   | figure of the figures can be changed
            alter procedure count_figures(uuid, int, int) owner to tl_owner | count_figures is not of tl_counter
            """)
    void refusesToStartWhen(String somebodyDid, String gap) throws SQLException {
        var connection = Database.as("twolearn", "postgres").getConnection();
        try (connection) {
            connection.setAutoCommit(false);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql(somebodyDid).update();

            assertThatThrownBy(new Wall(jdbc)::afterSingletonsInstantiated).hasMessageContaining(gap);
            connection.rollback();
        }
    }
}
