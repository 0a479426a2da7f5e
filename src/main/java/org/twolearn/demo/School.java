package org.twolearn.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lakeshore's own days. Its people play their story within a minute, at any hour. While they do, the district's clocks
 * show noon, so that no lesson runs into midnight; afterwards every scene is moved to its own school day and lesson.
 */
final class School {
    private final JdbcClient database;
    private final Clock clock;
    private final ZoneId zone;
    private final ZoneOffset noon;
    private final List<Integer> days;

    School(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.zone = ZoneId.of(database.sql("select time_zone from district limit 1")
                .query(String.class)
                .single());
        this.days = database.sql("select unnest(school_days) from district")
                .query((row, _) -> row.getInt(1))
                .list();
        this.noon =
                ZoneOffset.ofHours(12 - clock.instant().atZone(ZoneOffset.UTC).getHour());
    }

    void stopTheClocks() {
        show(noon);
    }

    void startThem() {
        show(zone);
        database.sql("update visit set zone = ?").param(zone.getId()).update();
    }

    private void show(ZoneId id) {
        database.sql("update district set time_zone = ?").param(id.getId()).update();
    }

    /** What the stopped clocks show. */
    ZonedDateTime now() {
        return clock.instant().atZone(noon);
    }

    /** What a moment of the story is called in the school's own zone. */
    Instant at(int schoolDays, String time) {
        return day(schoolDays).atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    /** So many school days ahead, or ago where it is negative; never today. */
    LocalDate day(int schoolDays) {
        var step = schoolDays < 0 ? -1 : 1;
        return Stream.iterate(LocalDate.now(clock.withZone(zone)).plusDays(step), day -> day.plusDays(step))
                .filter(day -> days.contains(day.getDayOfWeek().getValue()))
                .skip(Math.abs(schoolDays) - 1L)
                .findFirst()
                .orElseThrow();
    }
}
