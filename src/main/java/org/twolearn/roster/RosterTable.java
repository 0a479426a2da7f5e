package org.twolearn.roster;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;

/** Rosters that were sent. Row-level security shows them to whoever looks after the district's directory. */
@Repository
class RosterTable {
    private record Tally(String what, long rows) {}

    private static final String IMPORT = """
            select i.*, p.step, p.done, p.expected from roster_import i join roster_progress p using (district_id, import_id)
            """;

    private final JdbcClient jdbc;

    RosterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing is found by somebody who does not look after a directory. */
    UUID district() {
        return jdbc.sql("select runs() where runs() is not null")
                .query(UUID.class)
                .single();
    }

    /** Rosters that nobody confirmed within a week go, with everything that was read from them. */
    void begin(ImportId id, PersonId by, String file) {
        jdbc.sql("delete from roster_import where applied_at is null and uploaded_at < now() - interval '7 days'")
                .update();
        in(
                        "insert into roster_import (district_id, import_id, uploaded_by, file_name) values (:district, :id, :by, :file)",
                        id)
                .param("by", by.value())
                .param("file", file)
                .update();
        in("insert into roster_progress (district_id, import_id, step) values (:district, :id, 'reading')", id)
                .update();
    }

    List<Import> all() {
        return jdbc.sql(IMPORT + "order by i.uploaded_at desc, i.import_id limit 20")
                .query((row, _) -> roster(row))
                .list();
    }

    Import find(ImportId id) {
        return in(IMPORT + "where i.district_id = :district and i.import_id = :id", id)
                .query((row, _) -> roster(row))
                .single();
    }

    void progress(ImportId id, String step, long done, long expected) {
        in("""
                update roster_progress set step = :step, done = :done, expected = :expected, seen_at = now()
                 where district_id = :district and import_id = :id
                """, id)
                .param("step", step)
                .param("done", done)
                .param("expected", expected)
                .update();
    }

    /** Only one of two who confirm at once gets it. A server that died on the way lets go after ten minutes. */
    boolean claim(ImportId id) {
        return in("""
                update roster_progress set step = 'importing', done = 0, expected = 0, seen_at = now()
                 where district_id = :district and import_id = :id
                   and (step in ('ready', 'failed') or step = 'importing' and seen_at < now() - interval '10 minutes')
                """, id).update() == 1;
    }

    void read(ImportId id, Shape shape) {
        in("""
                update roster_import
                   set version = :version, complete = :complete, roles_complete = :roles, orgs_complete = :orgs,
                       by_person = :byPerson, subjects = :subjects, read_at = now()
                 where district_id = :district and import_id = :id
                """, id)
                .param("version", shape.version())
                .param("complete", shape.complete())
                .param("roles", shape.rolesComplete())
                .param("orgs", shape.orgsComplete())
                .param("byPerson", shape.byPerson())
                .param("subjects", shape.subjects())
                .update();
    }

    void applied(ImportId id, PersonId by) {
        in("""
                update roster_import set applied_by = :by, applied_at = now()
                 where district_id = :district and import_id = :id and applied_at is null returning 1
                """, id).param("by", by.value()).query(Integer.class).single();
    }

    void putAway(ImportId id) {
        in(
                        "delete from roster_import where district_id = :district and import_id = :id and applied_at is null returning 1",
                        id)
                .query(Integer.class)
                .single();
    }

    /** One import at a time in a district. */
    void alone(ImportId id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:district, 20))::text")
                .param("district", id.district().toString())
                .query(String.class)
                .single();
    }

    Set<String> known(ImportId id) {
        return new HashSet<>(
                jdbc.sql("select source_id from person where district_id = :district and source_id is not null")
                        .param("district", id.district())
                        .query(String.class)
                        .list());
    }

    Map<String, Long> tallies(ImportId id) {
        return in("select what, rows from roster_tally where district_id = :district and import_id = :id", id)
                .query(Tally.class)
                .stream()
                .collect(toMap(Tally::what, Tally::rows));
    }

    JdbcClient.StatementSpec in(String sql, ImportId id) {
        return jdbc.sql(sql).param("district", id.district()).param("id", id.value());
    }

    private static Import roster(ResultSet row) throws SQLException {
        var version = row.getString("version");
        var applied = row.getObject("applied_at", OffsetDateTime.class);
        return new Import(
                new ImportId(row.getObject("district_id", UUID.class), row.getObject("import_id", UUID.class)),
                new PersonId(row.getObject("uploaded_by", UUID.class)),
                row.getString("file_name"),
                version == null ? "" : version,
                row.getBoolean("complete"),
                row.getString("step"),
                row.getLong("done"),
                row.getLong("expected"),
                applied == null ? null : applied.toInstant());
    }
}
