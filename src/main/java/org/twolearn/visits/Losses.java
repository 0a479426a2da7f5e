package org.twolearn.visits;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** What was destroyed on a device before it was sent: that it was, and nothing of it. */
@Repository
@Transactional
class Losses {
    record Loss(PartnershipId partnership, VisitId visit, PersonId recorder, Instant at, ZoneId zone) {}

    private static final String LOSS = """
            select l.partnership_id, l.visit_id, l.recorder, l.at, v.zone
              from visit_loss l join visit v on (v.partnership_id, v.visit_id) = (l.partnership_id, l.visit_id)
            """;

    private final JdbcClient jdbc;

    Losses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Said twice it is said once. The database refuses whom no plan of the visit names. */
    void tell(Visit visit, PersonId recorder) {
        jdbc.sql("""
                insert into visit_loss (partnership_id, visit_id, recorder, host)
                values (:partnership, :visit, :recorder, :host) on conflict do nothing
                """)
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .param("recorder", recorder.value())
                .param("host", visit.host().value())
                .update();
    }

    @Transactional(readOnly = true)
    List<Loss> of(Visit visit) {
        return losses(jdbc.sql(LOSS + "where l.partnership_id = :partnership and l.visit_id = :visit")
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value()));
    }

    /** In the reader's own classroom, a week long. */
    @Transactional(readOnly = true)
    List<Loss> lately() {
        return losses(jdbc.sql(LOSS + """
                where l.partnership_id = any ((select mine())::uuid[]) and l.host = (select me())
                  and l.at > now() - interval '7 days'
                order by l.at desc
                """));
    }

    private static List<Loss> losses(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) -> new Loss(
                        new PartnershipId(row.getObject("partnership_id", UUID.class)),
                        new VisitId(row.getObject("visit_id", UUID.class)),
                        new PersonId(row.getObject("recorder", UUID.class)),
                        Times.of(row, "at"),
                        ZoneId.of(row.getString("zone"))))
                .list();
    }
}
