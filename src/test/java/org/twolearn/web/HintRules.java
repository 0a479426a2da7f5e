package org.twolearn.web;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules of hints as Java reads them, from the very files that a browser reads. */
public interface HintRules {
    Path PLACE = Path.of("src/main/resources/static/js/hints");
    List<String> LANGUAGES = List.of("en", "es");

    record Rule(String id, String kind, Pattern pattern, String example, String why, String instead, String asks) {}

    Pattern QUOTED =
            Pattern.compile("\"[^\"]*\"|“[^”]*”|«[^»]*»|‘[^’]*’|(?<!\\w)'(?:[^'\\n]|(?<=\\w)'(?=\\w))*'(?!\\w)");
    Pattern END = Pattern.compile("(?:[.!?…]+\\)*|\uE001)(?=\\s|$)");
    Pattern SHORTENED = Pattern.compile(
            "(?:^|[\\s(])(?:mr|mrs|ms|mx|dr|sr|sra|prof|vs|p|pp|no|min|approx|e\\.g|i\\.e)\\.$", CASE_INSENSITIVE);
    Pattern FOLLOWED = Pattern.compile("^(?:\\s+[\\p{Lu}¿¡]|\\s*$)");

    Map<String, List<Rule>> ALL = Map.of("en", of("en"), "es", of("es"));

    static Stream<String> lines(String language) {
        try {
            return Files.readString(PLACE.resolve(language + ".js")).lines().filter(line -> line.contains("\t"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Rule> of(String language) {
        return lines(language)
                .filter(line -> line.startsWith("rule\t"))
                .map(line -> line.split("\t", -1))
                .map(part -> new Rule(
                        part[1],
                        part[2],
                        Pattern.compile(part[3], CASE_INSENSITIVE),
                        part[4],
                        part[5],
                        part[6],
                        part[7]))
                .toList();
    }

    /** The ids of all rules that some sentence of a text trips. */
    static TreeSet<String> tripped(String language, String text) {
        var ids = new TreeSet<String>();
        for (var sentence : sentences(text))
            for (var rule : ALL.get(language))
                if (rule.pattern.matcher(plain(sentence)).find()) ids.add(rule.id);
        return ids;
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[’‘]", "'")
                .replace('\u00a0', ' ');
    }

    static List<String> sentences(String text) {
        var bare = QUOTED.matcher(text).replaceAll(quote -> {
            var ends = quote.group().matches("(?s).*[.!?…][\"”»’']");
            return ends && FOLLOWED.matcher(text.substring(quote.end())).find() ? "\uE001" : "\uE000";
        });
        var found = new ArrayList<String>();
        int from = 0;
        var end = END.matcher(bare);
        while (end.find()) {
            if (SHORTENED.matcher(bare.substring(from, end.end())).find()) continue;
            found.add(bare.substring(from, end.end()).strip());
            from = end.end();
        }
        if (!bare.substring(from).isBlank()) found.add(bare.substring(from).strip());
        return found;
    }
}
