package org.twolearn.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class HintRulesTest {
    private static final List<String> LANGUAGES = HintRules.LANGUAGES;
    private static final Pattern ABOVE = Pattern.compile(
            "\\b(assign\\w*|evaluat\\w*|scor(e|es|ed|ing)|ratings?|grad(e|es|ed|ing)|rank\\w*|complian\\w*"
                    + "|supervis\\w*|coachees?|overdue)\\b",
            Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyRuleFindsItsExampleAndNoRuleWhatItsAuthorsOfferInstead(String language) {
        var softly = new SoftAssertions();
        for (var rule : HintRules.ALL.get(language)) {
            softly.assertThat(HintRules.tripped(language, rule.example()))
                    .as(rule.example())
                    .contains(rule.id());
            softly.assertThat(HintRules.tripped(language, rule.instead()))
                    .as("%s instead: %s", rule.id(), rule.instead())
                    .isEmpty();
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyRuleSaysWhyAndEveryKindHasItsSentence(String language) {
        var rules = HintRules.ALL.get(language);
        assertThat(rules).hasSizeGreaterThanOrEqualTo(language.equals("en") ? 111 : 60);
        assertThat(rules).extracting(HintRules.Rule::id).doesNotHaveDuplicates();
        var said = new HashSet<String>();
        HintRules.lines(language)
                .filter(line -> line.startsWith("say\t"))
                .forEach(line -> said.add(line.split("\t")[1]));
        for (var rule : rules) {
            assertThat(said).as(rule.id()).contains(rule.kind());
            assertThat(rule.why()).as(rule.id()).isNotBlank();
            if (!rule.asks().isEmpty()) Pattern.compile(rule.asks());
        }
        assertThat(said).contains("marker", "marker-why", "marker-instead", "why", "instead", "silence", "ask", "send");
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void theTwoLanguagesSayTheSameThings(String language) {
        assertThat(kinds(language)).isEqualTo(kinds("en"));
        assertThat(HintRules.lines(language).filter(line -> !line.startsWith("rule\t") && !line.startsWith("say\t")))
                .allMatch(line -> line.matches("(words|label|evidence)\t.+"));
    }

    private static List<String> kinds(String language) {
        return HintRules.lines(language)
                .filter(line -> line.startsWith("say\t"))
                .map(line -> line.split("\t")[1])
                .toList();
    }

    /** What a hint itself says to people; its patterns look for the very words. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void noHintUsesAWordThatPutsOneAboveAnother(String language) {
        assertThat(HintRules.ALL.get(language))
                .noneMatch(
                        rule -> ABOVE.matcher(rule.why() + " " + rule.instead()).find());
    }

    /** The longest sentence that is looked at has six hundred letters; this one is made to be hard. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void noPatternTakesLongOverTheLongestSentence(String language) {
        for (var pump : List.of("a ", "you ", "good ", "muy ", "I told ", "de ", "'", "1 ", "aaaa", "tu clase ")) {
            var text = pump.repeat(600 / pump.length()) + "!";
            var began = System.nanoTime();
            HintRules.tripped(language, text);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).as(pump).isLessThan(Duration.ofSeconds(1));
        }
    }
}
