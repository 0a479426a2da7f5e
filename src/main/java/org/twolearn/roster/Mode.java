package org.twolearn.roster;

import org.jspecify.annotations.Nullable;

/** Whether a file is complete or holds changes only: the manifest says one thing, the rows decide. */
final class Mode {
    private long rows;
    private long stamped;
    private long blank;
    private long oddLine;

    void see(Row row) {
        boolean status = !row.get("status").isEmpty();
        boolean date = !row.get("dateLastModified").isEmpty();
        rows++;
        if (status && date) stamped++;
        if (!status && !date) blank++;
        else if (oddLine == 0) oddLine = row.line();
    }

    /** Reading changes as changes is the careful side: then nobody leaves because they are not named. */
    boolean complete(@Nullable String said, String file, Findings findings) {
        boolean bulk = "bulk".equals(said);
        boolean delta = "delta".equals(said);
        boolean complete = blank == rows || bulk && stamped < rows;
        var meant = complete ? "bulk" : "delta";
        if (rows == 0) return bulk;
        if (!bulk && !delta && (said == null || said.isBlank()))
            findings.add(Fault.MODE_BLANK, "manifest.csv", 0, null, file, meant);
        else if (!meant.equals(said))
            findings.add(Fault.MODE_DIFFERS, "manifest.csv", 0, null, file + ": " + said, meant);
        if (complete && blank < rows) findings.add(Fault.STATUS_IN_COMPLETE_FILE, file, oddLine, "status", null, null);
        if (!complete && stamped < rows) findings.add(Fault.STATUS_MISSING, file, 0, "status", null, null);
        return complete;
    }
}
