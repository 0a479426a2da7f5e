package org.twolearn.database;

/**
 * What is done once its date has come, as tl_jobs. Mostly rows that leave: which of a table's rows are due, and that
 * tl_jobs may delete them, the table's own policies say.
 *
 * @param what for the log, in the plural: "sessions"
 */
public record Due(String what, String table, String statement) {
    public Due(String what, String table) {
        this(what, table, "delete from " + table);
    }

    /** A procedure that brings a table up to date; it decides by dates alone. */
    public static Due call(String what, String table, String procedure) {
        return new Due(what, table, "call " + procedure + "()");
    }
}
