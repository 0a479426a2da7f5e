package org.twolearn.visits;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twolearn.cycles.CycleId;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** A visit comes as a row for each version of its plan and each record. */
record VisitRow(
        PartnershipId partnership,
        VisitId visit,
        PersonId host,
        PersonId offeredBy,
        ZoneId zone,
        @Nullable UUID cycle,
        PlanVersion plan,
        @Nullable RecordHead record,
        @Nullable OffsetDateTime lookedAt,
        @Nullable OffsetDateTime erasedAt,
        boolean onItsDay) {
    static List<Visit> visits(Stream<VisitRow> rows) {
        return rows.collect(groupingBy(VisitRow::visit, LinkedHashMap::new, toList())).values().stream()
                .map(VisitRow::visit)
                .toList();
    }

    private static Visit visit(List<VisitRow> rows) {
        var first = rows.getFirst();
        var plans = rows.stream()
                .map(VisitRow::plan)
                .collect(toMap(PlanVersion::version, plan -> plan, (one, _) -> one, LinkedHashMap::new));
        var records = rows.stream()
                .map(VisitRow::record)
                .filter(Objects::nonNull)
                .collect(toMap(RecordHead::recorder, record -> record, (one, _) -> one, LinkedHashMap::new));
        return new Visit(
                first.partnership(),
                first.visit(),
                first.host(),
                first.offeredBy(),
                first.zone(),
                first.cycle() == null ? null : new CycleId(first.cycle()),
                List.copyOf(plans.values()),
                List.copyOf(records.values()),
                Times.ifAny(first.lookedAt()),
                Times.ifAny(first.erasedAt()),
                first.onItsDay());
    }

    static VisitRow of(ResultSet row) throws SQLException {
        return new VisitRow(
                new PartnershipId(row.getObject("partnership_id", UUID.class)),
                new VisitId(row.getObject("visit_id", UUID.class)),
                new PersonId(row.getObject("host", UUID.class)),
                new PersonId(row.getObject("offered_by", UUID.class)),
                ZoneId.of(row.getString("zone")),
                row.getObject("cycle_id", UUID.class),
                plan(row),
                head(row),
                row.getObject("looked_at", OffsetDateTime.class),
                row.getObject("erased_at", OffsetDateTime.class),
                row.getBoolean("on_its_day"));
    }

    private static @Nullable RecordHead head(ResultSet row) throws SQLException {
        var recorder = row.getObject("recorder", UUID.class);
        if (recorder == null) return null;
        return new RecordHead(
                new PersonId(recorder),
                row.getInt("recorded_under"),
                Times.of(row, "started_at"),
                Times.ifAny(row.getObject("done_at", OffsetDateTime.class)),
                sealed(row.getBytes("summary")),
                ids(row.getArray("mistaken")).collect(toUnmodifiableSet()),
                corrected(row),
                sealed(row.getBytes("events")),
                Times.ifAny(row.getObject("kept_at", OffsetDateTime.class)));
    }

    private static PlanVersion plan(ResultSet row) throws SQLException {
        return new PlanVersion(
                row.getInt("version"),
                new PersonId(row.getObject("author", UUID.class)),
                people(row.getArray("visitors")),
                Times.of(row, "begins"),
                Times.of(row, "ends"),
                Times.of(row, "proposed_at"),
                people(row.getArray("signed_by")),
                row.getBoolean("practice"),
                new PlanVersion.Sealed(row.getBytes("details")),
                sealed(row.getBytes("note")));
    }

    private static PlanVersion.@Nullable Sealed sealed(byte @Nullable [] bytes) {
        return bytes == null ? null : new PlanVersion.Sealed(bytes);
    }

    private static Set<PersonId> people(Array array) throws SQLException {
        return ids(array).map(PersonId::new).collect(toUnmodifiableSet());
    }

    private static Map<UUID, RecordHead.Corrected> corrected(ResultSet row) throws SQLException {
        var corrected = new HashMap<UUID, RecordHead.Corrected>();
        if (row.getArray("corrected") == null) return corrected;
        var events = ids(row.getArray("corrected")).toList();
        var entries = ids(row.getArray("entries")).toList();
        var words = (byte[][]) row.getArray("words").getArray();
        for (int i = 0; i < words.length; i++)
            if (words[i] != null)
                corrected.put(
                        events.get(i), new RecordHead.Corrected(entries.get(i), new PlanVersion.Sealed(words[i])));
        return corrected;
    }

    private static Stream<UUID> ids(@Nullable Array array) throws SQLException {
        return array == null ? Stream.of() : Stream.of((UUID[]) array.getArray());
    }
}
