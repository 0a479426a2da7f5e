package org.twolearn.people;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A district: its own days, not the server's. */
public record District(UUID id, String name, ZoneId zone, Set<DayOfWeek> schoolDays) {
    public LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(zone));
    }

    /** The date so many school days after a date. Where a district has no school day set, every day counts. */
    public LocalDate schoolDaysAfter(LocalDate date, int days) {
        return Stream.iterate(date.plusDays(1), day -> day.plusDays(1))
                .filter(day -> schoolDays.isEmpty() || schoolDays.contains(day.getDayOfWeek()))
                .skip(days - 1L)
                .findFirst()
                .orElseThrow();
    }
}
