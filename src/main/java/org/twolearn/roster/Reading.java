package org.twolearn.roster;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.ZipException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.people.People;

/** From a file to rows that wait, and a report. Where reading stops, no rows wait and the report says why. */
@Component
class Reading {
    private static final Duration NEWS = Duration.ofMillis(500);

    private final JdbcClient jdbc;
    private final RosterTable table;
    private final CheckTable checks;
    private final MatchTable matches;
    private final ReportTable reports;
    private final Progress progress;
    private final TransactionTemplate transaction;
    private final People people;
    private final Clock clock;

    Reading(
            JdbcClient jdbc,
            RosterTable table,
            CheckTable checks,
            MatchTable matches,
            ReportTable reports,
            Progress progress,
            TransactionTemplate transaction,
            People people,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.checks = checks;
        this.matches = matches;
        this.reports = reports;
        this.progress = progress;
        this.transaction = transaction;
        this.people = people;
        this.clock = clock;
    }

    void read(ImportId id, Path file, String name) {
        var findings = new Findings();
        try {
            transaction.executeWithoutResult(_ -> stage(id, file, name, findings));
            progress.tell(id, Import.READY, 0, 0);
        } catch (Findings.Stopped stopped) {
            var report = findings;
            transaction.executeWithoutResult(_ -> reports.save(id, report, Map.of()));
            progress.tell(id, Import.STOPPED, 0, 0);
        }
    }

    private void stage(ImportId id, Path file, String name, Findings findings) {
        var shape = rows(id, file, name, findings);
        table.read(id, shape);
        matches.prepare();
        checks.twice(id, findings);
        checks.references(id, findings);
        matches.match(id);
        matches.settle(id);
        checks.matches(id, findings);
        reports.save(id, findings, reports.figures(id));
    }

    private Shape rows(ImportId id, Path file, String name, Findings findings) {
        var staged = new Staged(jdbc, id);
        try {
            if (Files.size(file) == 0) throw findings.stop(Fault.EMPTY, name, 0, null, null);
            if (!zipped(file)) return table(file, name, findings, staged);
            try (var bundle = new Bundle(file, name, Files.size(file), findings)) {
                var news = new Object() {
                    Instant last = clock.instant();
                };
                bundle.listener = read -> {
                    if (Duration.between(news.last, clock.instant()).compareTo(NEWS) < 0) return;
                    news.last = clock.instant();
                    progress.tell(id, Import.READING, read, bundle.expected());
                };
                var shape = new OneRoster(
                                bundle,
                                findings,
                                staged,
                                table.known(id),
                                people.district().today(clock))
                        .read();
                if (nobody(id, shape)) throw findings.stop(Fault.NOBODY, "users.csv", 0, null, null);
                return shape;
            }
        } catch (ZipException damaged) {
            throw findings.stop(Fault.DAMAGED, name, 0, null, null);
        } catch (UncheckedIOException | IOException unreadable) {
            throw findings.stop(Fault.DAMAGED, name, 0, null, null);
        }
    }

    private Shape table(Path file, String name, Findings findings, Staged staged) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return new PlainTable(name, findings, staged).read(bytes);
        }
    }

    /** A complete roster of nobody is a mistake, whatever it says. */
    private boolean nobody(ImportId id, Shape shape) {
        return shape.complete()
                && table.in("select count(*) from roster_person where district_id = :district and import_id = :id", id)
                                .query(Long.class)
                                .single()
                        == 0;
    }

    private static boolean zipped(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            var start = bytes.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }
}
