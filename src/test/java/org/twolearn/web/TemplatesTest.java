package org.twolearn.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a template may not hold: words of its own, and anything the content security policy would drop. */
class TemplatesTest {
    private static final Pattern INLINE = Pattern.compile(
            "\\sstyle=|<style|\\son[a-z]+=\"|javascript:|<script(?![^>]*\\ssrc=)|https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern OWN_NAME = Pattern.compile("TwoLearn");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2,}");

    final Map<String, String> templates = Sources.ending(".jte");

    @Test
    void nothingIsInlineAndNothingComesFromElsewhere() {
        assertThat(templates).allSatisfy((_, text) -> assertThat(text).doesNotContainPattern(INLINE));
    }

    @Test
    void everyWordComesFromTheMessages() {
        var ownWords = new TreeMap<String, String>();
        templates.forEach((file, text) -> {
            var shown = OWN_NAME.matcher(shown(text)).replaceAll("").replaceAll("&[a-z]+;", "");
            if (LETTERS.matcher(shown).find()) ownWords.put(file, shown.replaceAll("\\s+", " "));
        });
        assertThat(ownWords).isEmpty();
    }

    /** Boxes of one line that belong to no partnership, such as a search, may do without. */
    @Test
    @DisplayName("E3 Every text box of a template says who reads it")
    void everyTextBoxSaysWhoReads() {
        var silent = templates.values().stream()
                .flatMap(text -> Pattern.compile("<textarea[^>]*>|@template\\.web\\.field\\((?:[^()]|\\([^()]*\\))*\\)")
                        .matcher(text)
                        .results())
                .map(MatchResult::group)
                .filter(box -> !box.contains("aria-describedby=")
                        && !box.contains("readers =")
                        && !box.contains("readBy =")
                        && !box.contains("rows = 1"));
        assertThat(silent).isEmpty();
    }

    /** The text between the tags: what remains when imports, expressions, control structures and tags are gone. */
    private static String shown(String template) {
        var text = template.replaceAll("(?m)^@(import|param).*$", "").replaceAll("(?s)<%--.*?--%>", "");
        text = without(text, "!{", '{', '}', false);
        text = without(text, "$unsafe{", '{', '}', false);
        text = without(text, "${", '{', '}', false);
        text = without(text, "@if(", '(', ')', false);
        text = without(text, "@elseif(", '(', ')', false);
        text = without(text, "@for(", '(', ')', false);
        text = without(text, "@template.", '(', ')', true);
        text = text.replaceAll("`,\\s*\\w+ = @`", " "); // between two contents of one call
        return text.replaceAll("@(else|endif|endfor|raw|endraw)\\b", "").replaceAll("(?s)<[^>]*>", "");
    }

    /** Takes out whatever opens so; of a template call, what stands in backticks is content and stays. */
    private static String without(String text, String opening, char open, char close, boolean keepContent) {
        for (int start = text.lastIndexOf(opening); start >= 0; start = text.lastIndexOf(opening)) {
            int end = end(text, text.indexOf(open, start), open, close);
            var inside = text.substring(start, end);
            text = text.substring(0, start) + (keepContent ? content(inside) : "") + text.substring(end);
        }
        return text;
    }

    private static int end(String text, int from, char open, char close) {
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"') quoted = !quoted;
            if (!quoted && character == open) depth++;
            if (!quoted && character == close && --depth == 0) return at + 1;
        }
        throw new IllegalStateException("Never closed: " + text.substring(from, Math.min(from + 60, text.length())));
    }

    private static String content(String call) {
        int first = call.indexOf('`');
        return first < 0 ? "" : call.substring(first + 1, call.lastIndexOf('`'));
    }
}
