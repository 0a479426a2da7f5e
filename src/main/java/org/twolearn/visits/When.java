package org.twolearn.visits;

import static org.twolearn.web.Words.say;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.context.i18n.LocaleContextHolder;
import org.twolearn.web.Words;

/** Days and times as a page says them. */
final class When {
    private When() {}

    /** "Tuesday, September 23", with the year where it is another one */
    static String day(LocalDate day) {
        return Words.day(day);
    }

    static String weekday(LocalDate day) {
        return day.format(pattern("visits.weekday-pattern"));
    }

    static String shortDay(LocalDate day) {
        return day.format(pattern("visits.short-day-pattern"));
    }

    /** "September 23" */
    static String cardDay(LocalDate day) {
        return Words.day(day, say("visits.card-day-pattern"));
    }

    /** "12:40 to 1:10 PM" */
    static String between(Instant begins, Instant ends, ZoneId zone) {
        return say("visits.between", time(begins, zone), time(ends, zone));
    }

    static String time(Instant at, ZoneId zone) {
        return at.atZone(zone).format(pattern("visits.time-pattern"));
    }

    /** "30 min 10 s", or "40 s" */
    static String length(Duration length) {
        if (length.toMinutes() == 0) return say("visits.seconds", length.toSecondsPart());
        return say("visits.length", length.toMinutes(), length.toSecondsPart());
    }

    /** "18:24" */
    static String clock(long ms) {
        return "%d:%02d".formatted(ms / 60_000, ms / 1000 % 60);
    }

    private static DateTimeFormatter pattern(String key) {
        return DateTimeFormatter.ofPattern(say(key), LocaleContextHolder.getLocale());
    }
}
