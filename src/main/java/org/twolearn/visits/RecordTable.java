package org.twolearn.visits;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.Place;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.Vault;

/** What was recorded: all taps of a recorder in one row, packed, then sealed with the host's key. */
@Repository
class RecordTable {
    private static final Recording NOTHING = new Recording(List.of());

    private final JdbcClient jdbc;
    private final Vault vault;

    RecordTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What does not open has no events: its page says so. */
    List<VisitRecord> of(Visit visit) {
        return of(visit, (_, _) -> NOTHING);
    }

    /**
     * For more to be put to it. Refused where its events do not open here and now: they would be written over by what came
     * after.
     */
    Optional<VisitRecord> toMerge(Visit visit, PersonId recorder) {
        return of(visit, (whose, broken) -> {
                    if (whose.equals(recorder) && !broken.forGood()) throw new VisitRefused.Shut();
                    return NOTHING;
                })
                .stream()
                .filter(record -> record.recorder().equals(recorder))
                .findFirst();
    }

    private List<VisitRecord> of(Visit visit, BiFunction<PersonId, Broken, Recording> shut) {
        return jdbc.sql("""
                select recorder, version, revision, started_at, done_at, events, unseen, differed from visit_record
                 where partnership_id = :partnership and visit_id = :visit
                 order by started_at, recorder
                """)
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .query((row, _) -> {
                    var recorder = new PersonId(row.getObject("recorder", UUID.class));
                    return new VisitRecord(
                            recorder,
                            row.getInt("version"),
                            row.getInt("revision"),
                            Times.of(row, "started_at"),
                            Times.ifAny(row.getObject("done_at", OffsetDateTime.class)),
                            recording(visit, recorder, row.getBytes("events"), shut),
                            vault.readIfAny(place(VisitSeals.UNSEEN, visit, recorder), row.getBytes("unseen")),
                            vault.readIfAny(place(VisitSeals.DIFFERED, visit, recorder), row.getBytes("differed")),
                            Beside.NOTHING);
                })
                .list();
    }

    Optional<VisitRecord> of(Visit visit, PersonId recorder) {
        return of(visit).stream()
                .filter(record -> record.recorder().equals(recorder))
                .findFirst();
    }

    /** A first batch and a deletion wait for each other: else what was on its way would be there after it. */
    void oneAfterTheOther(Visit visit) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:visit, 50))::text")
                .param("visit", visit.id().value().toString())
                .query(String.class)
                .single();
    }

    /** Does nothing when another request was first: read again. The database refuses what no agreed plan covers. */
    boolean add(Visit visit, PersonId recorder, PlanVersion plan, Instant started) {
        return jdbc.sql("""
                insert into visit_record (partnership_id, visit_id, recorder, host, version, practice, started_at, events)
                values (:partnership, :visit, :recorder, :host, :version, :practice, :started, :events)
                on conflict do nothing
                """)
                        .param("partnership", visit.partnership().value())
                        .param("visit", visit.id().value())
                        .param("recorder", recorder.value())
                        .param("host", visit.host().value())
                        .param("version", plan.version())
                        .param("practice", plan.practice())
                        .param("started", Times.sql(started))
                        .param(
                                "events",
                                vault.seal(
                                        place(VisitSeals.EVENTS, visit, recorder), visit.host(), Packed.of(List.of())))
                        .update()
                == 1;
    }

    /** False when somebody else wrote in between: merge again. */
    boolean write(Visit visit, VisitRecord record, @Nullable Instant doneAt, byte @Nullable [] summary) {
        return jdbc.sql("""
                update visit_record
                   set started_at = :started, events = :events, revision = revision + 1, done_at = :done, summary = :summary
                 where partnership_id = :partnership and visit_id = :visit and recorder = :recorder and revision = :revision
                """)
                        .param("partnership", visit.partnership().value())
                        .param("visit", visit.id().value())
                        .param("recorder", record.recorder().value())
                        .param("revision", record.revision())
                        .param("started", Times.sql(record.startedAt()))
                        .param("done", doneAt == null ? null : Times.sql(doneAt), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("summary", summary, Types.BINARY)
                        .param(
                                "events",
                                vault.seal(
                                        place(VisitSeals.EVENTS, visit, record.recorder()),
                                        visit.host(),
                                        Packed.of(record.recording().taps())))
                        .update()
                == 1;
    }

    /** Once: with the last who practices, they read each other's. */
    void practiced(Visit visit, PersonId recorder) {
        jdbc.sql("""
                insert into visit_practiced (partnership_id, visit_id, recorder) values (:partnership, :visit, :recorder)
                on conflict do nothing
                """)
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .param("recorder", recorder.value())
                .update();
    }

    /** What belongs to the record, beside the taps. */
    void say(Visit visit, PersonId recorder, String unseen, String differed) {
        jdbc.sql("""
                update visit_record set unseen = :unseen, differed = :differed
                 where partnership_id = :partnership and visit_id = :visit and recorder = :recorder returning 1
                """)
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .param("recorder", recorder.value())
                .param("unseen", kept(visit, place(VisitSeals.UNSEEN, visit, recorder), unseen), Types.BINARY)
                .param("differed", kept(visit, place(VisitSeals.DIFFERED, visit, recorder), differed), Types.BINARY)
                .query(Integer.class)
                .single();
    }

    private byte @Nullable [] kept(Visit visit, Place place, String words) {
        return words.isEmpty() ? null : vault.seal(place, visit.host(), words);
    }

    /** What the host marked, the event itself untouched. The database refuses everybody but the host, and before Done. */
    void mark(Visit visit, PersonId recorder, UUID entry, UUID event, String what, byte @Nullable [] words) {
        jdbc.sql("""
                insert into visit_mistake (partnership_id, entry_id, visit_id, recorder, host, event_id, what, words)
                values (:partnership, :entry, :visit, :recorder, :host, :event, :what, :words)
                on conflict do nothing
                """)
                .param("partnership", visit.partnership().value())
                .param("entry", entry)
                .param("visit", visit.id().value())
                .param("recorder", recorder.value())
                .param("host", visit.host().value())
                .param("event", event)
                .param("what", what)
                .param("words", words, Types.BINARY)
                .update();
    }

    /** Once: the mark that says so, then what was recorded. */
    void erase(Visit visit) {
        oneAfterTheOther(visit);
        jdbc.sql("""
                insert into visit_erased (partnership_id, visit_id, host) values (:partnership, :visit, :host)
                on conflict do nothing
                """)
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .param("host", visit.host().value())
                .update();
        for (var table : List.of("visit_record", "visit_kept"))
            jdbc.sql("delete from " + table + " where partnership_id = :partnership and visit_id = :visit")
                    .param("partnership", visit.partnership().value())
                    .param("visit", visit.id().value())
                    .update();
    }

    private Recording recording(
            Visit visit, PersonId recorder, byte[] events, BiFunction<PersonId, Broken, Recording> shut) {
        try {
            return new Recording(Packed.taps(vault.openBytes(place(VisitSeals.EVENTS, visit, recorder), events)));
        } catch (Broken broken) {
            return shut.apply(recorder, broken);
        }
    }

    private static Place place(SealedColumn column, Visit visit, PersonId recorder) {
        return column.at(visit.partnership().value(), visit.id().value(), recorder.value());
    }
}
