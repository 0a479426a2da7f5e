package org.twolearn.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;

/** The fields of a form, as they came. */
public record Sent(Map<String, String> fields) {
    /** What a field holds as it was typed, for showing the page again; empty where there is no such field. */
    public String raw(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The same fields and one that the address says. */
    public Sent with(String name, Object value) {
        var all = new HashMap<>(fields);
        all.put(name, value.toString());
        return new Sent(all);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** @see Typed#words */
    public String words(String name, int most) {
        return Typed.words(fields.get(name), most);
    }

    /** @see Typed#line */
    public String line(String name, int most) {
        return Typed.line(fields.get(name), most);
    }

    /** A hidden id. One that is missing or altered is nobody's: not found. */
    public UUID id(String name) {
        try {
            return UUID.fromString(raw(name));
        } catch (IllegalArgumentException altered) {
            throw new EmptyResultDataAccessException(1);
        }
    }

    public @Nullable UUID idIfAny(String name) {
        return raw(name).isEmpty() ? null : id(name);
    }

    /** A hidden number of a version. Missing or altered: not found. */
    public int number(String name) {
        try {
            return Integer.parseInt(raw(name));
        } catch (NumberFormatException altered) {
            throw new EmptyResultDataAccessException(1);
        }
    }

    /** A day between 2000 and 2199, or null for an empty box; anything else is refused. */
    public @Nullable LocalDate day(String name) {
        var raw = raw(name).strip();
        if (raw.isEmpty()) return null;
        try {
            var day = LocalDate.parse(raw);
            if (day.getYear() < 2000 || day.getYear() > 2199) throw new NotADay();
            return day;
        } catch (DateTimeParseException notADay) {
            throw new NotADay();
        }
    }

    /** One of a few words, or null for none of them. */
    public @Nullable String oneOf(String name, Iterable<String> words) {
        for (var word : words) if (word.equals(raw(name))) return word;
        return null;
    }

    public static final class NotADay extends Refused {
        NotADay() {
            super("web.not-a-day");
        }
    }
}
