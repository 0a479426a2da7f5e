package org.twolearn.promises;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.people.PersonId;

/** A partnership in which something of everything has been written, over HTTP, and the people around it. */
final class Lived {
    private static final UUID DISTRICT = UUID.randomUUID();
    private static Lived once;

    final PersonId ana = Someone.called("Ana", DISTRICT);
    final PersonId ben = Someone.called("Ben", DISTRICT);
    final PersonId wendy = Someone.called("Wendy", DISTRICT);
    final PersonId tom = Someone.called("Tom", DISTRICT);
    final PersonId pat = Someone.called("Pat", DISTRICT);
    final PersonId lena = Someone.called("Lena", DISTRICT);
    final PersonId olga = Someone.called("Olga", DISTRICT);
    final PersonId far = Someone.called("Far", UUID.randomUUID());

    final UUID school = UUID.randomUUID();
    final UUID partnership = UUID.randomUUID(), open = UUID.randomUUID(), toms = UUID.randomUUID();
    final UUID closed = UUID.randomUUID(), cycle = UUID.randomUUID();
    final UUID visit = UUID.randomUUID(), planned = UUID.randomUUID();
    final UUID idea = UUID.randomUUID(), step = UUID.randomUUID(), talk = UUID.randomUUID();
    final UUID learned = UUID.randomUUID(), note = UUID.randomUUID(), roster = UUID.randomUUID();
    final Asker host, coach, former, partner, principal, lead, operator, outsider, unadmitted, nobody;
    final Came came;

    /** Played once for all tests: nobody but its people can change it. */
    static synchronized Lived at(int port) {
        if (once == null) once = new Lived(port);
        return once;
    }

    private Lived(int port) {
        positions();
        host = Asker.signedIn("a member", port, ana);
        coach = Asker.signedIn("the coach", port, ben);
        former = Asker.signedIn("a former member", port, wendy);
        partner = Asker.signedIn("another partner of the coach", port, tom);
        principal = Asker.signedIn("the principal of the school", port, pat);
        lead = Asker.signedIn("the district lead", port, lena);
        operator = Asker.signedIn("the operator", port, olga);
        outsider = Asker.signedIn("somebody of another district", port, far);
        unadmitted = Asker.onADeviceNotAdmitted("a member on a device not admitted", port, ana);
        nobody = Asker.nobody(port);
        agreed();
        cycles();
        visited();
        spoken();
        around();
        done(former.posts(path() + "/departure"));
        came = new Came(port, this, DISTRICT);
    }

    String path() {
        return "/partnerships/" + partnership;
    }

    private void positions() {
        var db = Database.superuser();
        db.sql("insert into school (district_id, school_id, name) values (?, ?, 'Dunbar')")
                .params(DISTRICT, school)
                .update();
        holds(ana, "teacher");
        holds(wendy, "teacher");
        holds(tom, "teacher");
        holds(ben, "coach");
        holds(pat, "principal");
        holds(lena, "district lead");
        holds(olga, "operator");
    }

    private void holds(PersonId person, String kind) {
        Database.superuser()
                .sql("insert into position (district_id, position_id, person_id, school_id, kind)"
                        + " values (?, gen_random_uuid(), ?, ?, ?)")
                .params(DISTRICT, person.value(), school, kind)
                .update();
    }

    private void agreed() {
        done(coach.posts(
                "/offers",
                "id",
                partnership,
                "kind",
                "cycle",
                "words",
                "Shall we?",
                "until",
                "",
                "to",
                ana.value(),
                "to",
                wendy.value()));
        done(host.posts(path() + "/acceptance", "read", 1));
        done(former.posts(path() + "/acceptance", "read", 1));
        for (var one : new Asker[] {host, coach, former})
            done(one.posts(path() + "/agreement/lines", "hope", "To hear the others."));
        for (var one : new Asker[] {host, coach, former})
            done(one.posts(path() + "/agreement/signatures", "version", 3));
        done(coach.posts("/offers", "id", toms, "kind", "think", "words", "", "until", "", "to", tom.value()));
        done(partner.posts("/partnerships/" + toms + "/acceptance", "read", 0));
        done(host.posts("/offers", "id", open, "kind", "think", "words", "You?", "until", "", "to", tom.value()));
    }

    private void cycles() {
        done(host.posts(path() + "/cycles", "id", closed, "challenge", "The first ten minutes."));
        done(host.posts(path() + "/cycles/" + closed + "/closing", "id", id(), "what", "met", "story", "It did."));
        done(host.posts(path() + "/cycles", "id", cycle, "challenge", "Six carry the discussion."));
        var here = path() + "/cycles/" + cycle;
        done(host.posts(here + "/standing", "id", id(), "base", 0, "what", "visit", "pleased", "Busy."));
        done(coach.posts(here + "/standing", "id", id(), "base", 0, "what", "visit", "pleased", "Lively."));
        done(host.posts(here + "/goal", "id", id(), "base", 0, "sentence", "23 of 26 explain."));
        done(coach.posts(here + "/understanding", "id", id(), "version", 1, "understood", "Who speaks."));
        var option = id();
        done(coach.posts(here + "/options", "id", option, "option", "Cards."));
        done(host.posts(here + "/choice", "id", id(), "about", option, "because", "It chooses."));
        done(host.posts(here + "/checklist", "id", id(), "base", 0, "steps", "Ask\nDraw"));
        done(host.posts(here + "/steps", "id", id(), "version", 1, "step", 1, "what", "seen", "note", "Well."));
        done(host.posts(here + "/decisions", "id", id(), "what", "keep", "said", "On."));
        done(host.posts(path() + "/stages", "id", id(), "base", 0, "stands", "Now", "goal", "Aim"));
    }

    private void visited() {
        var zone = ZoneId.of("America/Chicago");
        var begins = ZonedDateTime.now(zone).plusMinutes(1).truncatedTo(ChronoUnit.MINUTES);
        if (begins.toLocalTime().isAfter(LocalTime.of(23, 50)))
            begins = begins.plusDays(1).truncatedTo(ChronoUnit.DAYS);
        var ends = begins.toLocalTime().isAfter(LocalTime.of(23, 20))
                ? LocalTime.of(23, 59)
                : begins.toLocalTime().plusMinutes(30);
        plan(visit, begins, ends);
        plan(planned, begins.plusDays(5), ends);
        var there = path() + "/visits/" + visit;
        done(coach.posts(there + "/signature", "version", 1));
        done(coach.sends(
                there + "/events",
                "{\"started\":%d,\"taps\":[{\"id\":\"%s\",\"ms\":60000,\"code\":\"individual\",\"seat\":3},{\"id\":\"%s\",\"ms\":1800000,\"code\":\"end\"}]}"
                        .formatted(System.currentTimeMillis(), id(), id())));
        done(coach.posts(there + "/note", "unseen", "Two seats.", "question", "Who?", "note", "A note."));
        done(host.posts(there + "/look", "sees", "One turn.", "surprises", ""));
    }

    private void plan(UUID id, ZonedDateTime begins, LocalTime ends) {
        done(host.posts(path() + "/visits", visit(id, begins, ends)));
    }

    void planned(UUID id, LocalDate day) {
        plan(id, day.atTime(10, 0).atZone(ZoneId.of("America/Chicago")), LocalTime.of(10, 30));
    }

    private Map<String, Object> visit(UUID id, ZonedDateTime begins, LocalTime ends) {
        var form = new LinkedHashMap<String, Object>();
        form.put("id", id);
        form.put("host", ana.value());
        form.put("visitor", ben.value());
        form.put("day", begins.toLocalDate());
        form.put("begins", begins.toLocalTime());
        form.put("ends", ends);
        form.put("room", "214");
        form.put("part", "after the warm-up");
        form.put("purpose", "Who gets a turn?");
        form.put("instrument", "opportunities");
        form.put("seats", 26);
        form.put("seat", "by the window");
        form.put("role", "silent");
        form.put("told", "yes");
        return form;
    }

    private void spoken() {
        var ask = id();
        done(host.posts(path() + "/asks", "id", ask, "about", "The back corner."));
        done(coach.posts(path() + "/ideas", "id", idea, "idea", "Pairs first.", "ask", ask));
        done(host.posts(path() + "/ideas/" + idea + "/became", "id", id(), "became", "taken", "how", "At once."));
        done(host.posts(path() + "/steps", "id", step, "step", "Try the cards."));
        done(host.posts(path() + "/steps/" + step + "/now", "id", id(), "what", "said", "step", "Try in pairs."));
        done(host.posts(path() + "/talks", "id", talk, "day", "", "note", "Cards."));
        done(host.posts(path() + "/learning", "id", learned, "learned", "Who looks at me."));
    }

    /** What is one's own, and what the operator sends. */
    private void around() {
        done(host.posts("/notebook", "id", note, "note", "For me."));
        done(host.posts("/me/code"));
        done(operator.posts("/enrolments", "person", ana.value()));
        done(operator.posts(
                "/roster",
                "id",
                roster,
                "table",
                "Name\tE-mail\tSchool\tPosition\nAna Ruiz\tana@x.example\tDunbar\tTeacher"));
        Database.superuser()
                .sql("insert into passkey (person_id, credential_id, label, public_key, used_times, verified,"
                        + " transports, can_travel, travelled)"
                        + " values (?, sha256(convert_to(?, 'UTF8')), 'A phone', '', 0, true, '', false, false)")
                .params(ana.value(), ana.value().toString())
                .update();
    }

    private static void done(Asker.Answer answer) {
        if (answer.status() >= 400)
            throw new AssertionError("The fixture was refused: " + answer.status() + "\n" + answer.body());
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
