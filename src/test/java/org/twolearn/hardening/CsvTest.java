package org.twolearn.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twolearn.web.Csv;

/** What people wrote, in a table that a spreadsheet opens. */
class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "  =HYPERLINK(\"http://evil.example\")",
                "\0=1",
                "＝1+1",
                "|cmd",
                "%0a=1"
            })
    void noFieldIsAFormula(String words) {
        var read = read(Csv.line(List.of("Ada", words)));
        assertThat(read.getFirst()).isEqualTo("Ada");
        assertThat(read.get(1)).startsWith("'");
    }

    @Test
    void wordsComeBackAsTheyWereInOneFieldEach() {
        for (var words :
                List.of("She said \"look\", and they did.", "One;\nTwo\tThree", "", "a=b", "3 - 2", "'tis", "é’🌱"))
            assertThat(read(Csv.line(List.of(words, "end")))).containsExactly(words, "end");
    }

    @Test
    void whateverIsWrittenStaysInItsField() {
        var random = new Random(7391);
        var letters = "=+-@\t\r\n\",;'|%a \0";
        for (int i = 0; i < 20_000; i++) {
            var words = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) words.append(letters.charAt(random.nextInt(letters.length())));
            var read = read(Csv.line(List.of(words.toString(), "end")));
            assertThat(read).as(words.toString()).hasSize(2).endsWith("end");
            assertThat(read.getFirst()).doesNotMatch("(?s)\\s*[=+@|%-].*");
        }
    }

    private static List<String> read(String line) {
        var rows = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(line).stream()
                .toList();
        assertThat(rows).as(line).hasSize(1);
        return rows.getFirst().getFields();
    }
}
