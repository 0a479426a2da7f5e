package org.twolearn.rules;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;

/** What was proposed and who agreed, of the reader's district. Rows are added and never changed. */
@Repository
class RuleTable {
    private final JdbcClient jdbc;

    RuleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Change> all() {
        return jdbc.sql("""
                select s.*,
                       array(select a.person_id from rule_asked a
                              where (a.district_id, a.change_id) = (s.district_id, s.change_id) and a.left_at is null
                                and not exists (select from rule_yes y where (y.district_id, y.change_id, y.person_id)
                                                                           = (a.district_id, a.change_id, a.person_id))
                              order by a.person_id) as asked,
                       array(select y.person_id from rule_yes y
                              where (y.district_id, y.change_id) = (s.district_id, s.change_id)
                              order by y.said_at, y.person_id) as agreed,
                       array(select y.said_at from rule_yes y
                              where (y.district_id, y.change_id) = (s.district_id, s.change_id)
                              order by y.said_at, y.person_id) as agreed_at,
                       (select e.person_id from rule_end e where (e.district_id, e.change_id) = (s.district_id, s.change_id)
                         order by e.said_at, e.person_id limit 1) as ended_by,
                       (select min(e.said_at) from rule_end e
                         where (e.district_id, e.change_id) = (s.district_id, s.change_id)) as ended_at,
                       array(select r.agreed from rule_read r
                              where r.change_id = s.change_id and r.person_id = me()) as read,
                       array(select a.person_id from rule_asked a
                              where (a.district_id, a.change_id) = (s.district_id, s.change_id) and a.left_at is not null
                              order by a.left_at, a.person_id) as laid_down,
                       array(select a.left_at from rule_asked a
                              where (a.district_id, a.change_id) = (s.district_id, s.change_id) and a.left_at is not null
                              order by a.left_at, a.person_id) as laid_down_at,
                       array(select a.person_id from rule_asked a join represents r using (district_id, person_id)
                              where (a.district_id, a.change_id) = (s.district_id, s.change_id) and r.taken_at is not null
                                and not exists (select from rule_yes y where (y.district_id, y.change_id, y.person_id)
                                                                           = (a.district_id, a.change_id, a.person_id))
                              order by r.taken_at, a.person_id) as taken,
                       array(select r.taken_at from rule_asked a join represents r using (district_id, person_id)
                              where (a.district_id, a.change_id) = (s.district_id, s.change_id) and r.taken_at is not null
                                and not exists (select from rule_yes y where (y.district_id, y.change_id, y.person_id)
                                                                           = (a.district_id, a.change_id, a.person_id))
                              order by r.taken_at, a.person_id) as taken_at
                  from rule_standing s
                 where s.district_id = my_district()
                 order by s.proposed_at desc, s.change_id
                """).query((row, _) -> change(row)).list();
    }

    /** Whether it is on where the reader works. */
    boolean allows(Rule rule) {
        return jdbc.sql("select rule_allows(?)")
                .param(rule.stored())
                .query(Boolean.class)
                .single();
    }

    /** All that are on where the reader works. */
    Set<Rule> on() {
        return jdbc.sql("select rule from unnest(:rules) rule where rule_allows(rule)")
                .param("rules", Stream.of(Rule.values()).map(Rule::stored).toArray(String[]::new))
                .query((row, _) -> Rule.of(row.getString("rule")))
                .set();
    }

    /** Whether the reader may propose a change. */
    boolean mayPropose() {
        return jdbc.sql(
                        "select exists (select from position where person_id = me() and kind in ('operator', 'representative'))")
                .query(Boolean.class)
                .single();
    }

    /** @param now whether it is on; off while it is off takes back what waits */
    void propose(UUID id, Rule rule, boolean now, boolean on, String reason) {
        jdbc.sql("""
                insert into rule_change (district_id, change_id, rule, value, before, after, reason, proposed_by)
                values (my_district(), :id, :rule, :value, :before, :after, :reason, me())
                """)
                .param("id", id)
                .param("rule", rule.stored())
                .param("value", on ? "on" : "off")
                .param("before", rule.means(now))
                .param("after", rule.means(on))
                .param("reason", reason)
                .update();
    }

    /** The database takes it only from a representative of the day on which this was proposed. */
    void agree(UUID change) {
        jdbc.sql("""
                insert into rule_yes (district_id, change_id, person_id)
                select district_id, change_id, me() from rule_change where change_id = :id returning 1
                """).param("id", change).query(Integer.class).single();
    }

    /** The database takes it only from its proposer and from who is asked, and only while it waits. */
    void end(UUID change) {
        jdbc.sql("""
                insert into rule_end (district_id, change_id, person_id)
                select district_id, change_id, me() from rule_change where change_id = :id returning 1
                """).param("id", change).query(Integer.class).single();
    }

    void putAway(UUID change, boolean agreed) {
        jdbc.sql(
                        "insert into rule_read (person_id, change_id, agreed) values (me(), :id, :agreed) on conflict do nothing")
                .param("id", change)
                .param("agreed", agreed)
                .update();
    }

    private static Change change(ResultSet row) throws SQLException {
        Timestamp holds = row.getTimestamp("holds_from");
        return new Change(
                row.getObject("change_id", UUID.class),
                Rule.of(row.getString("rule")),
                row.getString("value").equals("on"),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                new PersonId(row.getObject("proposed_by", UUID.class)),
                row.getTimestamp("proposed_at").toInstant(),
                row.getTimestamp("notice_ends").toInstant(),
                row.getTimestamp("lapses_at").toInstant(),
                row.getBoolean("waits"),
                instant(holds),
                people(row.getArray("asked")),
                dated(row, "agreed"),
                ended(row),
                List.of((Boolean[]) row.getArray("read").getArray()),
                dated(row, "laid_down"),
                dated(row, "taken"));
    }

    private static Change.@Nullable Dated ended(ResultSet row) throws SQLException {
        var by = row.getObject("ended_by", UUID.class);
        return by == null
                ? null
                : new Change.Dated(
                        new PersonId(by), row.getTimestamp("ended_at").toInstant());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static List<PersonId> people(Array ids) throws SQLException {
        return Stream.of((UUID[]) ids.getArray()).map(PersonId::new).toList();
    }

    private static List<Change.Dated> dated(ResultSet row, String what) throws SQLException {
        var people = people(row.getArray(what));
        var at = (Timestamp[]) row.getArray(what + "_at").getArray();
        var dated = new ArrayList<Change.Dated>();
        for (int i = 0; i < people.size(); i++) dated.add(new Change.Dated(people.get(i), at[i].toInstant()));
        return List.copyOf(dated);
    }
}
