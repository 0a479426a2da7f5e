package org.twolearn.visits;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.util.LinkedMultiValueMap;
import org.twolearn.Fuzzing;
import org.twolearn.people.PersonId;
import org.twolearn.web.Refused;

/** Any bytes as what a recorder's device sends, and any text in the boxes of a plan. */
public final class RecorderFuzzer {
    private static final List<String> BOXES = List.of(
            "day",
            "begins",
            "ends",
            "seats",
            "instrument",
            "from",
            "cycle",
            "room",
            "part",
            "purpose",
            "seat",
            "role",
            "code",
            "name",
            "note");
    private static final PersonId BO = new PersonId(new UUID(0, 7));

    private RecorderFuzzer() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Fuzzing.may(() -> Packed.taps(Packed.of(Batch.of(bytes).taps())), VisitRefused.class);
        Fuzzing.may(() -> Batch.of(bytes).begins(), VisitRefused.class);
        var typed = new LinkedMultiValueMap<String, String>();
        var pieces = Fuzzing.pieces(bytes, BOXES.size());
        for (int i = 0; i < pieces.length; i++) typed.add(BOXES.get(i), pieces[i]);
        var form = new PlanForm(typed);
        form.typed().add("visitor", BO.value().toString());
        Fuzzing.may(
                () -> form.plan(ZoneId.of("America/Chicago"), Set.of(BO), Optional.empty()),
                Refused.class,
                EmptyResultDataAccessException.class);
        Fuzzing.may(form::from, Refused.class);
        Fuzzing.may(form::cycle, EmptyResultDataAccessException.class);
    }
}
