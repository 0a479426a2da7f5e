package org.twolearn.sharing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Shares, and who is asked for words of theirs. Row-level security hides other people's. */
@Repository
@Transactional
class ShareTable {
    private static final String SHARE = """
            select s.*, s.revoked_at is null and s.closes_at > now() as open,
                   exists (select from share_ask a where a.share_id = s.share_id) as asked,
                   s.partnership_id = any ((select mine())::uuid[]) as inside
              from share s
            """;

    private final JdbcClient jdbc;

    ShareTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What one made, or a member of the partnership it is from, or with words of one's own in it. Not what is shown to the reader. */
    Share given(UUID id) {
        return givenIfAny(id).orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    Optional<Share> givenIfAny(UUID id) {
        return jdbc.sql(SHARE + """
                 where s.share_id = :id
                   and (s.person_id = me() or s.partnership_id = any ((select mine())::uuid[])
                        or s.share_id = any ((select shows_mine())::uuid[]))
                """)
                .param("id", id)
                .query((row, _) -> share(row))
                .optional();
    }

    boolean isMine(UUID id) {
        return jdbc.sql("select exists (select from share where share_id = :id and person_id = me())")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    Optional<Share> shownToMe(UUID id) {
        return jdbc.sql(
                        SHARE
                                + " where s.share_id = :id and s.recipient = me() and s.closes_at > now() and s.revoked_at is null")
                .param("id", id)
                .query((row, _) -> share(row))
                .optional();
    }

    /** The newest first. */
    List<Share> of(PartnershipId in) {
        return jdbc.sql(SHARE + " where s.partnership_id = :in order by s.shared_at desc, s.share_id")
                .param("in", in.value())
                .query((row, _) -> share(row))
                .list();
    }

    /** What the reader shows, what is shown to them now, and what others show with words of the reader's in it. */
    List<Share> mine() {
        return jdbc.sql(SHARE + """
                 where s.person_id = me() or s.recipient = me() and s.closes_at > now() and s.revoked_at is null
                    or s.share_id = any ((select shows_mine())::uuid[])
                 order by s.shared_at desc, s.share_id
                """).query((row, _) -> share(row)).list();
    }

    /**
     * What is shown to the reader and was never opened, where something of theirs is asked for, and what a partner began to
     * show in the last thirty days, until the reader puts it away.
     */
    List<Share> waiting() {
        return jdbc.sql(SHARE + """
                 where s.revoked_at is null and s.closes_at > now() and s.recipient = me()
                       and not exists (select from share_look l where l.share_id = s.share_id and l.reader = me())
                    or s.partnership_id = any ((select mine())::uuid[]) and s.person_id <> me()
                       and (s.shared_at > now() - interval '30 days'
                            and not exists (select from share_put_away p where p.share_id = s.share_id)
                            or s.revoked_at is null and s.closes_at > now()
                               and exists (select from share_ask a where a.share_id = s.share_id))
                 order by s.shared_at desc, s.share_id
                """).query((row, _) -> share(row)).list();
    }

    /** False when the very form was taken before. */
    boolean add(
            UUID id,
            PersonId by,
            @Nullable PartnershipId in,
            PersonId with,
            LocalDate until,
            Instant closes,
            String what) {
        return jdbc.sql("""
                insert into share (person_id, share_id, partnership_id, recipient, until_day, closes_at, what)
                values (:by, :id, :in, :with, :until, :closes, :what) on conflict do nothing
                """)
                        .param("by", by.value())
                        .param("id", id)
                        .param("in", in == null ? null : in.value(), Types.OTHER)
                        .param("with", with.value())
                        .param("until", until)
                        .param("closes", Timestamp.from(closes))
                        .param("what", what)
                        .update()
                == 1;
    }

    /** For good: what ended cannot be shown on. False when it had ended before. */
    boolean end(UUID id) {
        return jdbc.sql(
                                "update share set revoked_at = now() where share_id = :id and person_id = me() and revoked_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Which of one's own from there this ended. @param from null for one's notebook */
    List<UUID> endAll(@Nullable UUID from) {
        return jdbc.sql("""
                update share set revoked_at = now()
                 where person_id = me() and partnership_id is not distinct from :from
                   and revoked_at is null and closes_at > now()
                returning share_id
                """)
                .param("from", from, Types.OTHER)
                .query((row, _) -> row.getObject("share_id", UUID.class))
                .list();
    }

    /** That the reader has read that a partner began to show it. */
    void putAway(UUID id) {
        jdbc.sql("insert into share_put_away (person_id, share_id) values (me(), :id) on conflict do nothing")
                .param("id", id)
                .update();
    }

    void ask(UUID id, PersonId author, UUID piece) {
        jdbc.sql("insert into share_ask (person_id, share_id, piece_id) values (:author, :id, :piece)")
                .param("author", author.value())
                .param("id", id)
                .param("piece", piece)
                .update();
    }

    /** Which pieces the reader is asked for. */
    Set<UUID> asked(UUID id) {
        return jdbc.sql("select piece_id from share_ask where share_id = :id")
                .param("id", id)
                .query((row, _) -> row.getObject("piece_id", UUID.class))
                .set();
    }

    void answered(UUID id) {
        jdbc.sql("delete from share_ask where share_id = :id").param("id", id).update();
    }

    private static Share share(ResultSet row) throws SQLException {
        @Nullable UUID in = row.getObject("partnership_id", UUID.class);
        @Nullable OffsetDateTime ended = row.getObject("revoked_at", OffsetDateTime.class);
        return new Share(
                row.getObject("share_id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                in == null ? null : new PartnershipId(in),
                new PersonId(row.getObject("recipient", UUID.class)),
                row.getObject("shared_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_day", LocalDate.class),
                row.getObject("closes_at", OffsetDateTime.class).toInstant(),
                row.getString("what"),
                row.getBoolean("open"),
                ended == null ? null : ended.toInstant(),
                row.getBoolean("asked"),
                row.getBoolean("inside"));
    }
}
