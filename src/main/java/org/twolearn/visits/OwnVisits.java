package org.twolearn.visits;

import static org.twolearn.web.Words.say;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.CycleId;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.rules.Rule;
import org.twolearn.rules.Rules;

/** What a host measured on their own device, from a recording that never left it: kept as a visit of theirs alone. */
@Service
@Transactional
class OwnVisits {
    private static final String INSTRUMENT = "talk";

    private final Visits visits;
    private final Recordings recordings;
    private final RecordTable records;
    private final Looks looks;
    private final Rules rules;

    OwnVisits(Visits visits, Recordings recordings, RecordTable records, Looks looks, Rules rules) {
        this.visits = visits;
        this.recordings = recordings;
        this.records = records;
        this.looks = looks;
        this.rules = rules;
    }

    /** Whether the district has switched on that sound may be measured at all. */
    @Transactional(readOnly = true)
    boolean allowed() {
        return rules.allows(Rule.AUDIO);
    }

    /**
     * Keeps the stretches with how they were measured, in one step with the plan, which binds nobody else. The same id twice
     * is a duplicate key.
     *
     * @param shown whether the partners may read it at once; otherwise it is the host's alone until they say so
     */
    void keep(
            PartnershipId partnership,
            VisitId id,
            PersonId host,
            Instant begins,
            Stretches stretches,
            @Nullable CycleId cycle,
            boolean shown,
            Instant now) {
        if (!allowed()) throw new VisitRefused.SoundIsOff();
        var ends = begins.plus(Duration.ofMillis(stretches.length()));
        if (ends.isAfter(now)) throw new VisitRefused.NotYet();
        visits.offer(partnership, id, host, host, new Plan(begins, ends, Set.of(), details(), ""), cycle, now);
        recordings.add(partnership, id, host, new Batch(begins.toEpochMilli(), stretches.taps()), now);
        var kept = visits.find(partnership, id);
        records.say(kept, host, say("visits.heard.measured"), "");
        if (shown) looks.look(kept, host, "", "", now);
    }

    private static Details details() {
        var codes = Stream.of("teacher", "student", "both", "silence")
                .map(key ->
                        new Code(key, say("visits.heard." + key + ".name"), say("visits.heard." + key + ".counts"), ""))
                .toList();
        return new Details(
                INSTRUMENT,
                "heard",
                0,
                "",
                "",
                "",
                0,
                "",
                Details.ROLES.getFirst(),
                false,
                false,
                List.copyOf(codes),
                0,
                "");
    }
}
