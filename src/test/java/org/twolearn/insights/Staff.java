package org.twolearn.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.people.PersonId;

/** A district of its own with so many teachers, and what they did on days that are over. */
record Staff(UUID district, List<UUID> teachers) {
    static Staff of(int teachers) {
        return of(teachers, "America/Chicago");
    }

    static Staff of(int teachers, String zone) {
        var district = UUID.randomUUID();
        var db = Database.superuser();
        db.sql("insert into district (district_id, name, time_zone) values (?, 'Lakeshore', ?)")
                .params(district, zone)
                .update();
        var staff = new Staff(district, new ArrayList<>());
        staff.join(teachers);
        return staff;
    }

    void join(int more) {
        var db = Database.superuser();
        var ids = db.sql(
                        "insert into person (district_id, person_id, given_name, family_name)"
                                + " select ?, gen_random_uuid(), 'Teacher', n::text from generate_series(1, ?) n returning person_id")
                .params(district, more)
                .query(UUID.class)
                .list();
        db.sql("insert into position (district_id, position_id, person_id, kind)"
                        + " select ?, gen_random_uuid(), id, 'teacher' from unnest(?) id")
                .params(district, ids.toArray(UUID[]::new))
                .update();
        teachers.addAll(ids);
    }

    UUID teacher(int which) {
        return teachers.get(which);
    }

    /** Somebody with a device, who is no teacher. */
    PersonId colleague(String name, String kind) {
        var person = Someone.called(name, district);
        Database.superuser()
                .sql(
                        "insert into position (district_id, position_id, person_id, kind) values (?, gen_random_uuid(), ?, ?)")
                .params(district, person.value(), kind)
                .update();
        return person;
    }

    /** @param at with its offset: "2021-09-30 23:30-05" */
    UUID began(UUID one, UUID other, String at) {
        return began(Database.superuser(), one, other, at);
    }

    static UUID began(JdbcClient db, UUID one, UUID other, String at) {
        var id = UUID.randomUUID();
        db.sql("insert into partnership (partnership_id, kind, offered_by, open_until, closes_at)"
                        + " values (?, 'cycle', ?, '2021-01-01', '2021-01-01')")
                .params(id, one)
                .update();
        db.sql(
                        "insert into membership (partnership_id, person_id, joined_at)"
                                + " values (:id, :one, cast(:at as timestamptz) - interval '9 days'), (:id, :other, cast(:at as timestamptz))")
                .param("id", id)
                .param("one", one)
                .param("other", other)
                .param("at", at)
                .update();
        return id;
    }

    /** A cycle of the first of the two. */
    static UUID closed(JdbcClient db, UUID partnership, UUID owner, String at) {
        var cycle = UUID.randomUUID();
        db.sql(
                        "insert into cycle (partnership_id, cycle_id, owner, closed_at) values (?, ?, ?, cast(? as timestamptz))")
                .params(partnership, cycle, owner, at)
                .update();
        db.sql("insert into closing (partnership_id, entry_id, cycle_id, owner, at)"
                        + " values (?, gen_random_uuid(), ?, ?, cast(? as timestamptz))")
                .params(partnership, cycle, owner, at)
                .update();
        return cycle;
    }

    static void met(JdbcClient db, UUID partnership, UUID cycle, UUID owner, String at) {
        db.sql("insert into goal_met values (?, ?, ?, cast(? as timestamptz))")
                .params(partnership, cycle, owner, at)
                .update();
    }

    static void about(JdbcClient db, UUID partnership, UUID cycle, UUID owner, String area, String at) {
        db.sql("insert into goal_area values (?, ?, ?, ?, cast(? as timestamptz))")
                .params(partnership, cycle, owner, area, at)
                .update();
    }

    /** As the job does it. */
    void count(int year, int period) {
        count(JdbcClient.create(Database.as("twolearn", "tl_jobs")), year, period);
    }

    void count(JdbcClient by, int year, int period) {
        by.sql("call count_figures(?, ?, ?)").params(district, year, period).update();
    }

    /** "started 1: 37" for each row of the ledger. */
    List<String> ledger() {
        return ledger(Database.superuser());
    }

    List<String> ledger(JdbcClient db) {
        return db.sql("select concat_ws(' ', year, measure, nullif(area, ''), period) || ': ' || number from figure"
                        + " where district_id = ? order by year, period, measure, area")
                .param(district)
                .query(String.class)
                .list();
    }
}
