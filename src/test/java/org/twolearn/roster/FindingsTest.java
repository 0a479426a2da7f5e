package org.twolearn.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsTest {
    @Test
    void whatAReportQuotesFitsIntoTheDatabase() {
        var findings = new Findings();
        var longer = "a\0b\uFFFD" + "x".repeat(Findings.SHOWN - 5) + "\uD83D\uDE00";
        findings.add(Fault.CONTROL, "users\0.csv", 1, "na\0me", longer, null);
        var finding = findings.kept().getFirst();
        assertThat(finding.file()).isEqualTo("users.csv");
        assertThat(finding.heading()).isEqualTo("name");
        assertThat(finding.said()).startsWith("ab\uFFFDx").endsWith("x").doesNotContain("\0");
        assertThat(finding.meant()).isNull();
    }
}
