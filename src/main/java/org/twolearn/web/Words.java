package org.twolearn.web;

import static java.util.stream.Collectors.toMap;

import java.text.MessageFormat;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What the product says, in the reader's language. The first part of a key names the module; its words stand in
 * words.properties beside the module's Java, in the syntax of {@link MessageFormat} (write an apostrophe as ’).
 */
public final class Words {
    private Words() {}

    /** Throws when there is no such sentence: a missing word is a bug, never a blank page. */
    public static String say(String key, Object... arguments) {
        var locale = LocaleContextHolder.getLocale();
        var module = key.substring(0, key.indexOf('.'));
        var words = ResourceBundle.getBundle("org.twolearn." + module + ".words", locale, FALLBACK);
        return new MessageFormat(words.getString(key.substring(module.length() + 1)), locale).format(arguments);
    }

    /** The sentences of a module whose keys begin with one of these, as they stand in its file: for a script to say. */
    public static Map<String, String> patterns(String module, List<String> beginnings) {
        var words = ResourceBundle.getBundle(
                "org.twolearn." + module + ".words", LocaleContextHolder.getLocale(), FALLBACK);
        return words.keySet().stream()
                .filter(key -> beginnings.stream().anyMatch(key::startsWith))
                .collect(toMap(key -> key, words::getString, (one, _) -> one, TreeMap::new));
    }

    /** The language the page is written in, for its html element. */
    public static String language() {
        return LocaleContextHolder.getLocale().toLanguageTag();
    }

    /** English where a language is missing, whatever the server's own language is. */
    private static final ResourceBundle.Control FALLBACK = new ResourceBundle.Control() {
        @Override
        public @Nullable Locale getFallbackLocale(String baseName, Locale locale) {
            return Locale.ROOT.equals(locale) ? null : Locale.ROOT;
        }
    };

    /** "September 18, 2026", in the reader's language: for what is kept longer than a year. */
    public static String date(TemporalAccessor day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(LocaleContextHolder.getLocale())
                .format(day);
    }

    /** "Thursday, September 18", in the reader's language; of another year than this one, with it. */
    public static String day(TemporalAccessor day) {
        return day(day, "EEEE, MMMM d");
    }

    /** "Thursday, September 18, 2025", where the year matters in any case. */
    public static String wholeDay(TemporalAccessor day) {
        return DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", LocaleContextHolder.getLocale())
                .format(day);
    }

    /** @param pattern without a year: where the day is of another one, that is said too, or it would be read as of this one */
    public static String day(TemporalAccessor day, String pattern) {
        var whole = day.get(ChronoField.YEAR) == Year.now().getValue() ? pattern : pattern + ", yyyy";
        return DateTimeFormatter.ofPattern(whole, LocaleContextHolder.getLocale())
                .format(day);
    }
}
