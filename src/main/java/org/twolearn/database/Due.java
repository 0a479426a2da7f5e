package org.twolearn.database;

/**
 * What leaves once its date has come. A bean of this type names a table; which of its rows are due, and that tl_jobs may
 * delete them, the table's own policies say.
 *
 * @param what for the log, in the plural: "sessions"
 */
public record Due(String what, String table) {
    String delete() {
        return "delete from " + table;
    }
}
