package org.twolearn.visits;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Place;
import org.twolearn.vault.Vault;

/** What stays of a record of which its host keeps only the figures: sealed with their key, and never with an event in it. */
@Repository
class KeptTable {
    private final JdbcClient jdbc;
    private final Vault vault;

    KeptTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** First what stays. The database refuses everybody but the host, and before they have looked. */
    void keep(Visit visit, VisitRecord record, String figures) {
        jdbc.sql("""
                insert into visit_kept (partnership_id, visit_id, recorder, host, version, started_at, done_at, figures)
                select partnership_id, visit_id, recorder, host, version, started_at, done_at, :figures from visit_record
                 where partnership_id = :partnership and visit_id = :visit and recorder = :recorder returning 1
                """)
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .param("recorder", record.recorder().value())
                .param("figures", vault.seal(place(visit, record.recorder()), visit.host(), figures))
                .query(Integer.class)
                .single();
    }

    /** Then all that was recorded, finished or not, with what was corrected in it. */
    void destroy(Visit visit) {
        jdbc.sql("delete from visit_record where partnership_id = :partnership and visit_id = :visit")
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .update();
    }

    private static Place place(Visit visit, PersonId recorder) {
        return VisitSeals.KEPT.at(visit.partnership().value(), visit.id().value(), recorder.value());
    }
}
