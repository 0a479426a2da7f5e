package org.twolearn;

import java.util.ArrayList;
import java.util.List;

/** The parts of a condition that must all hold, as PostgreSQL writes one: everything in parentheses, AND in capitals. */
interface Conjuncts {
    static List<String> of(String whole) {
        var text = bare(whole.strip());
        var parts = new ArrayList<String>();
        var begin = 0;
        for (int at = 0; at < text.length(); at = next(text, at))
            if (text.startsWith(" AND ", at)) {
                parts.add(text.substring(begin, at).strip());
                begin = at + 5;
            }
        parts.add(text.substring(begin).strip());
        return parts;
    }

    /** Without the parentheses around all of it. */
    private static String bare(String text) {
        return text.startsWith("(") && next(text, 0) == text.length()
                ? bare(text.substring(1, text.length() - 1))
                : text;
    }

    /** Behind what begins here: a quotation, something in parentheses, or one character. */
    private static int next(String text, int at) {
        if (text.charAt(at) == '\'') return text.indexOf('\'', at + 1) + 1;
        if (text.charAt(at) != '(') return at + 1;
        var to = at + 1;
        while (text.charAt(to) != ')') to = next(text, to);
        return to + 1;
    }
}
