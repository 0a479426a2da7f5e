package org.twolearn.web;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Lines of a table that somebody opens in a spreadsheet (RFC 4180). What they hold stays words: no field is a formula. */
public final class Csv {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\0|%＝＋－＠";

    private Csv() {}

    /** The fields of one line, each in quotation marks, and its end. */
    public static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(joining(",", "", "\r\n"));
    }

    /** An apostrophe in front makes a spreadsheet show what follows as it is; also a number that begins with a sign. */
    private static String field(String words) {
        var plain = words.replace("\0", "").replace("\r\n", "\n");
        var first = plain.stripLeading();
        var formula = !plain.isEmpty() && BEGINS_A_FORMULA.indexOf(plain.charAt(0)) >= 0
                || !first.isEmpty() && BEGINS_A_FORMULA.indexOf(first.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + plain.replace("\"", "\"\"") + "\"";
    }
}
