package org.twolearn.cycles;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** What is written down in the cycles of the current person's partnerships. Row-level security hides all others. */
@Repository
class CycleTable {
    private static final String STORY = """
            select 'cycle' as kind, cycle_id, cycle_id as entry_id, owner as by, began_at as at, 0 as version, 0 as step,
                   null::uuid as about, null::text as what, null::date as day, closed_at as until, words
              from cycle where partnership_id = :id
            union all
            select 'standing_opened', cycle_id, cycle_id, owner, opened_at, 0, 0, null, null, null, null, null
              from standing_opened where partnership_id = :id
            union all
            select 'standing', cycle_id, entry_id, author, at, version, 0, null, source, day, null, words
              from standing where partnership_id = :id
            union all
            select 'goal', cycle_id, entry_id, owner, at, version, 0, null, null, day, null, words
              from goal where partnership_id = :id
            union all
            select 'goal_understood', cycle_id, entry_id, person_id, at, version, 0, null, null, null, null, words
              from goal_understood where partnership_id = :id
            union all
            select 'strategy_option', cycle_id, entry_id, author, at, 0, 0, null, null, null, null, words
              from strategy_option where partnership_id = :id
            union all
            select 'strategy_choice', cycle_id, entry_id, owner, at, 0, 0, about, null, day, null, words
              from strategy_choice where partnership_id = :id
            union all
            select 'checklist', cycle_id, entry_id, author, at, version, 0, null, null, null, null, words
              from checklist where partnership_id = :id
            union all
            select 'step_log', cycle_id, entry_id, author, at, version, step, null, what, day, null, words
              from step_log where partnership_id = :id
            union all
            select 'seeing', cycle_id, entry_id, author, at, version, 0, null, null, day, null, words
              from seeing where partnership_id = :id
            union all
            select 'reopening', cycle_id, entry_id, owner, at, 0, 0, null, null, null, null, null
              from reopening where partnership_id = :id
            union all
            select 'decision', cycle_id, entry_id, owner, at, 0, 0, null, what, null, null, words
              from decision where partnership_id = :id
            union all
            select 'closing', cycle_id, entry_id, owner, at, 0, 0, null, outcome, null, null, words
              from closing where partnership_id = :id
            union all
            select 'stage_names', null, entry_id, author, at, version, 0, null, null, null, null, words
              from stage_names where partnership_id = :id
             order by at, version, entry_id
            """;

    private final JdbcClient jdbc;
    private final Texts texts;

    CycleTable(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    private record Row(
            String kind, @Nullable Entry entry, @Nullable UUID cycle) {}

    /** One question for everything: a page shows several parts of it. */
    Story story(PartnershipId id) {
        var rows = jdbc.sql(STORY)
                .param("id", id.value())
                .query((row, _) -> row(id, row))
                .list();
        var opened =
                rows.stream().filter(row -> row.entry() == null).map(Row::cycle).toList();
        var entries =
                rows.stream().flatMap(row -> Stream.ofNullable(row.entry())).toList();
        var byCycle = entries.stream()
                .filter(entry -> entry.cycle() != null && entry.kind() != Kind.CYCLE)
                .collect(groupingBy(entry -> Objects.requireNonNull(entry.cycle())));
        var cycles = entries.reversed().stream()
                .filter(entry -> entry.kind() == Kind.CYCLE)
                .map(entry -> cycle(entry, opened.contains(entry.id()), byCycle))
                .toList();
        var names = entries.stream()
                .filter(entry -> entry.kind() == Kind.STAGE_NAMES)
                .reduce((_, later) -> later);
        return new Story(cycles, names.orElse(null));
    }

    private static Cycle cycle(Entry begun, boolean opened, Map<CycleId, List<Entry>> entries) {
        var id = new CycleId(begun.id());
        return new Cycle(
                id,
                begun.by(),
                begun.text("challenge"),
                begun.at(),
                begun.until(),
                opened,
                entries.getOrDefault(id, List.of()));
    }

    /** False when the entry, or another of its version, was there before. */
    boolean add(PartnershipId partnership, CycleId cycle, PersonId owner, Draft draft) {
        return jdbc.sql(draft.kind().insert)
                        .param("partnership", partnership.value())
                        .param("cycle", cycle.value())
                        .param("owner", owner.value())
                        .param("by", draft.by().value())
                        .param("id", draft.id())
                        .param("version", draft.version())
                        .param("step", draft.step())
                        .param("about", draft.about(), Types.OTHER)
                        .param("what", draft.what(), Types.VARCHAR)
                        .param("day", draft.day(), Types.DATE)
                        .param("words", texts.seal(partnership, draft), Types.BINARY)
                        .update()
                == 1;
    }

    /** Whether this very form was taken before. */
    boolean has(Kind kind, PartnershipId partnership, UUID id) {
        return jdbc.sql("select count(*) from %s where partnership_id = :partnership and %s = :id"
                                .formatted(kind.table(), kind == Kind.CYCLE ? "cycle_id" : "entry_id"))
                        .param("partnership", partnership.value())
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void openOthers(PartnershipId partnership, CycleId cycle, PersonId owner) {
        jdbc.sql("""
                insert into standing_opened (partnership_id, cycle_id, owner) values (:partnership, :cycle, :owner)
                on conflict do nothing
                """)
                .param("partnership", partnership.value())
                .param("cycle", cycle.value())
                .param("owner", owner.value())
                .update();
    }

    /** Closes, or opens again without a moment. False when another request was first. */
    boolean close(PartnershipId partnership, CycleId cycle, @Nullable Instant when) {
        return jdbc.sql("""
                update cycle set closed_at = cast(:at as timestamptz)
                 where partnership_id = :partnership and cycle_id = :cycle
                   and (closed_at is null) <> (cast(:at as timestamptz) is null)
                """)
                        .param("at", when == null ? null : when.toString(), Types.VARCHAR)
                        .param("partnership", partnership.value())
                        .param("cycle", cycle.value())
                        .update()
                == 1;
    }

    private Row row(PartnershipId id, ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        var cycle = row.getObject("cycle_id", UUID.class);
        return kind.equals("standing_opened") ? new Row(kind, null, cycle) : new Row(kind, entry(id, kind, row), cycle);
    }

    private Entry entry(PartnershipId id, String table, ResultSet row) throws SQLException {
        var kind = Kind.valueOf(table.toUpperCase(Locale.ROOT));
        var cycle = row.getObject("cycle_id", UUID.class);
        var entry = row.getObject("entry_id", UUID.class);
        var until = row.getObject("until", OffsetDateTime.class);
        return new Entry(
                kind,
                cycle == null ? null : new CycleId(cycle),
                entry,
                new PersonId(row.getObject("by", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("version"),
                row.getInt("step"),
                row.getObject("about", UUID.class),
                row.getString("what"),
                row.getObject("day", LocalDate.class),
                until == null ? null : until.toInstant(),
                texts.open(id, kind, entry, row.getBytes("words")));
    }
}
