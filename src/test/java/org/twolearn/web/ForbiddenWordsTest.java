package org.twolearn.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.twolearn.Database;
import org.twolearn.Story;

/** E5: words that put one person over another have no place in a type, a column, an address or a sentence. */
@Story
class ForbiddenWordsTest {
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\b(assign\\w*|evaluat\\w*|scor(e|es|ed|ing)|ratings?|grad(e|es|ed|ing)|rank\\w*|complian\\w*"
                    + "|supervis\\w*|coachees?|overdue)\\b");

    /** What may stand, and why. */
    private static final Map<Pattern, String> ALLOWED = Map.of(
            Pattern.compile("\\bgrade \\d+|\\bgrading period|\\bgrade (level|band)s?"),
            "a grade that students are in, and a part of the school year",
            Pattern.compile("web\\.promised\\.e4 .*"),
            "the promise that there are none",
            Pattern.compile("roster\\.\\S* grades?\\b|\\broster/\\S+.*|\\bgrades\\b"),
            "OneRoster’s own word for the grades that students are in");

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping addresses;

    @Test
    @DisplayName("E5 No type is named with a word that puts one person over another")
    void noType() {
        var types = Sources.ending(".java").values().stream()
                .flatMap(text -> TYPE.matcher(text).results())
                .map(match -> match.group(1).replaceAll("(?<=[a-z])(?=[A-Z])", " "));
        assertThat(forbidden(types)).isEmpty();
    }

    @Test
    @DisplayName("E5 No column is, either")
    void noColumn() {
        var columns = Database.superuser()
                .sql("select table_name || ' ' || column_name from information_schema.columns"
                        + " where table_schema = 'public' and table_name <> 'flyway_schema_history'")
                .query(String.class)
                .list();
        assertThat(columns).isNotEmpty();
        assertThat(forbidden(columns.stream().map(column -> column.replace('_', ' '))))
                .isEmpty();
    }

    @Test
    @DisplayName("E5 No address is, either")
    void noAddress() {
        var paths = addresses.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .toList();
        assertThat(paths).contains("/promises");
        assertThat(forbidden(paths.stream())).isEmpty();
    }

    @Test
    @DisplayName("E5 No sentence holds such a word")
    void noSentence() {
        var sentences = WordsTest.words().entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue());
        assertThat(forbidden(sentences)).isEmpty();
    }

    @Test
    void theWordsAreFoundWhereTheyStand() {
        assertThat(forbidden(Stream.of("Lesson Score", "person rating", "/coaches/{id}/assignments", "It is overdue.")))
                .hasSize(4);
        assertThat(forbidden(Stream.of("Grade 7 science", "operating", "this grading period", "Migrate")))
                .isEmpty();
    }

    private static List<String> forbidden(Stream<String> texts) {
        return texts.filter(text -> {
                    var left = text.toLowerCase(Locale.ROOT);
                    for (var allowed : ALLOWED.keySet())
                        left = allowed.matcher(left).replaceAll("");
                    return FORBIDDEN.matcher(left).find();
                })
                .toList();
    }
}
