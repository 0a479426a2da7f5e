package org.twolearn.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence that is asked for exists, and every one that exists is asked for. */
class WordsTest {
    private static final Pattern SAID = Pattern.compile("\\b(?:say|super)\\(\\s*\"([a-z]+\\.[a-z0-9.-]+)\"\\s*([,)])");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+\\.[a-z0-9.-]*)\"");

    final Map<String, String> code = sources();
    final Map<String, String> words = words();

    @Test
    void everySentenceAskedForExists() {
        assertThat(words.keySet()).containsAll(found(SAID));
    }

    @Test
    void everySentenceIsAskedFor() {
        var literals = found(LITERAL);
        // "web.promised." + id asks for all that begin so.
        var unused = words.keySet().stream()
                .filter(key -> !literals.contains(key))
                .filter(key -> literals.stream()
                        .filter(literal -> literal.endsWith("."))
                        .noneMatch(key::startsWith));
        assertThat(unused).isEmpty();
    }

    @Test
    void anApostropheIsOneThatTheMessageFormatKeeps() {
        assertThat(words.values())
                .noneMatch(sentence -> sentence.replaceAll("'\\{\\d}'", "").contains("'"));
    }

    private TreeSet<String> found(Pattern pattern) {
        return code.values().stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map(match -> match.group(1))
                .filter(key -> Sources.ending("words.properties").containsKey(module(key) + "/words.properties"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String module(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static Map<String, String> sources() {
        var code = new TreeMap<String, String>();
        Stream.of(".java", ".jte").map(Sources::ending).forEach(code::putAll);
        return code;
    }

    /** Each sentence by its full key. */
    static Map<String, String> words() {
        var words = new TreeMap<String, String>();
        Sources.ending("words.properties").forEach((file, text) -> {
            var properties = new Properties();
            try {
                properties.load(new StringReader(text));
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
            properties.forEach(
                    (key, value) -> words.put(file.replace("/words.properties", "." + key), value.toString()));
        });
        return words;
    }
}
