package org.twolearn.roster;

import java.util.List;

/** How many people an import touched, and the report line by line. Nothing was imported where it stopped. */
public record ImportReport(long stay, long join, long change, long leave, boolean stopped, List<String> lines) {
    static ImportReport of(Preview preview) {
        return new ImportReport(
                preview.of("stay"),
                preview.of("join"),
                preview.of("change"),
                preview.of("leave"),
                preview.stopped(),
                preview.findings().stream()
                        .map(finding ->
                                finding.file() + ", " + finding.where() + ": " + finding.found() + " " + finding.does())
                        .toList());
    }
}
