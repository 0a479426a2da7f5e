package org.twolearn.promises;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.twolearn.Database;
import org.twolearn.NextLesson;
import org.twolearn.Someone;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.sharing.Piece;

/** A partnership in which the same marked sentence has been written wherever one can write, and the people around it. */
final class Lived {
    static final String MARK = "Marmalade tastes of quince 7391";
    private static Lived once;

    /** Who wants to know the people before they do anything. */
    static final ScopedValue<java.util.function.Consumer<Lived>> MET = ScopedValue.newInstance();

    final UUID district = UUID.randomUUID();

    final PersonId ana = Someone.called("Zebedee", district);
    final PersonId ben = Someone.called("Quillan", district);
    final PersonId wendy = Someone.called("Wilhelmina", district);
    final PersonId tom = Someone.called("Tom", district);
    final PersonId pat = Someone.called("Pat", district);
    final PersonId lena = Someone.called("Lena", district);
    final PersonId olga = Someone.called("Olga", district);
    final PersonId gail = Someone.called("Gail", district);
    final PersonId far = Someone.called("Far", UUID.randomUUID());

    final UUID school = UUID.randomUUID();
    private final UUID letters = id(), asking = id(), thinking = id();
    final UUID partnership, open, toms;
    final UUID closed = UUID.randomUUID(), cycle = UUID.randomUUID();
    final UUID visit = UUID.randomUUID(), planned = UUID.randomUUID();
    final UUID share, slip, alone;
    final UUID ask = UUID.randomUUID(), openAsk = UUID.randomUUID();
    final UUID remark = UUID.randomUUID(), waiting = UUID.randomUUID();
    final UUID idea = UUID.randomUUID(), step = UUID.randomUUID(), talk = UUID.randomUUID();
    final UUID learned = UUID.randomUUID(), note = UUID.randomUUID(), roster = UUID.randomUUID();
    final Asker host, coach, former, partner, principal, lead, operator, outsider, unadmitted, nobody, shownTo;
    final Came came;

    /** Played once for all tests that have one database: nobody but its people can change it. */
    static synchronized Lived at(int port) {
        if (once == null || once.isGone()) once = new Lived(port);
        return once;
    }

    boolean isGone() {
        return Database.superuser()
                .sql("select not exists (select from person where person_id = ?)")
                .param(ana.value())
                .query(Boolean.class)
                .single();
    }

    /** Played anew, where it matters when. */
    Lived(int port) {
        partnership = PartnershipId.of(ben, letters).value();
        open = PartnershipId.of(ana, asking).value();
        toms = PartnershipId.of(ben, thinking).value();
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
        shownTo = Asker.signedIn("a colleague who is shown something", port, gail);
        if (MET.isBound()) MET.get().accept(this);
        agreed();
        ledForAMoment();
        cycles();
        visited();
        spoken();
        slip = new Students(this).live(ask, openAsk);
        alone = new ByHerself(this).visit;
        around();
        asked();
        done(former.posts(path() + "/departure"));
        share = shown();
        came = new Came(port, this, district);
    }

    String path() {
        return "/partnerships/" + partnership;
    }

    private void positions() {
        var db = Database.superuser();
        db.sql("insert into school (district_id, school_id, name) values (?, ?, 'Dunbar')")
                .params(district, school)
                .update();
        holds(ana, "teacher");
        holds(wendy, "teacher");
        holds(tom, "teacher");
        holds(ben, "coach");
        holds(gail, "teacher");
        holds(pat, "principal");
        holds(lena, "district lead");
        holds(olga, "operator");
    }

    void laysDown(PersonId person, String kind) {
        Database.superuser()
                .sql("delete from position where person_id = ? and kind = ?")
                .params(person.value(), kind)
                .update();
        // As if it had never been: a pause outlasts the position, and only a partner ends it.
        Database.superuser()
                .sql("delete from position_since where person_id = ? and until is not null")
                .param(person.value())
                .update();
    }

    void holds(PersonId person, String kind) {
        Database.superuser()
                .sql("insert into position (district_id, position_id, person_id, school_id, kind)"
                        + " values (?, gen_random_uuid(), ?, ?, ?)")
                .params(district, person.value(), school, kind)
                .update();
    }

    /** One more of the district. */
    PersonId works(String name) {
        return Someone.called(name, district);
    }

    /** One more at the school. */
    void worksHere(String given, String family) {
        var person = works(given);
        Database.superuser()
                .sql("update person set family_name = ? where person_id = ?")
                .params(family, person.value())
                .update();
        holds(person, "teacher");
    }

    private void agreed() {
        done(coach.posts(
                "/offers",
                "id",
                letters,
                "kind",
                "cycle",
                "words",
                MARK,
                "until",
                "",
                "to",
                ana.value(),
                "to",
                wendy.value()));
        done(host.posts(path() + "/acceptance", "read", 1));
        done(former.posts(path() + "/acceptance", "read", 1));
        for (var one : new Asker[] {host, coach, former})
            done(one.posts(path() + "/agreement/lines", "why", MARK, "hope", MARK, "bring", MARK, "will", MARK));
        done(coach.posts(
                path() + "/agreement/lines",
                "read",
                3,
                "why",
                MARK,
                "hope",
                MARK,
                "bring",
                MARK,
                "will",
                MARK,
                "meeting",
                MARK,
                "ground",
                MARK));
        for (var one : new Asker[] {host, coach, former})
            done(one.posts(path() + "/agreement/signatures", "version", 4));
        done(coach.posts("/offers", "id", thinking, "kind", "think", "words", "", "until", "", "to", tom.value()));
        done(partner.posts("/partnerships/" + toms + "/acceptance", "read", 0));
        done(host.posts("/offers", "id", asking, "kind", "think", "words", MARK, "until", "", "to", tom.value()));
    }

    /** Ben leads the school for a moment; Ana lets him go on, and takes it back. */
    private void ledForAMoment() {
        var yes = id();
        holds(ben, "principal");
        host.done(
                "/pauses/" + partnership + "/yes",
                "entry",
                yes,
                "about",
                ben.value(),
                "what",
                "leads",
                "place",
                school);
        host.done("/pauses/" + partnership + "/return", "entry", yes);
        laysDown(ben, "principal");
    }

    private void cycles() {
        done(host.posts(path() + "/cycles", "id", closed, "challenge", MARK));
        done(host.posts(path() + "/cycles/" + closed + "/closing", "id", id(), "what", "met", "story", MARK));
        done(host.posts(path() + "/cycles/" + closed + "/reopening"));
        done(host.posts(path() + "/cycles/" + closed + "/closing", "id", id(), "what", "met", "records", "keep"));
        done(host.posts(path() + "/cycles/" + closed + "/figures/met"));
        done(host.posts(path() + "/cycles/" + closed + "/figures/area", "area", "talk"));
        done(host.posts(path() + "/cycles", "id", cycle, "challenge", MARK));
        var here = path() + "/cycles/" + cycle;
        done(host.posts(here + "/standing", "id", id(), "base", 0, "what", "visit", "pleased", MARK, "students", MARK));
        done(coach.posts(here + "/standing", "id", id(), "base", 0, "what", "visit", "pleased", MARK));
        done(host.posts(here + "/goal", "id", id(), "base", 0, "sentence", MARK, "why", MARK));
        done(coach.posts(here + "/understanding", "id", id(), "version", 1, "understood", MARK));
        var option = id();
        done(coach.posts(here + "/options", "id", option, "option", MARK));
        done(host.posts(here + "/choice", "id", id(), "about", option, "because", MARK));
        done(host.posts(here + "/checklist", "id", id(), "base", 0, "steps", MARK, "reason", MARK));
        done(host.posts(here + "/steps", "id", id(), "version", 1, "step", 1, "what", "seen", "note", MARK));
        done(coach.posts(here + "/seeing", "id", id(), "base", 0, "way", "video", "watch", MARK, "notes", MARK));
        done(host.posts(here + "/decisions", "id", id(), "what", "keep", "said", MARK));
        done(host.posts(path() + "/stages", "id", id(), "base", 0, "stands", MARK, "goal", MARK + "."));
    }

    private void visited() {
        var lesson = NextLesson.soon();
        var begins = lesson.begins();
        var ends = lesson.ends();
        var tap = id();
        record(visit, begins, ends, tap, Map.of());
        record(id(), begins, ends, id(), Map.of("cycle", cycle));
        done(host.posts(path() + "/cycles/" + cycle + "/records/deletion"));
        var practiced = id();
        record(practiced, begins, ends, id(), Map.of("role", "practice"));
        done(host.sends(path() + "/visits/" + practiced + "/events", """
                {"started": %d, "taps": [{"id": "%s", "ms": 1800000, "code": "end"}]}""".formatted(System.currentTimeMillis(), id())));
        done(host.posts(path() + "/visits/" + practiced + "/look"));
        sorted(id(), MARK, Map.of());
        onlyFigures(id(), begins, ends);
        plan(planned, begins.plusDays(5), ends, Map.of());
        var there = path() + "/visits/" + visit;
        done(host.posts(there + "/mistakes", "id", id(), "recorder", ben.value(), "mistaken", tap));
        done(host.posts(there + "/mistakes", "id", id(), "recorder", ben.value(), "corrected", tap, "code", "room"));
        done(host.posts(there + "/remarks", "id", remark, "recorder", ben.value(), "event", tap, "remark", MARK));
        done(coach.posts(there + "/remarks", "id", id(), "recorder", ben.value(), "at", "9:14", "remark", MARK));
        done(coach.posts(there + "/note", "unseen", MARK, "differed", MARK, "question", MARK, "note", MARK));
        done(host.posts(there + "/look", "sees", MARK, "surprises", MARK));
        done(coach.posts(there + "/codes", "recorder", ben.value(), "name", MARK, "counts", MARK, "not", MARK));
        done(host.posts(there + "/codes", "recorder", ben.value(), "name", "Asks why"));
        done(coach.posts(there + "/codes/lines", "recorder", ben.value(), "letter", "a", "line", tap));
        done(host.posts(there + "/codes/lines", "recorder", ben.value(), "letter", "b", "line", tap));
        done(coach.sends(there + "/losses", ""));
    }

    /** A map of Ana’s room of which she kept only the figures. */
    private void onlyFigures(UUID id, ZonedDateTime begins, LocalTime ends) {
        plan(id, begins, ends, Map.of("instrument", "seat-map"));
        var there = path() + "/visits/" + id;
        coach.done(there + "/signature", "version", 1);
        done(coach.sends(there + "/events", """
                {"started": %d, "taps": [{"id": "%s", "ms": 60000, "code": "asked", "seat": 3},
                                         {"id": "%s", "ms": 1800000, "code": "end"}]}""".formatted(System.currentTimeMillis(), id(), id())));
        host.done(there + "/look");
        host.done(there + "/figures");
    }

    /** Student work of Ana’s class on its piles, with one slip of one of them in these words. */
    void sorted(UUID id, String words, Map<String, Object> more) {
        var lesson = NextLesson.soon();
        var form = visit(id, lesson.begins(), lesson.ends(), words);
        form.put("instrument", "slips");
        form.putAll(more);
        host.done(path() + "/visits", form);
        var there = path() + "/visits/" + id;
        if (more.isEmpty()) coach.done(there + "/signature", "version", 1);
        done(host.sends(there + "/events", """
                {"started": %d, "taps": [{"id": "%s", "ms": 60000, "code": "matched", "seat": 1},
                                         {"id": "%s", "ms": 90000, "code": "end"}]}""".formatted(System.currentTimeMillis(), id(), id())));
        host.done(there + "/exemplars", "slip-matched", words);
    }

    private void record(UUID id, ZonedDateTime begins, LocalTime ends, UUID tap, Map<String, Object> more) {
        plan(id, begins, ends, more);
        var there = path() + "/visits/" + id;
        done(coach.posts(there + "/signature", "version", 1));
        done(coach.sends(there + "/events", """
                {"started": %d, "taps": [{"id": "%s", "ms": 60000, "code": "student", "seat": 3, "text": "%s"},
                                         {"id": "%s", "ms": 1800000, "code": "end"}]}""".formatted(System.currentTimeMillis(), tap, MARK, id())));
    }

    private void plan(UUID id, ZonedDateTime begins, LocalTime ends, Map<String, Object> more) {
        var form = visit(id, begins, ends, MARK);
        form.putAll(more);
        done(host.posts(path() + "/visits", form));
    }

    void planned(UUID id, LocalDate day) {
        var begins = day.atTime(10, 0).atZone(ZoneId.of("America/Chicago"));
        host.done(path() + "/visits", visit(id, begins, LocalTime.of(10, 30), "Newer visit."));
    }

    Map<String, Object> visit(UUID id, ZonedDateTime begins, LocalTime ends, String words) {
        var form = new LinkedHashMap<String, Object>();
        form.put("id", id);
        form.put("host", ana.value());
        form.put("visitor", ben.value());
        form.put("day", begins.toLocalDate());
        form.put("begins", begins.toLocalTime());
        form.put("ends", ends);
        form.put("room", words);
        form.put("part", words);
        form.put("purpose", words);
        form.put("instrument", "script");
        form.put("seats", 26);
        form.put("seat", words);
        form.put("role", "silent");
        form.put("told", "yes");
        form.put("note", words);
        return form;
    }

    private void spoken() {
        var ask = id();
        done(host.posts(path() + "/asks", "id", ask, "about", MARK));
        done(coach.posts(path() + "/ideas", "id", idea, "idea", MARK, "ask", ask));
        done(host.posts(path() + "/ideas/" + idea + "/became", "id", id(), "became", "taken", "how", MARK));
        done(host.posts(path() + "/asks", "id", waiting, "about", MARK, "visit", visit));
        done(coach.posts(path() + "/asks", "id", id(), "about", MARK));
        done(host.posts(path() + "/steps", "id", step, "step", MARK, "help", MARK));
        done(host.posts(path() + "/steps/" + step + "/now", "id", id(), "what", "said", "step", MARK));
        done(host.posts(path() + "/talks", "id", talk, "day", "", "note", MARK));
        done(host.posts(path() + "/learning", "id", learned, "learned", MARK));
        var keeping = id();
        done(host.posts(path() + "/keeping", "id", keeping, "end", "one year", "close", ""));
        done(coach.posts(path() + "/keeping/" + keeping + "/yes"));
        done(host.posts(path() + "/keeping/" + keeping + "/withdrawal"));
        done(coach.posts(path() + "/hints/yes"));
        done(host.posts(path() + "/hints/yes"));
    }

    /** What is one's own, and what the operator sends. */
    private void around() {
        done(host.posts("/notebook", "id", note, "note", MARK));
        done(coach.posts("/notebook", "id", id(), "note", MARK));
        done(host.posts("/me/code"));
        done(operator.posts("/enrollments", "id", id(), "person", ana.value()));
        done(operator.posts(
                "/roster",
                "id",
                roster,
                "table",
                "Name\tE-mail\tSchool\tPosition\nAna Ruiz\tana@x.example\tDunbar\tTeacher"));
        Database.superuser()
                .sql("insert into rule_read (person_id, change_id, agreed) values (?, gen_random_uuid(), false)")
                .param(ana.value())
                .update();
        Database.superuser()
                .sql("insert into erasure (person_id, erasure_id, space, own, secrets, epochs, destroyed_at)"
                        + " values (?, gen_random_uuid(), ?, true, array[gen_random_uuid()], '{1}', now())")
                .params(ana.value(), ana.value())
                .update();
        Database.superuser()
                .sql("insert into passkey (person_id, credential_id, label, public_key, used_times, verified,"
                        + " transports, can_travel, travelled)"
                        + " values (?, sha256(convert_to(?, 'UTF8')), 'A phone', '', 0, true, '', false, false)")
                .params(ana.value(), ana.value().toString())
                .update();
        Database.superuser()
                .sql("insert into erasing_day (person_id, keeping_id, about, partnership_id, erased_on)"
                        + " values (?, gen_random_uuid(), ?, ?, current_date + 5)")
                .params(ana.value(), partnership, partnership)
                .update();
        Database.superuser()
                .sql("insert into pass (person_id, session_id, token_hash)"
                        + " select person_id, session_id, uuid_send(gen_random_uuid()) from session"
                        + " where person_id = ? and device_id = ? limit 1")
                .params(ana.value(), Someone.device(ana).value())
                .update();
        Database.superuser()
                .sql("insert into account (person_id, issuer, identity, tied_by)"
                        + " values (?, 'https://accounts.example', sha256(convert_to(?, 'UTF8')), 'person')")
                .params(ana.value(), ana.value().toString())
                .update();
    }

    /** Ana shows Gail her goal and more, with words that Ben adds; Ben would show one of hers, and she has not answered. */
    private UUID shown() {
        var form = id();
        host.done(path() + "/shares", "id", form, "to", gail.value(), "level", "goal", "item", learned, "until", "");
        var shown = Piece.named("share " + ana.value(), form);
        coach.done("/shares/given/" + shown + "/yes");
        done(shownTo.gets("/shares/" + shown));
        var asks = id();
        coach.done(
                path() + "/shares",
                "id",
                asks,
                "to",
                gail.value(),
                "item",
                Piece.named("idea", idea),
                "item",
                Piece.named("became", idea),
                "until",
                "");
        host.done("/shares/given/" + Piece.named("share " + ben.value(), asks) + "/putting-away");
        return shown;
    }

    /** Ana asks her partners to confirm a device; Ben has misheard the number. */
    private void asked() {
        var request = id();
        done(unadmitted.posts("/device/requests", "id", request));
        Database.superuser()
                .sql("update device_request set confirm_from = null where request_id = ?")
                .param(request)
                .update();
        coach.posts("/confirmations/" + request, "number", "000 000");
        var told = Database.superuser()
                .sql("select telling_id from telling where person_id = ? order by told_at limit 1")
                .param(ana.value())
                .query(UUID.class)
                .single();
        done(host.posts("/tellings/" + told + "/putting-away"));
    }

    private static void done(Asker.Answer answer) {
        if (answer.status() >= 400)
            throw new AssertionError("The fixture was refused: " + answer.status() + "\n" + answer.body());
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
