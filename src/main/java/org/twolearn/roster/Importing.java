package org.twolearn.roster;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;

/** From rows that wait to the directory: all of it, or nothing. */
@Component
class Importing {
    private static final String[] FIGURES = {"join", "change", "leave"};

    private final RosterTable table;
    private final MatchTable matches;
    private final ApplyTable rows;
    private final ReportTable reports;
    private final Progress progress;
    private final TransactionTemplate transaction;
    private final People people;
    private final Clock clock;

    Importing(
            RosterTable table,
            MatchTable matches,
            ApplyTable rows,
            ReportTable reports,
            Progress progress,
            TransactionTemplate transaction,
            People people,
            Clock clock) {
        this.table = table;
        this.matches = matches;
        this.rows = rows;
        this.reports = reports;
        this.progress = progress;
        this.transaction = transaction;
        this.people = people;
        this.clock = clock;
    }

    void apply(ImportId id) {
        transaction.executeWithoutResult(_ -> {
            table.alone(id);
            matches.prepare();
            matches.match(id);
            matches.settle(id);
            unchanged(id);
            var done = new AtomicInteger();
            rows.apply(
                    id,
                    people.district().today(clock),
                    () -> progress.tell(id, Import.IMPORTING, done.incrementAndGet(), ApplyTable.steps()));
            table.applied(id, CurrentPerson.id());
            rows.forget(id);
        });
        progress.tell(id, Import.DONE, 0, 0);
    }

    /** What was agreed to is what happens: where the directory moved meanwhile, it is looked at again. */
    private void unchanged(ImportId id) {
        Map<String, Long> seen = table.tallies(id);
        Map<String, Long> now = reports.figures(id);
        for (var figure : FIGURES)
            if (!Objects.equals(now.get(figure), seen.get(figure))) throw new RosterRefused("changed-meanwhile");
    }
}
