package org.twolearn.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** One partnership in the demo, and what happens in it over and over. */
final class Together {
    private static final int SEATS = 26;
    private static final String AFTER_SCHOOL = "15:40";

    private final Days days;
    private final School school;
    private final UUID id;
    private final Map<UUID, UUID> cycles = new HashMap<>();
    private final Map<UUID, List<?>> own = new HashMap<>();
    private int versions;
    private Duration back = Duration.ZERO;
    private long daysBack;

    /** Begins with the offer that was just made, which belongs to the first scene. */
    Together(Days days, School school, UUID id, int schoolDays, String time) {
        this.days = days;
        this.school = school;
        this.id = id;
        runs(school.now(), schoolDays, time);
    }

    String path() {
        return "/partnerships/" + id;
    }

    /** From here on it is this time of this school day: -1 is the last one before today. */
    void at(int schoolDays, String time) {
        at(school.now(), schoolDays, time);
    }

    /** The story's time runs beside the true one; what happened so far moves by as much as the two drift apart. */
    private void at(ZonedDateTime played, int schoolDays, String time) {
        var before = back;
        var daysBefore = daysBack;
        runs(played, schoolDays, time);
        days.move(id, before.minus(back), daysBefore - daysBack);
    }

    private void runs(ZonedDateTime played, int schoolDays, String time) {
        back = Duration.between(school.at(schoolDays, time), played.toInstant());
        daysBack = ChronoUnit.DAYS.between(school.day(schoolDays), played.toLocalDate());
    }

    /** Puts the last scene where it belongs. */
    void ends() {
        days.move(id, back, daysBack);
        back = Duration.ZERO;
        daysBack = 0;
    }

    /** A date to write into a form, which then moves with its scene. */
    LocalDate day(int schoolDays) {
        return school.day(schoolDays).plusDays(daysBack);
    }

    void says(Somebody who, String hope, String why, String bring, String will) {
        writes(who, List.of("hope", hope, "why", why, "bring", bring, "will", will));
    }

    /** The form has one's own lines as well, as they are. */
    void meets(Somebody who, String meeting) {
        var both = new ArrayList<Object>(own.get(who.person()));
        both.addAll(List.of("read", versions, "meeting", meeting));
        writes(who, both);
    }

    private void writes(Somebody who, List<?> lines) {
        own.putIfAbsent(who.person(), lines);
        who.posts(path() + "/agreement/lines", lines.toArray());
        versions++;
    }

    void signs(Somebody... all) {
        for (var one : all) one.posts(path() + "/agreement/signatures", "version", versions);
    }

    String cycle(Somebody owner, String challenge) {
        var cycle = UUID.randomUUID();
        owner.posts(path() + "/cycles", "id", cycle, "challenge", challenge);
        cycles.put(owner.person(), cycle);
        return path() + "/cycles/" + cycle;
    }

    void learns(Somebody who, String words) {
        puts(who, path() + "/learning", "learned", words);
    }

    void talks(Somebody who, int schoolDays, String note) {
        puts(who, path() + "/talks", "day", day(schoolDays), "note", note);
    }

    /** Up to a step of the ladder; where a partner's words belong to it, the partner is asked and has not answered. */
    void shows(Somebody who, Somebody with, String level) {
        puts(who, path() + "/shares", "to", with.person(), "level", level, "until", "");
    }

    /** What somebody will do in the cycle of another, or their own, by a school day. */
    void will(Somebody who, Somebody owner, String step, int schoolDays) {
        puts(who, path() + "/steps", "cycle", cycleOf(owner), "step", step, "day", day(schoolDays));
    }

    /** The address of the idea. */
    String idea(Somebody who, Somebody owner, String words) {
        var ideas = path() + "/ideas";
        return ideas + "/" + puts(who, ideas, "cycle", cycleOf(owner), "idea", words);
    }

    /** Something new, under an id of its own. */
    UUID puts(Somebody who, String page, Object... fields) {
        var fresh = UUID.randomUUID();
        var form = new ArrayList<Object>(List.of("id", fresh));
        form.addAll(List.of(fields));
        who.posts(page, form.toArray());
        return fresh;
    }

    private UUID cycleOf(Somebody owner) {
        return Objects.requireNonNull(cycles.get(owner.person()));
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

    /** A visit from its plan to the look, played within the minute: half an hour of a lesson, looked at after school. */
    void visited(
            int schoolDays,
            String lesson,
            Somebody host,
            Somebody visitor,
            String purpose,
            int seats,
            String question) {
        var begins = school.now().plusMinutes(1).truncatedTo(ChronoUnit.MINUTES);
        at(begins, schoolDays, lesson);
        var visit = plan(
                host,
                visitor,
                host,
                begins.toLocalDate(),
                begins.toLocalTime().toString(),
                begins.toLocalTime().plusMinutes(30).toString(),
                purpose);
        var path = path() + "/visits/" + visit;
        visitor.posts(path + "/signature", "version", 1);
        visitor.sends(path + "/events", taps(begins.toInstant(), seats));
        visitor.posts(path + "/note", "unseen", "The two seats behind the pillar.", "question", question, "note", "");
        host.posts(path + "/look", "sees", seats + " of " + SEATS + " had a turn.", "surprises", "");
        var bell = school.at(schoolDays, lesson);
        days.unfold(
                visit,
                Duration.between(school.at(schoolDays - 2, AFTER_SCHOOL), bell),
                Duration.between(bell, school.at(schoolDays, AFTER_SCHOOL)));
    }

    /** So many seats get a turn in half an hour, some of them two, and the whole room four times. */
    private static String taps(Instant started, int seats) {
        var taps = new ArrayList<String>();
        for (int turn = 0; turn < seats + seats / 4; turn++)
            taps.add(tap(
                    60_000L + turn * 1_600_000L / (seats + seats / 4), "individual", 1 + (turn % seats) * 7 % SEATS));
        for (int whole = 1; whole <= 4; whole++) taps.add(tap(whole * 400_000L, "choral", 0));
        taps.add(tap(1_810_000L, "end", 0));
        return "{\"started\":%d,\"taps\":[%s]}".formatted(started.toEpochMilli(), String.join(",", taps));
    }

    private static String tap(long ms, String code, int seat) {
        return "{\"id\":\"%s\",\"ms\":%d,\"code\":\"%s\"%s}"
                .formatted(UUID.randomUUID(), ms, code, seat == 0 ? "" : ",\"seat\":" + seat);
    }
}
