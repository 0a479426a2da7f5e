package org.twolearn.signin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;

/** What somebody and their partners are told about devices and links. Row-level security knows who is whose partner. */
@Repository
class TellingTable {
    /** A line that stays: when and how something was let in, and who confirmed or made it, where that is known. */
    record Kept(Instant at, String how, @Nullable PersonId by) {}

    private final JdbcClient jdbc;

    TellingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For Home, in one question: one's own waiting devices, requests of partners, and what is told for thirty days. */
    List<Telling> current() {
        return jdbc.sql("""
                (select 'device' as what, person_id, device_id as id, label, first_seen as at, null::uuid as by from device d
                  where person_id = me() and admitted_at is null and device_id is distinct from my_device()
                    and exists (select from session s
                                 where (s.person_id, s.device_id) = (d.person_id, d.device_id)
                                   and s.ended is null and now() < least(s.idle_until, s.expires))
                    and not exists (select from device_request r
                                     where (r.person_id, r.device_id) = (d.person_id, d.device_id)
                                       and r.confirmed_at is null and now() < r.open_until)
                  order by first_seen desc limit 3)
                union all
                (select distinct on (device_id) 'mine', person_id, device_id, label, asked_at, null::uuid from device_request
                  where person_id = me() and device_id is distinct from my_device()
                    and confirmed_at is null and now() < open_until
                  order by device_id, asked_at desc limit 3)
                union all
                select case when now() < confirm_from then 'later' else 'request' end, person_id, request_id, label, asked_at, null
                  from device_request r
                 where person_id <> me()
                   and not exists (select from device_request newer
                                    where (newer.person_id, newer.device_id) = (r.person_id, r.device_id)
                                      and newer.asked_at > r.asked_at)
                   -- Whoever has somebody's account cannot bury the rest of a partner's Home.
                   and 3 > (select count(*) from device_request newer
                             where newer.person_id = r.person_id and newer.asked_at > r.asked_at)
                union all
                select how, person_id, telling_id, '', told_at,
                       (select c.partner from device_confirmation c
                         where (c.person_id, c.request_id, c.said_at) = (t.person_id, t.telling_id, t.told_at)) from telling t
                 where told_at > now() - interval '30 days'
                   -- To oneself it is said above, as long as that device waits.
                   and not (how = 'account' and exists (
                       select from session s join device d using (person_id, device_id)
                        where (s.person_id, s.session_id) = (t.person_id, t.telling_id) and d.admitted_at is null
                          and s.ended is null and now() < least(s.idle_until, s.expires)))
                   and not (how = 'asked' and exists (
                       select from device_request r where (r.person_id, telling_of(r.request_id)) = (t.person_id, t.telling_id)
                                                      and r.confirmed_at is null and now() < r.open_until))
                   -- A newer link takes the older one's worth away, and says all that was to be said.
                   and not (how = 'link' and exists (
                       select from telling newer
                        where newer.person_id = t.person_id and newer.how = 'link' and newer.told_at > t.told_at
                          and not exists (select from telling_put_away a
                                           where a.person_id = me() and a.telling_id = newer.telling_id)))
                   and not exists (select from telling_put_away a
                                    where a.person_id = me() and a.telling_id = t.telling_id)
                order by at desc limit 12
                """)
                .query((row, _) -> new Telling(
                        row.getString("what"),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getTimestamp("at").toInstant(),
                        PersonId.ifAny(row.getObject("by", UUID.class))))
                .list();
    }

    /** What whoever asks was ever told about their own keys. A confirmation lets in at once, so its time is the telling's. */
    List<Kept> own() {
        return jdbc.sql("""
                select t.told_at, t.how, coalesce(c.partner, nullif(e.made_by, e.person_id)) as by -- one made at the terminal is nobody's
                  from telling t
                  left join device_confirmation c
                    on (c.person_id, c.request_id, c.said_at) = (t.person_id, t.telling_id, t.told_at)
                  left join enrollment e on (e.person_id, e.enrollment_id) = (t.person_id, t.telling_id)
                 where t.person_id = me() order by t.told_at desc
                """)
                .query((row, _) -> {
                    return new Kept(
                            row.getTimestamp("told_at").toInstant(),
                            row.getString("how"),
                            PersonId.ifAny(row.getObject("by", UUID.class)));
                })
                .list();
    }

    /**
     * For whoever asks only; not found where they were never told. With a link go those before it, which Home no longer showed;
     * not one that is told later, whatever moment it bears.
     */
    void putAway(UUID telling) {
        jdbc.sql("select 1 from telling where telling_id = ?")
                .param(telling)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                insert into telling_put_away (person_id, telling_id)
                select me(), t.telling_id from telling one
                  join telling t on t.telling_id = one.telling_id
                                 or t.person_id = one.person_id and t.how = 'link' and one.how = 'link' and t.told_at < one.told_at
                 where one.telling_id = ?
                    on conflict do nothing
                """).param(telling).update();
    }
}
