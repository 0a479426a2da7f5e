package org.twolearn.dialogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.Vault;

/** What was said in the current person's partnerships. Row-level security hides all others. */
@Repository
class DialogueTable {
    private static final String DIALOGUE = """
            select 'idea' as kind, i.idea_id as id, i.author, i.at, i.words, i.cycle_id as cycle, i.decides, i.ask_id as ask,
                   b.became as what, b.entry_id as entry, b.words as more, b.author as by, b.at as since, null::date as day, i.visit_id as visit
              from idea i
              left join lateral (select * from idea_became
                                  where (partnership_id, idea_id) = (i.partnership_id, i.idea_id)
                                  order by at desc, entry_id limit 1) b on true
             where i.partnership_id = :id
            union all
            select 'asked', a.ask_id, a.author, a.at, a.words, null, null, null,
                   case when a.closes_at <= now() then 'over'
                        else (select 'waits' from asked_of o
                               where (o.partnership_id, o.ask_id) = (a.partnership_id, a.ask_id)) end,
                   null, null, null, null, null, a.visit_id
              from asked a
             where a.partnership_id = :id
               and (a.closes_at > now()
                    or exists (select from idea i where (i.partnership_id, i.ask_id) = (a.partnership_id, a.ask_id)))
            union all
            select 'step', n.step_id, n.author, n.at, s.words, n.cycle_id, null, null, s.what, s.entry_id, s.help, null, s.at, s.day, null
              from next_step n
              cross join lateral (select * from next_step_said
                                   where (partnership_id, step_id) = (n.partnership_id, n.step_id)
                                   order by at desc, entry_id limit 1) s
             where n.partnership_id = :id
            union all
            select 'talk', talk_id, author, at, words, null, null, null, null, null, null, null, null, day, null
              from talk where partnership_id = :id
             order by at desc, id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    DialogueTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Dialogue of(PartnershipId id) {
        var all = new Dialogue(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        jdbc.sql(DIALOGUE)
                .param("id", id.value())
                .query((row, _) -> add(all, id, row))
                .list();
        all.ideas().sort(all.byAnswer());
        return all;
    }

    private boolean add(Dialogue all, PartnershipId in, ResultSet row) throws SQLException {
        return switch (row.getString("kind")) {
            case "idea" -> all.ideas().add(idea(in, row));
            case "asked" -> all.asks().add(ask(in, row));
            case "step" -> all.steps().add(step(in, row));
            default -> all.talks().add(talk(in, row));
        };
    }

    Ask ask(PartnershipId in, ResultSet row) throws SQLException {
        return new Ask(
                in,
                id(row),
                author(row),
                row.getObject("visit", UUID.class),
                opened(DialogueSeals.ASKED, in, row, "id", "words"),
                at(row),
                "waits".equals(row.getString("what")),
                "over".equals(row.getString("what")));
    }

    private Idea idea(PartnershipId in, ResultSet row) throws SQLException {
        var what = row.getString("what");
        return new Idea(
                id(row),
                author(row),
                person(row, "decides"),
                row.getObject("cycle", UUID.class),
                row.getObject("visit", UUID.class),
                row.getObject("ask", UUID.class),
                "" + opened(DialogueSeals.IDEA, in, row, "id", "words"),
                at(row),
                what == null ? "on the table" : what,
                person(row, "by"),
                instant(row, "since"),
                opened(DialogueSeals.BECAME, in, row, "entry", "more"));
    }

    NextStep step(PartnershipId in, ResultSet row) throws SQLException {
        return new NextStep(
                in,
                id(row),
                author(row),
                row.getObject("cycle", UUID.class),
                row.getString("what"),
                "" + opened(DialogueSeals.STEP, in, row, "entry", "words"),
                row.getObject("day", LocalDate.class),
                opened(DialogueSeals.HELP, in, row, "entry", "more"),
                instantOf(row, "since"));
    }

    private Talk talk(PartnershipId in, ResultSet row) throws SQLException {
        return new Talk(
                id(row),
                author(row),
                row.getObject("day", LocalDate.class),
                opened(DialogueSeals.TALK, in, row, "id", "words"),
                at(row));
    }

    private @Nullable String opened(SealedColumn of, PartnershipId in, ResultSet row, String id, String column)
            throws SQLException {
        @Nullable UUID key = row.getObject(id, UUID.class);
        return key == null ? null : vault.readIfAny(of.at(in.value(), key), row.getBytes(column));
    }

    /** False when the very form was taken before. Every statement adds with "on conflict do nothing". */
    boolean add(String insert, Map<String, ?> values) {
        return jdbc.sql(insert + " on conflict do nothing").params(values).update() == 1;
    }

    /** Everybody else who is in it is asked, each for themselves. */
    void askOthers(PartnershipId in, UUID ask, Collection<UUID> others) {
        jdbc.sql(
                        "insert into asked_of (person_id, partnership_id, ask_id) select one, :in, :ask from unnest(:others) one")
                .param("others", others.toArray(UUID[]::new))
                .param("in", in.value())
                .param("ask", ask)
                .update();
    }

    /** Answered, or not now: in either case nothing of it is left. */
    boolean answered(PartnershipId in, UUID ask, PersonId by) {
        return jdbc.sql("delete from asked_of where (person_id, partnership_id, ask_id) = (:by, :in, :ask)")
                        .param("by", by.value())
                        .param("in", in.value())
                        .param("ask", ask)
                        .update()
                == 1;
    }

    /** Throws when there is nothing of one's own to take back. */
    void takeBack(String delete, PartnershipId in, UUID id) {
        jdbc.sql(delete)
                .param("in", in.value())
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    private static PersonId author(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("author", UUID.class));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        return PersonId.ifAny(row.getObject(column, UUID.class));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return instantOf(row, "at");
    }

    private static Instant instantOf(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
