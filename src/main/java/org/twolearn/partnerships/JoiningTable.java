package org.twolearn.partnerships;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Place;
import org.twolearn.vault.Vault;

/** Who is asked into running partnerships: what there is, and what the asker remembers of having asked. */
@Repository
class JoiningTable {
    private static final String OPEN = """
            select coalesce(j.partnership_id, o.partnership_id) as partnership_id, j.kind, j.asked_by,
                   coalesce(j.person_id, o.offered_to) as newcomer, coalesce(o.open_until, j.open_until) as open_until,
                   o.person_id is not null as mine, w.version as said, w.author as said_by, w.words,
                   exists (select from joining_yes y where (y.partnership_id, y.person_id, y.member)
                                                         = (j.partnership_id, j.person_id, me())) as yes,
                   array(select m.person_id from membership m
                          where m.partnership_id = j.partnership_id and m.left_at is null
                          order by m.joined_at, m.person_id) as members
              from (select * from joining where closes_at > now()) j
              full join (select * from past_offer o
                          where o.kind = 'join' and o.closes_at > now()
                            and o.partnership_id <> all ((select paused())::uuid[])
                            and not exists (select from membership m where (m.partnership_id, m.person_id)
                                                                         = (o.partnership_id, o.offered_to))) o
                on o.partnership_id = j.partnership_id and o.offered_to = j.person_id
              left join lateral (select * from joining_words w
                                  where (w.partnership_id, w.person_id) = (j.partnership_id, j.person_id)
                                  order by w.version desc limit 1) w on true
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    JoiningTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    List<Joining> open() {
        return jdbc.sql(OPEN + " order by open_until, newcomer")
                .query((row, _) -> joining(row))
                .list();
    }

    Joining find(PartnershipId id, PersonId newcomer) {
        return jdbc.sql(OPEN + """
                 where coalesce(j.partnership_id, o.partnership_id) = :id and coalesce(j.person_id, o.offered_to) = :newcomer
                """)
                .param("id", id.value())
                .param("newcomer", newcomer.value())
                .query((row, _) -> joining(row))
                .single();
    }

    void ask(Partnership partnership, PersonId newcomer, PersonId by, LocalDate openUntil, Instant closesAt) {
        jdbc.sql("""
                insert into joining (partnership_id, person_id, asked_by, kind, open_until, closes_at)
                values (:id, :newcomer, :by, :kind, :until, :closes)
                """)
                .param("id", partnership.id().value())
                .param("newcomer", newcomer.value())
                .param("by", by.value())
                .param("kind", partnership.kind().stored())
                .param("until", openUntil)
                .param("closes", Timestamp.from(closesAt))
                .update();
    }

    void yes(PartnershipId id, PersonId newcomer, PersonId by) {
        jdbc.sql("insert into joining_yes (partnership_id, person_id, member) values (:id, :newcomer, :by)")
                .param("id", id.value())
                .param("newcomer", newcomer.value())
                .param("by", by.value())
                .update();
    }

    /**
     * False when other words took the number first.
     *
     * @param owner whose key seals it: who asks, as long as the newcomer has not said yes and may leave no trace
     */
    boolean say(PartnershipId id, PersonId newcomer, int version, PersonId by, PersonId owner, String words) {
        return jdbc.sql("""
                insert into joining_words (partnership_id, person_id, version, author, words)
                values (:id, :newcomer, :version, :by, :words) on conflict do nothing
                """)
                        .param("id", id.value())
                        .param("newcomer", newcomer.value())
                        .param("version", version)
                        .param("by", by.value())
                        .param("words", vault.seal(place(id, newcomer, version), owner, words))
                        .update()
                == 1;
    }

    /** Leaves no row that says who was asked or who ended it. */
    int end(PartnershipId id, PersonId newcomer) {
        return jdbc.sql("delete from joining where partnership_id = :id and person_id = :newcomer")
                .param("id", id.value())
                .param("newcomer", newcomer.value())
                .update();
    }

    /** Makes the newcomer a member, who reads from this moment on. */
    void join(PartnershipId id, PersonId newcomer) {
        jdbc.sql("insert into membership (partnership_id, person_id, reads_from) values (:id, :newcomer, now())")
                .param("id", id.value())
                .param("newcomer", newcomer.value())
                .update();
        end(id, newcomer);
    }

    /** What is over would stand in the way of asking once more until tl_jobs takes it. */
    void sweep() {
        jdbc.sql("delete from joining where closes_at < now()").update();
    }

    private Joining joining(ResultSet row) throws SQLException {
        var id = new PartnershipId(row.getObject("partnership_id", UUID.class));
        var newcomer = new PersonId(row.getObject("newcomer", UUID.class));
        var kind = row.getString("kind");
        var asker = row.getObject("asked_by", UUID.class);
        var by = asker == null ? CurrentPerson.id() : new PersonId(asker);
        var words = row.getBytes("words");
        return new Joining(
                id,
                kind == null ? Kind.ELSE : Kind.of(kind),
                newcomer,
                by,
                PartnershipTable.people(row.getArray("members")),
                row.getObject("open_until", LocalDate.class),
                row.getBoolean("mine"),
                row.getBoolean("yes"),
                words == null
                        ? Partnership.Saying.nothing(by)
                        : new Partnership.Saying(
                                row.getInt("said"),
                                new PersonId(row.getObject("said_by", UUID.class)),
                                vault.read(place(id, newcomer, row.getInt("said")), words)));
    }

    private static Place place(PartnershipId id, PersonId newcomer, int version) {
        return PartnershipSeals.JOINING.at(id.value(), newcomer.value(), version);
    }
}
