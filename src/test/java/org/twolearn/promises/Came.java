package org.twolearn.promises;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.people.PersonId;

/** Nina, who joined when all the rest had been written; what was written after she came; and Ola, who is being asked. */
final class Came {
    final PersonId nina, ola;
    final Asker newcomer;
    final UUID idea = UUID.randomUUID(), step = UUID.randomUUID(), talk = UUID.randomUUID();
    final UUID learned = UUID.randomUUID(),
            cycle = UUID.randomUUID(),
            visit = UUID.randomUUID(),
            ask = UUID.randomUUID();

    /** How many rows of the partnership each of its tables had when Nina came. */
    final Map<String, Integer> before;

    Came(int port, Lived lived, UUID district) {
        nina = Someone.called("Nina", district);
        ola = Someone.called("Ola", district);
        newcomer = Asker.signedIn("a newcomer", port, nina);
        var path = lived.path();
        lived.coach.done(path + "/newcomers", "to", nina.value(), "words", "A third pair of eyes.", "until", "");
        lived.host.done(path + "/newcomers/" + nina.value() + "/yes");
        before = rows(lived.partnership);
        newcomer.done(path + "/joining/acceptance", "read", 1, "letter", 4, "hope", "To see it done.");

        lived.coach.done(path + "/ideas", "id", idea, "idea", "Newer idea.");
        lived.coach.done(path + "/steps", "id", step, "step", "Newer step.");
        lived.coach.done(path + "/talks", "id", talk, "day", "", "note", "Newer talk.");
        lived.coach.done(path + "/learning", "id", learned, "learned", "Newer learning.");
        lived.coach.done(path + "/cycles", "id", cycle, "challenge", "Newer cycle.");
        lived.host.done(
                path + "/agreement/lines",
                "read",
                5,
                "why",
                Lived.MARK,
                "hope",
                Lived.MARK,
                "bring",
                Lived.MARK,
                "will",
                Lived.MARK,
                "meeting",
                "Newer Tuesdays.");
        new Students(lived).later(ask);
        lived.planned(visit, LocalDate.now().plusDays(9));
        lived.host.done(path + "/newcomers", "to", ola.value(), "words", "Marmalade tastes better, Ola.", "until", "");
    }

    static Map<String, Integer> rows(UUID partnership) {
        return Tables.scopes().entrySet().stream()
                .filter(table -> table.getValue().equals("partnership"))
                .collect(toMap(
                        Map.Entry::getKey,
                        table -> Database.superuser()
                                .sql("select count(*) from " + table.getKey() + " where partnership_id = ?")
                                .param(partnership)
                                .query(Integer.class)
                                .single()));
    }
}
