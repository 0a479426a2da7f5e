package org.twolearn.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is done once its day has come and takes more than one statement: beans of this type are asked every hour, in a
 * transaction of tl_jobs. What they do twice must have one effect.
 */
public interface ByItsDay {
    /** For the log, in the plural: "words". */
    String what();

    void on(JdbcClient asJobs);
}
