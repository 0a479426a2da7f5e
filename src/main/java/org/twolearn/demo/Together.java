package org.twolearn.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One partnership in the demo, and what happens in it over and over. */
final class Together {
    private static final int SEATS = 26;

    private final Days days;
    private final UUID id;
    private final ZoneId zone;

    Together(JdbcClient database, Days days, UUID id) {
        this.days = days;
        this.id = id;
        this.zone = ZoneId.of(database.sql("select time_zone from district limit 1")
                .query(String.class)
                .single());
    }

    String path() {
        return "/partnerships/" + id;
    }

    private final Map<UUID, UUID> cycles = new HashMap<>();

    void pass(int howMany) {
        days.pass(id, howMany);
    }

    LocalDate today() {
        return LocalDate.now(zone);
    }

    LocalDate inDays(int howMany) {
        return today().plusDays(howMany);
    }

    void says(Somebody who, String hope, String why, String bring, String will) {
        who.posts(path() + "/agreement/lines", "hope", hope, "why", why, "bring", bring, "will", will);
        versions++;
    }

    void meets(Somebody who, String meeting) {
        who.posts(path() + "/agreement/shared-lines", "read", versions, "meeting", meeting);
        versions++;
    }

    private int versions;

    void signs(Somebody... all) {
        for (var one : all) one.posts(path() + "/agreement/signatures", "version", versions);
    }

    String cycle(Somebody owner, String challenge) {
        var cycle = UUID.randomUUID();
        owner.posts(path() + "/cycles", "id", cycle, "challenge", challenge);
        cycles.put(owner.person(), cycle);
        return path() + "/cycles/" + cycle;
    }

    UUID plan(Somebody host, Somebody visitor, Somebody by, LocalDate day, String begins, String ends, String purpose) {
        var visit = UUID.randomUUID();
        by.posts(
                path() + "/visits",
                "id",
                visit,
                "host",
                host.person(),
                "visitor",
                visitor.person(),
                "day",
                day,
                "begins",
                begins,
                "ends",
                ends,
                "room",
                "214",
                "part",
                "after the warm-up",
                "purpose",
                purpose,
                "instrument",
                "opportunities",
                "seats",
                SEATS,
                "seat",
                "by the window",
                "role",
                "silent",
                "told",
                "yes",
                "cycle",
                Objects.requireNonNullElse(cycles.get(host.person()), ""));
        return visit;
    }

    /** A visit from its plan to the look, within the minute: the days that pass later put it where it belongs. */
    void visited(Somebody host, Somebody visitor, String purpose, int seats, String question) {
        var begins = ZonedDateTime.now(zone).plusMinutes(1).truncatedTo(ChronoUnit.MINUTES);
        if (begins.toLocalTime().isAfter(LocalTime.of(23, 50)))
            begins = begins.plusDays(1).truncatedTo(ChronoUnit.DAYS);
        var ends = begins.toLocalTime().isAfter(LocalTime.of(23, 20))
                ? LocalTime.of(23, 59)
                : begins.toLocalTime().plusMinutes(30);
        var visit = plan(
                host, visitor, host, begins.toLocalDate(), begins.toLocalTime().toString(), ends.toString(), purpose);
        var path = path() + "/visits/" + visit;
        visitor.posts(path + "/signature", "version", 1);
        visitor.sends(path + "/events", taps(seats));
        visitor.posts(path + "/note", "unseen", "The two seats behind the pillar.", "question", question, "note", "");
        host.posts(path + "/look", "sees", seats + " of " + SEATS + " had a turn.", "surprises", "");
    }

    /** So many seats get a turn in half an hour, some of them two, and the whole room four times. */
    private static String taps(int seats) {
        var taps = new ArrayList<String>();
        for (int turn = 0; turn < seats + seats / 4; turn++)
            taps.add(tap(
                    60_000L + turn * 1_600_000L / (seats + seats / 4), "individual", 1 + (turn % seats) * 7 % SEATS));
        for (int whole = 1; whole <= 4; whole++) taps.add(tap(whole * 400_000L, "choral", 0));
        taps.add(tap(1_810_000L, "end", 0));
        return "{\"started\":%d,\"taps\":[%s]}".formatted(System.currentTimeMillis(), String.join(",", taps));
    }

    private static String tap(long ms, String code, int seat) {
        return "{\"id\":\"%s\",\"ms\":%d,\"code\":\"%s\"%s}"
                .formatted(UUID.randomUUID(), ms, code, seat == 0 ? "" : ",\"seat\":" + seat);
    }
}
