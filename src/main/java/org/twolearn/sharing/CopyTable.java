package org.twolearn.sharing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.Place;
import org.twolearn.vault.Vault;

/** The copies in a share, each sealed under a key of its author for this share alone, and who opened them. */
@Repository
@Transactional
class CopyTable {
    private final JdbcClient jdbc;
    private final Vault vault;

    CopyTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void add(UUID share, Copy copy) {
        jdbc.sql("""
                insert into share_piece (person_id, share_id, partnership_id, piece_id, words)
                select :author, share_id, partnership_id, :piece, :words from share where share_id = :share
                on conflict do nothing
                """).params(row(share, copy)).update();
    }

    /** Nothing, where its author has answered meanwhile: by a second click, or on another device. */
    void addAsked(UUID share, Copy copy) {
        jdbc.sql("""
                insert into share_piece (person_id, share_id, partnership_id, piece_id, words)
                select a.person_id, share_id, s.partnership_id, a.piece_id, :words
                  from share_ask a join share s using (share_id)
                 where (a.person_id, share_id, a.piece_id) = (:author, :share, :piece)
                on conflict do nothing
                """).params(row(share, copy)).update();
    }

    private Map<String, Object> row(UUID share, Copy copy) {
        var author = copy.author();
        var words = vault.seal(
                place(share, author, copy.piece()), author, copy.words().bytes());
        return Map.of("author", author.value(), "share", share, "piece", copy.piece(), "words", words);
    }

    /** In their order. One that its author has erased is not among them. */
    List<Copy> of(UUID share) {
        return jdbc
                .sql("select person_id, piece_id, words from share_piece where share_id = :share")
                .param("share", share)
                .query((row, _) -> opened(
                        share,
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getObject("piece_id", UUID.class),
                        row.getBytes("words")))
                .list()
                .stream()
                .flatMap(copy -> copy)
                .sorted(Comparator.comparing(copy -> copy.words().place()))
                .toList();
    }

    private Stream<Copy> opened(UUID share, PersonId author, UUID piece, byte[] words) {
        try {
            return Stream.of(
                    new Copy(author, piece, Copy.Sealed.of(vault.openBytes(place(share, author, piece), words))));
        } catch (Broken erased) {
            return Stream.empty();
        }
    }

    /** Throws when there is nothing of the reader's own in it. The key goes too, so that no copy of the database opens it. */
    void takeBack(UUID share, PersonId author) {
        var gone = jdbc.sql("delete from share_piece where share_id = :share and person_id = :author")
                .param("share", share)
                .param("author", author.value())
                .update();
        if (gone == 0) throw new EmptyResultDataAccessException(1);
        vault.eraseShown(share, author);
    }

    /** In which shares, of whomever, copies of somebody's own words from there stand. @param from null for their notebook */
    List<UUID> holding(PersonId author, @Nullable UUID from) {
        return jdbc.sql("""
                select distinct share_id from share_piece
                 where person_id = :author and partnership_id is not distinct from :from
                """)
                .param("author", author.value())
                .param("from", from, Types.OTHER)
                .query((row, _) -> row.getObject("share_id", UUID.class))
                .list();
    }

    /** Notes that the reader opened what is shown to them; without it the database shows them nothing of it. */
    void look(UUID share) {
        jdbc.sql("""
                insert into share_look (person_id, share_id, reader)
                select person_id, share_id, recipient from share where share_id = :share and recipient = me()
                on conflict do nothing
                """).param("share", share).update();
    }

    /** The newest first. */
    List<Look> looks(UUID share) {
        return jdbc.sql("select reader, hour from share_look where share_id = :share order by hour desc, reader")
                .param("share", share)
                .query((row, _) -> new Look(
                        new PersonId(row.getObject("reader", UUID.class)),
                        row.getObject("hour", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The same of many. Where nobody looked there is nothing. */
    Map<UUID, List<Look>> looks(Collection<UUID> shares) {
        return jdbc
                .sql(
                        "select share_id, reader, hour from share_look where share_id = any (?) order by hour desc, reader")
                .param(shares.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(
                        row.getObject("share_id", UUID.class),
                        new Look(
                                new PersonId(row.getObject("reader", UUID.class)),
                                row.getObject("hour", OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Place place(UUID share, PersonId author, UUID piece) {
        return SharingSeals.PIECE.at(share, author.value(), piece);
    }
}
