package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SheetTest {
    @ParameterizedTest
    @DisplayName("W7 No cell of a table is a formula")
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "|calc",
                "%0A",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"x\")",
                "  =HYPERLINK(\"x\")",
                "＝1+1"
            })
    void noCellIsAFormula(String typed) throws IOException {
        assertThat(Sheet.safe(typed)).isEqualTo("'" + typed);
        assertThat(written("{\"words\":%s}".formatted(JsonMapper.shared().writeValueAsString(typed))))
                .startsWith("words\r\n")
                .doesNotContain("\r\n" + typed)
                .contains("'" + typed.charAt(0));
    }

    @Test
    @DisplayName("W7 Whatever somebody writes stays in its cell, and begins no formula")
    void whateverIsWrittenStaysInItsCell() throws IOException {
        var random = new Random(7391);
        var letters = "=+-@\t\r\n\",;'|%a \0";
        for (int i = 0; i < 20_000; i++) {
            var words = JsonMapper.shared().createObjectNode();
            var typed = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) typed.append(letters.charAt(random.nextInt(letters.length())));
            var read = CsvReader.builder()
                    .skipEmptyLines(false)
                    .ofCsvRecord(written(Sheet.of(
                            List.of(words.put("words", typed.toString()).put("end", "end")))))
                    .stream()
                    .toList();
            assertThat(read).as(typed.toString()).hasSize(2);
            assertThat(read.getLast().getFields())
                    .as(typed.toString())
                    .hasSize(2)
                    .endsWith("end");
            assertThat(read.getLast().getField(0)).doesNotMatch("(?s)\\s*[=+@|%-].*");
        }
    }

    @Test
    void ordinaryWordsStayAsTheyAre() {
        for (var words : List.of("", "Pairs first.", "a = b", "3 - 2", "“=”"))
            assertThat(Sheet.safe(words)).isEqualTo(words);
    }

    @Test
    void aCellKeepsCommasQuotesAndLines() throws IOException {
        assertThat(written("{\"words\":\"a, \\\"b\\\"\\nc\",\"none\":null}"))
                .isEqualTo("words,none\r\n\"a, \"\"b\"\"\nc\",\r\n");
    }

    @Test
    void whatStandsInsideBecomesCellsAndListsBecomeSheets() throws IOException {
        var row = row(
                "{\"visit_id\":\"7\",\"summary\":{\"n\":3,\"of\":{\"x\":4}},\"events\":[{\"ms\":1,\"text\":\"=x\"}]}");

        assertThat(written(Sheet.of(List.of(row)))).isEqualTo("visit_id,summary.n,summary.of.x\r\n7,3,4\r\n");
        assertThat(written(Sheet.lists(List.of(row)).get("events"))).isEqualTo("visit_id,ms,text\r\n7,1,'=x\r\n");
    }

    private static ObjectNode row(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private static String written(String json) throws IOException {
        return written(Sheet.of(List.of(row(json))));
    }

    private static String written(Sheet sheet) throws IOException {
        var bytes = new ByteArrayOutputStream();
        sheet.write(bytes);
        var text = bytes.toString(UTF_8);
        assertThat(text).startsWith("\ufeff");
        return text.substring(1);
    }
}
