package org.twolearn.visits;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.Place;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.Vault;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Seals and opens what a visit says: with the host's key what is about the classroom, else with the author's. */
@Component
class VisitWords {
    /** What a plan of an earlier release does not say is 0 or "". */
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Vault vault;

    VisitWords(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(PartnershipId partnership, VisitId visit, int version, PersonId host, Details details) {
        return vault.seal(
                VisitSeals.DETAILS.at(partnership.value(), visit.value(), version),
                host,
                JSON.writeValueAsBytes(details));
    }

    byte @Nullable [] note(PartnershipId partnership, VisitId visit, int version, PersonId author, String note) {
        return note.isEmpty()
                ? null
                : vault.seal(VisitSeals.PLAN_NOTE.at(partnership.value(), visit.value(), version), author, note);
    }

    Details details(Visit visit, PlanVersion plan) {
        try {
            return opened(visit, plan);
        } catch (Broken broken) {
            return Details.UNREADABLE;
        }
    }

    /**
     * A plan to record by. What its host erased is closed for good; a plan that does not open here and now, since a key is
     * not in hand, is no reason for a device to destroy anything.
     */
    Details toRecord(Visit visit, PlanVersion plan) {
        try {
            return opened(visit, plan);
        } catch (Broken broken) {
            throw broken.forGood() ? new VisitRefused.Closed() : new VisitRefused.Shut();
        }
    }

    private Details opened(Visit visit, PlanVersion plan) {
        var place =
                VisitSeals.DETAILS.at(visit.partnership().value(), visit.id().value(), plan.version());
        return JSON.readValue(vault.openBytes(place, plan.details().bytes()), Details.class);
    }

    String note(Visit visit, PlanVersion plan) {
        var sealed = plan.note();
        if (sealed == null) return "";
        return vault.read(
                VisitSeals.PLAN_NOTE.at(visit.partnership().value(), visit.id().value(), plan.version()),
                sealed.bytes());
    }

    byte[] seal(PartnershipId partnership, VisitId visit, PersonId recorder, PersonId host, Figures.Summary summary) {
        return vault.seal(
                VisitSeals.SUMMARY.at(partnership.value(), visit.value(), recorder.value()),
                host,
                JSON.writeValueAsBytes(summary));
    }

    /** What a record came to, without what the host marked as mistaken; null before Done, and once it is erased. */
    Figures.@Nullable Summary summary(Visit visit, RecordHead head) {
        var sealed = head.summary();
        if (sealed == null) return null;
        try {
            if (head.keptAt() != null) return figures(visit, head).summary(details(visit, visit.plan(head.version())));
            var events = head.events();
            if (events != null) return derived(visit, head, events.bytes());
            return JSON.readValue(
                    vault.openBytes(place(VisitSeals.SUMMARY, visit, head), sealed.bytes()), Figures.Summary.class);
        } catch (Broken broken) {
            return null;
        }
    }

    /** What is kept of a record of which nothing else is; null once it is erased. */
    @Nullable
    Figures kept(Visit visit, RecordHead head) {
        try {
            return figures(visit, head);
        } catch (Broken broken) {
            return null;
        }
    }

    private Figures figures(Visit visit, RecordHead head) {
        var sealed = Objects.requireNonNull(head.summary()).bytes();
        return JSON.readValue(vault.openBytes(place(VisitSeals.KEPT, visit, head), sealed), Figures.class);
    }

    /** What a record comes to as it is counted now, without a picture: no seat, no place and no time of an event is in it. */
    String onlyFigures(Visit visit, VisitRecord record) {
        var plan = details(visit, visit.plan(record.version()));
        var said = visit.headOf(record.recorder())
                .map(head -> corrections(visit, head))
                .orElse(Map.of());
        var counted = record.recording().corrected(said).without(visit.mistaken(record.recorder()));
        var bell = visit.bell(record.version(), record.startedAt());
        var figures = (ObjectNode) JSON.readTree(FiguresScript.said(plan, counted.taps(), bell));
        figures.putArray("pictures");
        return JSON.writeValueAsString(figures);
    }

    /** What the host said that single events were; what no longer opens is as it was recorded. */
    Map<UUID, Correction> corrections(Visit visit, RecordHead head) {
        var said = new HashMap<UUID, Correction>();
        head.corrected().forEach((event, kept) -> {
            var place = VisitSeals.CORRECTED.at(visit.partnership().value(), kept.entry());
            try {
                var bytes = vault.openBytes(place, kept.words().bytes());
                said.put(event, JSON.readValue(bytes, Correction.class));
            } catch (Broken broken) {
                said.remove(event);
            }
        });
        return said;
    }

    byte[] seal(Visit visit, UUID entry, Correction correction) {
        return vault.seal(
                VisitSeals.CORRECTED.at(visit.partnership().value(), entry),
                visit.host(),
                JSON.writeValueAsBytes(correction));
    }

    private Figures.Summary derived(Visit visit, RecordHead head, byte[] events) {
        var taps = Packed.taps(vault.openBytes(place(VisitSeals.EVENTS, visit, head), events));
        var plan = details(visit, visit.plan(head.version()));
        return plan.how()
                .figures(
                        plan,
                        new Recording(taps).corrected(corrections(visit, head)).without(head.mistaken()),
                        visit.bell(head.version(), head.startedAt()))
                .summary(plan);
    }

    private static Place place(SealedColumn column, Visit visit, RecordHead head) {
        return column.at(
                visit.partnership().value(), visit.id().value(), head.recorder().value());
    }
}
