package org.twolearn.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No pattern of ours takes long over what somebody could type to make it. */
class PatternsTest {
    private static final Pattern WRITTEN = Pattern.compile(
            "(Pattern\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)");
    private static final Pattern PART = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final List<String> PUMPS = List.of(
            "a", " ", "0", "/", ".", "@", "-", "\\", "a ", "a.", "a@", "../", "\n", " \n ", "A-", "\"", ",", ";\n", "é",
            "1.1");

    /** Sixty thousand letters are the longest field of a table; what people type is shorter. */
    @Test
    void sixtyThousandLettersTakeNoSecond() {
        var slow = new TreeSet<String>();
        int looked = 0;
        for (var text : Tree.of("src/main/java", ".java").values())
            for (var call : WRITTEN.matcher(text).results().toList()) {
                looked++;
                var pattern = Pattern.compile(joined(call.group(2)));
                var whole = call.group(1).matches(".*(compile|matches)");
                for (var pump : PUMPS)
                    if (took(pattern, pump.repeat(60_000 / pump.length()) + "!", whole) > 1000)
                        slow.add(pattern + " on many “" + pump + "”");
            }
        assertThat(looked).isGreaterThan(40);
        assertThat(slow).isEmpty();
    }

    private static long took(Pattern pattern, String text, boolean whole) {
        var began = System.nanoTime();
        if (whole) pattern.matcher(text).matches();
        else pattern.matcher(text).replaceAll("");
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static String joined(String parts) {
        var joined = new StringBuilder();
        PART.matcher(parts)
                .results()
                .forEach(part -> joined.append(part.group(1).translateEscapes()));
        return joined.toString();
    }
}
