package org.twolearn.partnerships;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;

/** What somebody remembers of having asked, whatever became of it: only they read it, and it does not say how it ended. */
@Repository
class PastOffers {
    /** For who is asked into a running partnership; everything else is the kind that was offered. */
    static final String JOIN = "join";

    private final JdbcClient jdbc;

    PastOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the reader made this offer, whatever became of it. */
    boolean has(PartnershipId id) {
        return jdbc.sql("select exists (select from past_offer where partnership_id = :id and kind <> 'join')")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Until when somebody lets one of these people be, having offered them the same already. */
    Optional<LocalDate> sameOffered(Offer offer, LocalDate today) {
        return jdbc.sql("""
                select max(o.again_from) from past_offer o
                 where o.person_id = :by and o.kind = :kind and o.offered_to = any (:to) and o.again_from > :today
                   and o.partnership_id <> :id
                   and not exists (select 1 from membership m
                                    where (m.partnership_id, m.person_id) = (o.partnership_id, o.offered_to))
                """)
                .param("by", offer.by().value())
                .param("kind", offer.kind().stored())
                .param("to", ids(offer.to()))
                .param("today", today)
                .param("id", offer.id().value())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Until when somebody lets one person be, having asked them into this partnership already. */
    Optional<LocalDate> sameAsked(PartnershipId id, PersonId newcomer, LocalDate today) {
        return jdbc.sql("""
                select again_from from past_offer
                 where partnership_id = :id and offered_to = :newcomer and kind = 'join' and again_from > :today
                """)
                .param("id", id.value())
                .param("newcomer", newcomer.value())
                .param("today", today)
                .query(LocalDate.class)
                .optional();
    }

    void remember(
            PartnershipId id,
            String kind,
            PersonId by,
            Collection<PersonId> to,
            LocalDate openUntil,
            Instant closesAt,
            LocalDate againFrom) {
        jdbc.sql("""
                insert into past_offer (person_id, partnership_id, offered_to, kind, open_until, closes_at, again_from)
                select :by, :id, person_id, :kind, :until, :closes, :again from unnest(:to) as person_id
                """)
                .param("by", by.value())
                .param("id", id.value())
                .param("kind", kind)
                .param("until", openUntil)
                .param("closes", Timestamp.from(closesAt))
                .param("again", againFrom)
                .param("to", ids(to))
                .update();
    }

    /** What was taken back is let be from now on, not from its last day on. */
    void takenBack(PartnershipId id, LocalDate againFrom) {
        jdbc.sql("update past_offer set again_from = :again where partnership_id = :id and again_from > :again")
                .param("id", id.value())
                .param("again", againFrom)
                .update();
    }

    /** Throws when the reader has not asked this person, or has taken it back already. */
    void takenBack(PartnershipId id, PersonId newcomer, LocalDate againFrom) {
        jdbc.sql("""
                update past_offer set again_from = least(again_from, :again), closes_at = now()
                 where partnership_id = :id and offered_to = :newcomer and kind = 'join' and closes_at > now()
                   and partnership_id <> all ((select paused())::uuid[])
                returning 1
                """)
                .param("id", id.value())
                .param("newcomer", newcomer.value())
                .param("again", againFrom)
                .query(Integer.class)
                .single();
    }

    private static UUID[] ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
