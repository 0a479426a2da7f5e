package org.twolearn.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
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
}
