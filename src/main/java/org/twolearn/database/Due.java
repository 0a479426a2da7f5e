package org.twolearn.database;

/**
 * What is done once its date has come. A bean of this type names a table, and which of its rows are due to leave and that
 * tl_jobs may delete them, the table's own policies say; or it names a procedure, which knows by itself what is due.
 *
 * @param what for the log, in the plural: "sessions"
 */
public record Due(String what, String table, String statement) {
    public Due(String what, String table) {
        this(what, table, "delete from " + table);
    }

    /** A procedure without parameters that tl_jobs may call; what it does twice must have one effect. */
    public static Due called(String what, String procedure) {
        return new Due(what, procedure, "call " + procedure + "()");
    }
}
