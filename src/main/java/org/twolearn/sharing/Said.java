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
import org.twolearn.web.Words;

/** People and days as the pages of this module say them. */
record Said(Names names, ZoneId zone) {
    String name(PersonId person) {
        return names.of(List.of(person));
    }

    /** "September 30" */
    static String day(LocalDate day) {
        return Words.day(day, say("sharing.day-pattern"));
    }

    String day(Instant at) {
        return day(LocalDate.ofInstant(at, zone));
    }

    /** "2 PM" */
    String hour(Instant at) {
        var pattern = DateTimeFormatter.ofPattern(say("sharing.hour-pattern"), LocaleContextHolder.getLocale());
        return at.atZone(zone).format(pattern);
    }
}
