package org.twolearn.promises;

import java.util.Map;
import java.util.UUID;
import org.twolearn.Database;

/** What Ana recorded by herself and shows to nobody: one lesson with a row of it in every table, and one that she deleted. */
final class ByHerself {
    static final String WORDS = "Only the wall clock heard it 5150";

    final UUID visit = UUID.randomUUID();

    ByHerself(Lived lived) {
        Switched.on("audio", lived, () -> {
            var deleted = UUID.randomUUID();
            records(lived, visit);
            records(lived, deleted);
            lived.host.done(lived.path() + "/visits/" + deleted + "/records/deletion");
            return visit;
        });
        lived.sorted(UUID.randomUUID(), WORDS, Map.of("alone", "yes"));
        var here = lived.path() + "/visits/" + visit;
        var page = lived.host.gets(here + "/look").body();
        var event = java.util.regex.Pattern.compile("name=\"mistaken\" value=\"([0-9a-f-]{36})\"")
                .matcher(page);
        if (!event.find()) throw new AssertionError("No event to mark");
        var recorder = lived.ana.value();
        lived.host.done(here + "/mistakes", "id", UUID.randomUUID(), "recorder", recorder, "mistaken", event.group(1));
        lived.host.done(
                here + "/remarks", "id", UUID.randomUUID(), "recorder", recorder, "at", "0:30", "remark", WORDS);
        lived.host.sends(here + "/losses", new Asker.Form("text/plain", ""));
        if (Database.superuser()
                        .sql("select count(*) from visit_loss where visit_id = ?")
                        .param(visit)
                        .query(Integer.class)
                        .single()
                == 0) throw new AssertionError("Nothing was lost");
    }

    private static void records(Lived lived, UUID id) {
        lived.host.done(
                lived.path() + "/visits/own",
                "id",
                id,
                "stretches",
                "t0 s60000 n90000 e400000",
                "day",
                "2026-09-02",
                "begins",
                "10:00",
                "shown",
                "");
    }
}
