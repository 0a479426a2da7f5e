package org.twolearn.visits;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Visits with all versions of their plans, and that they were recorded. Row-level security hides other people's. */
@Repository
class VisitTable {
    private static final String VISIT = """
            select v.partnership_id, v.visit_id, v.host, v.zone,
                   p.version, p.author, p.visitors, p.begins, p.ends, p.proposed_at, p.details, p.note,
                   array(select s.person_id from visit_signature s
                          where (s.partnership_id, s.visit_id, s.version) = (p.partnership_id, p.visit_id, p.version)) as signed_by,
                   r.recorder, r.started_at, r.done_at, r.summary, l.looked_at
              from visit v
              join visit_plan p on (p.partnership_id, p.visit_id) = (v.partnership_id, v.visit_id)
              left join visit_record r on (r.partnership_id, r.visit_id) = (v.partnership_id, v.visit_id)
              left join visit_look l on (l.partnership_id, l.visit_id) = (v.partnership_id, v.visit_id)
            """;

    private record Row(
            PartnershipId partnership,
            VisitId visit,
            PersonId host,
            ZoneId zone,
            PlanVersion plan,
            @Nullable RecordHead record,
            @Nullable OffsetDateTime lookedAt) {}

    private final JdbcClient jdbc;

    VisitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Visit find(PartnershipId partnership, VisitId visit) {
        return visits(jdbc.sql(VISIT
                                + "where v.partnership_id = :partnership and v.visit_id = :visit order by p.version")
                        .param("partnership", partnership.value())
                        .param("visit", visit.value()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    List<Visit> of(PartnershipId partnership) {
        return visits(jdbc.sql(VISIT + "where v.partnership_id = :partnership order by p.version")
                .param("partnership", partnership.value()));
    }

    /** What Home and the cards need: what is not looked at yet, the last few days, and each partnership's last visit. */
    List<Visit> current() {
        return visits(jdbc.sql(VISIT + """
                where v.partnership_id = any ((select mine())::uuid[])
                  and (p.begins > now() - interval '7 days' or r.visit_id is not null and l.visit_id is null
                       or (r.partnership_id, r.started_at) in (
                           select partnership_id, max(started_at) from visit_record
                            where partnership_id = any ((select mine())::uuid[]) and done_at is not null group by 1))
                order by p.version
                """));
    }

    void add(PartnershipId partnership, VisitId visit, PersonId host, PersonId by, ZoneId zone) {
        jdbc.sql("""
                insert into visit (partnership_id, visit_id, host, offered_by, zone)
                values (:partnership, :visit, :host, :by, :zone)
                """)
                .param("partnership", partnership.value())
                .param("visit", visit.value())
                .param("host", host.value())
                .param("by", by.value())
                .param("zone", zone.getId())
                .update();
    }

    void add(
            PartnershipId partnership,
            VisitId visit,
            int version,
            PersonId by,
            Plan plan,
            byte[] details,
            byte @Nullable [] note) {
        jdbc.sql("""
                insert into visit_plan (partnership_id, visit_id, version, author, visitors, begins, ends, details, note)
                values (:partnership, :visit, :version, :by, :visitors, :begins, :ends, :details, :note)
                """)
                .param("partnership", partnership.value())
                .param("visit", visit.value())
                .param("version", version)
                .param("by", by.value())
                .param("visitors", plan.visitors().stream().map(PersonId::value).toArray(UUID[]::new))
                .param("begins", Times.sql(plan.begins()))
                .param("ends", Times.sql(plan.ends()))
                .param("details", details)
                .param("note", note)
                .update();
    }

    void sign(PartnershipId partnership, VisitId visit, int version, PersonId by) {
        jdbc.sql("""
                insert into visit_signature (partnership_id, visit_id, version, person_id)
                values (:partnership, :visit, :version, :by) on conflict do nothing
                """)
                .param("partnership", partnership.value())
                .param("visit", visit.value())
                .param("version", version)
                .param("by", by.value())
                .update();
    }

    /** Refused by the database where something was recorded. */
    void remove(PartnershipId partnership, VisitId visit) {
        jdbc.sql("delete from visit where partnership_id = :partnership and visit_id = :visit returning 1")
                .param("partnership", partnership.value())
                .param("visit", visit.value())
                .query(Integer.class)
                .single();
    }

    private static List<Visit> visits(JdbcClient.StatementSpec statement) {
        return statement.query((row, _) -> row(row)).stream()
                .collect(groupingBy(Row::visit, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(VisitTable::visit)
                .toList();
    }

    /** A visit comes as a row for each version and record. */
    private static Visit visit(List<Row> rows) {
        var first = rows.getFirst();
        var plans = rows.stream()
                .map(Row::plan)
                .collect(toMap(PlanVersion::version, plan -> plan, (one, _) -> one, LinkedHashMap::new));
        var records = rows.stream()
                .map(Row::record)
                .filter(Objects::nonNull)
                .collect(toMap(RecordHead::recorder, record -> record, (one, _) -> one, LinkedHashMap::new));
        return new Visit(
                first.partnership(),
                first.visit(),
                first.host(),
                first.zone(),
                List.copyOf(plans.values()),
                List.copyOf(records.values()),
                Times.ifAny(first.lookedAt()));
    }

    private static Row row(ResultSet row) throws SQLException {
        var recorder = row.getObject("recorder", UUID.class);
        return new Row(
                new PartnershipId(row.getObject("partnership_id", UUID.class)),
                new VisitId(row.getObject("visit_id", UUID.class)),
                new PersonId(row.getObject("host", UUID.class)),
                ZoneId.of(row.getString("zone")),
                plan(row),
                recorder == null
                        ? null
                        : new RecordHead(
                                new PersonId(recorder),
                                Times.of(row, "started_at"),
                                Times.ifAny(row.getObject("done_at", OffsetDateTime.class)),
                                sealed(row.getBytes("summary"))),
                row.getObject("looked_at", OffsetDateTime.class));
    }

    private static PlanVersion plan(ResultSet row) throws SQLException {
        return new PlanVersion(
                row.getInt("version"),
                new PersonId(row.getObject("author", UUID.class)),
                people(row.getArray("visitors")),
                Times.of(row, "begins"),
                Times.of(row, "ends"),
                Times.of(row, "proposed_at"),
                people(row.getArray("signed_by")),
                new PlanVersion.Sealed(row.getBytes("details")),
                sealed(row.getBytes("note")));
    }

    private static PlanVersion.@Nullable Sealed sealed(byte @Nullable [] bytes) {
        return bytes == null ? null : new PlanVersion.Sealed(bytes);
    }

    private static Set<PersonId> people(Array ids) throws SQLException {
        return Stream.of((UUID[]) ids.getArray()).map(PersonId::new).collect(toUnmodifiableSet());
    }
}
