package org.twolearn.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Any bytes as a table of staff, and as each file of a package: read, or stopped with a line in the report. */
public final class TableFuzzer {
    private TableFuzzer() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        read(findings -> new PlainTable("table", findings, Drain.staged()).read(new ByteArrayInputStream(bytes)));
        for (var columns : Columns.ALL.values())
            read(findings -> new Sheet(columns.file() + ".csv", columns, findings)
                    .read(new ByteArrayInputStream(bytes), row -> {
                        Role.kind(row);
                        Days.read(row, "beginDate");
                        Days.read(row, "endDate");
                        row.list("orgSourcedIds");
                        row.checkTruth("enabledUser");
                        row.required("sourcedId");
                    }));
    }

    private interface Reader {
        void read(Findings findings) throws IOException;
    }

    private static void read(Reader reader) throws IOException {
        var findings = new Findings();
        try {
            reader.read(findings);
        } catch (Findings.Stopped stopped) {
            if (!findings.stopped()) throw new AssertionError("Stopped without a word");
        }
    }
}
