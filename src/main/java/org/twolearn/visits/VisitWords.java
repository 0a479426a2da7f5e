package org.twolearn.visits;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Place;
import org.twolearn.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens what a visit says: with the host's key what is about the classroom, else with the author's. */
@Component
class VisitWords {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Vault vault;

    VisitWords(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(PartnershipId partnership, VisitId visit, int version, PersonId host, Details details) {
        return vault.seal(plan(partnership, visit, version, "details"), host, JSON.writeValueAsBytes(details));
    }

    byte @Nullable [] note(PartnershipId partnership, VisitId visit, int version, PersonId author, String note) {
        return note.isEmpty() ? null : vault.seal(plan(partnership, visit, version, "note"), author, note);
    }

    Details details(Visit visit, PlanVersion plan) {
        var place = plan(visit.partnership(), visit.id(), plan.version(), "details");
        return JSON.readValue(vault.openBytes(place, plan.details().bytes()), Details.class);
    }

    String note(Visit visit, PlanVersion plan) {
        var sealed = plan.note();
        if (sealed == null) return "";
        return vault.open(plan(visit.partnership(), visit.id(), plan.version(), "note"), sealed.bytes());
    }

    byte[] seal(PartnershipId partnership, VisitId visit, PersonId recorder, PersonId host, Figures.Summary summary) {
        return vault.seal(record(partnership, visit, recorder, "summary"), host, JSON.writeValueAsBytes(summary));
    }

    /** What a record came to, without what the host marked as mistaken; null before Done. */
    Figures.@Nullable Summary summary(Visit visit, RecordHead head) {
        var sealed = head.summary();
        if (sealed == null) return null;
        var events = head.events();
        if (events != null) return derived(visit, head, events.bytes());
        return JSON.readValue(vault.openBytes(place(visit, head, "summary"), sealed.bytes()), Figures.Summary.class);
    }

    private Figures.Summary derived(Visit visit, RecordHead head, byte[] events) {
        var taps = Packed.taps(vault.openBytes(place(visit, head, "events"), events));
        var plan = details(visit, visit.plan(head.version()));
        return plan.how()
                .figures(plan, new Recording(taps).without(head.mistaken()))
                .summary();
    }

    private static Place place(Visit visit, RecordHead head, String column) {
        return record(visit.partnership(), visit.id(), head.recorder(), column);
    }

    private static Place plan(PartnershipId partnership, VisitId visit, int version, String column) {
        return Place.of(partnership.value(), "visit_plan", visit.value() + "/" + version, column);
    }

    static Place record(PartnershipId partnership, VisitId visit, PersonId recorder, String column) {
        return Place.of(partnership.value(), "visit_record", visit.value() + "/" + recorder.value(), column);
    }
}
