package org.twolearn.database;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what is due by its date, as tl_jobs, which reads no words. Each node tries every hour; at one time only one of them works. */
@Component
@EnableScheduling
class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int LOCK = 39;

    private final List<Due> all;
    private final List<ByItsDay> more;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Sweep(List<Due> all, List<ByItsDay> more, Connections.Server server) {
        this.all = all;
        this.more = more;
        var asJobs = new DriverManagerDataSource(server.url(), "tl_jobs", server.jobsPassword());
        this.jdbc = JdbcClient.create(asJobs);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(asJobs));
    }

    @Scheduled(initialDelayString = "${twolearn.sweep.first:PT1M}", fixedDelayString = "PT1H")
    void everyHour() {
        // Not logged: how many offers came to nothing is nobody's to count.
        run();
    }

    /** How many rows of each left, none where a procedure is called; one table that cannot be cleared does not keep the others. */
    Map<String, Integer> run() {
        var gone = new LinkedHashMap<String, Integer>();
        // A procedure says no number.
        for (var due : all)
            gone.put(
                    due.what(),
                    tried(
                            due.what(),
                            () -> Math.max(0, jdbc.sql(due.statement()).update())));
        for (var one : more)
            tried(one.what(), () -> {
                one.on(jdbc);
                return 0;
            });
        return gone;
    }

    private int tried(String what, Supplier<Integer> work) {
        try {
            return transaction.<Integer>execute(_ -> mine() ? work.get() : 0);
        } catch (DataAccessException | UncheckedIOException failure) {
            // The message may quote a row; its kind does not.
            var state = failure instanceof DataAccessException data
                            && data.getMostSpecificCause() instanceof SQLException cause
                    ? cause.getSQLState()
                    : "";
            LOG.warn(
                    "{} that are due are left for the next time: {} {}",
                    what,
                    failure.getClass().getSimpleName(),
                    state);
            return 0;
        }
    }

    private boolean mine() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }
}
