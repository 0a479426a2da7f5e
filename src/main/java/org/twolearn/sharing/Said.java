package org.twolearn.sharing;

import static org.twolearn.web.Words.say;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.twolearn.people.Names;
import org.twolearn.people.PersonId;

/** People and days as the pages of this module say them. */
record Said(Names names, ZoneId zone) {
    String name(PersonId person) {
        return names.of(List.of(person));
    }

    /** "September 30" */
    static String day(LocalDate day) {
        return day.format(pattern("sharing.day-pattern"));
    }

    String day(Instant at) {
        return day(LocalDate.ofInstant(at, zone));
    }

    /** "2 PM" */
    String hour(Instant at) {
        return at.atZone(zone).format(pattern("sharing.hour-pattern"));
    }

    private static DateTimeFormatter pattern(String key) {
        return DateTimeFormatter.ofPattern(say(key), LocaleContextHolder.getLocale());
    }
}
