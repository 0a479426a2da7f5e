package org.twolearn.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/** What is done by its date and is more than SQL asks as tl_jobs, too: no page can do it. A connection for each question. */
@Component
public class AsJobs {
    private final JdbcClient jdbc;

    AsJobs(Connections.Server server) {
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(server.url(), "tl_jobs", server.jobsPassword()));
    }

    /** Each statement is a transaction of its own, whatever else goes on. */
    public JdbcClient jdbc() {
        return jdbc;
    }
}
