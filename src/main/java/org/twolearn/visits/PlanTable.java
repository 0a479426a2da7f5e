package org.twolearn.visits;

import java.sql.Types;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.cycles.CycleId;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Offers visits, versions of their plans and signatures, and takes back what was not recorded. */
@Repository
class PlanTable {
    private final JdbcClient jdbc;

    PlanTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(
            PartnershipId partnership,
            VisitId visit,
            PersonId host,
            PersonId by,
            ZoneId zone,
            @Nullable CycleId cycle,
            boolean alone) {
        jdbc.sql("""
                insert into visit (partnership_id, visit_id, host, offered_by, zone, cycle_id, alone)
                values (:partnership, :visit, :host, :by, :zone, :cycle, :alone)
                """)
                .param("partnership", partnership.value())
                .param("visit", visit.value())
                .param("host", host.value())
                .param("by", by.value())
                .param("zone", zone.getId())
                .param("cycle", cycle == null ? null : cycle.value(), Types.OTHER)
                .param("alone", alone)
                .update();
    }

    void add(
            PartnershipId partnership,
            VisitId visit,
            int version,
            PersonId host,
            PersonId by,
            Plan plan,
            byte[] details,
            byte @Nullable [] note) {
        jdbc.sql("""
                insert into visit_plan (partnership_id, visit_id, version, host, author, visitors, begins, ends, practice, details, note)
                values (:partnership, :visit, :version, :host, :by, :visitors, :begins, :ends, :practice, :details, :note)
                """)
                .param("partnership", partnership.value())
                .param("visit", visit.value())
                .param("version", version)
                .param("host", host.value())
                .param("by", by.value())
                .param("visitors", plan.visitors().stream().map(PersonId::value).toArray(UUID[]::new))
                .param("begins", Times.sql(plan.begins()))
                .param("ends", Times.sql(plan.ends()))
                .param("practice", plan.details().practice())
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
}
