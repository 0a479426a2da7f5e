package org.twolearn;

import com.microsoft.playwright.Page;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A lesson that can be recorded now, whatever the hour: a plan's begin and end are of one day, so shortly before
 * midnight the lesson is the first of tomorrow, whose recorder is open already.
 *
 * @param begins in the district's own time, to the minute, a few minutes from now
 */
public record NextLesson(ZonedDateTime begins) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    public static NextLesson soon() {
        var soon =
                ZonedDateTime.now(ZoneId.of("America/Chicago")).plusMinutes(2).truncatedTo(ChronoUnit.MINUTES);
        var late = soon.toLocalTime().isAfter(LocalTime.of(23, 50));
        return new NextLesson(late ? soon.plusDays(1).truncatedTo(ChronoUnit.DAYS) : soon);
    }

    public LocalTime ends() {
        var begins = begins().toLocalTime();
        return begins.isAfter(LocalTime.of(23, 25)) ? LocalTime.of(23, 59) : begins.plusMinutes(30);
    }

    /** Puts day and times into a plan's form. */
    public void into(Page form) {
        form.getByLabel("Day").fill(begins.toLocalDate().toString());
        form.getByLabel("Begins").fill(begins.format(CLOCK));
        form.getByLabel("Ends").fill(ends().format(CLOCK));
    }
}
