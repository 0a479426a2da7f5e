package org.twolearn.promises;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.partnerships.PartnershipId;

/** The forms that nobody sends in {@link Lived}: other words, second thoughts, taking back, and one's own keys. */
final class Rest {
    /** In its element: a random token elsewhere on the page reads like a code every fiftieth time. */
    private static final Pattern DEVICE_CODE = Pattern.compile("<strong>([A-Z0-9]{3}-[A-Z0-9]{3})</strong>");

    private final int port;
    private final Lived lived;
    private final String path;

    Rest(int port, Lived lived) {
        this.port = port;
        this.lived = lived;
        this.path = lived.path();
        new Beyond(lived);
        otherWords();
        newcomers();
        takenBack();
        visits();
        new Students(lived).end(lived.ask, lived.slip);
        directory();
        new Ours(port, lived);
        keys();
    }

    private void otherWords() {
        var open = "/partnerships/" + lived.open;
        lived.partner.done(open + "/change", "after", 1, "words", "Rather in May.");
        lived.partner.done(open + "/refusal");
        lived.host.done(path + "/learning/" + lived.learned, "base", 1, "learned", "Said in other words.");
        lived.host.done(path + "/cycles/" + lived.cycle + "/standing/opening");
    }

    private void newcomers() {
        var ola = Asker.signedIn("who is asked", port, lived.came.ola);
        var asked = path + "/newcomers/" + lived.came.ola.value();
        lived.coach.done(asked + "/yes");
        lived.came.newcomer.done(asked + "/yes");
        lived.host.done(asked + "/words", "read", 1, "words", "And you, Ola?");
        ola.done(path + "/joining/change", "read", 2, "words", "After the break?");
        ola.done(path + "/joining/refusal");
        lived.host.done(path + "/newcomers", "to", lived.pat.value(), "words", "", "until", "");
        lived.coach.done(path + "/newcomers/" + lived.pat.value() + "/refusal");
        lived.host.done(path + "/newcomers", "to", lived.lena.value(), "words", "", "until", "");
        lived.host.done(path + "/newcomers/" + lived.lena.value() + "/withdrawal");
    }

    private void takenBack() {
        var letters = id();
        var other = id();
        lived.host.done("/offers", "id", letters, "kind", "think", "words", "", "until", "", "to", lived.lena.value());
        lived.host.done("/partnerships/" + PartnershipId.of(lived.ana, letters).value() + "/withdrawal");
        lived.coach.done(path + "/ideas", "id", other, "idea", "Another idea.");
        lived.coach.done(path + "/ideas/" + other + "/return");
        lived.host.done(path + "/asks/" + lived.waiting + "/withdrawal");
        lived.host.done(path + "/visits/" + lived.visit + "/remarks/" + lived.remark + "/removal");
        lived.coach.done(
                path + "/visits/" + lived.visit + "/codes/removal", "recorder", lived.ben.value(), "letter", "a");
        lived.host.done(path + "/talks/" + lived.talk + "/return");
        for (var figure : new String[] {"met", "area"})
            lived.host.done(path + "/cycles/" + lived.closed + "/figures/" + figure + "/removal");
        lived.host.done(path + "/hints/withdrawal");
        lived.host.done(path + "/learning/" + lived.learned + "/removal");
        lived.host.done("/notebook/" + lived.note + "/removal");
    }

    private void visits() {
        var day = ZonedDateTime.now(ZoneId.of("America/Chicago")).plusDays(6).withHour(11);
        var form = lived.visit(lived.planned, day, LocalTime.of(11, 40), "Another room.");
        form.put("from", 1);
        form.put("begins", "11:00");
        lived.host.done(path + "/visits/" + lived.planned + "/versions", form);
        lived.host.done(path + "/visits/" + lived.planned + "/withdrawal");
        lived.host.done(path + "/visits/" + lived.visit + "/records/deletion");
    }

    private void directory() {
        for (var answer : new String[] {"acceptance", "end"}) {
            var offer = id();
            lived.operator.done(
                    "/positions", "id", offer, "to", lived.tom.value(), "kind", "district lead", "school", "");
            lived.partner.done("/positions/" + offer + "/" + answer);
            if (answer.equals("acceptance")) lived.partner.done("/positions/laid-down", "kind", "district lead");
        }
        lived.operator.done(
                "/school/settings", "name", "A district", "zone", "America/Chicago", "days", 1, "days", 2, "days", 3);
        lived.operator.done("/roster/" + lived.roster + "/confirmation", "seen", "true", "sure", "true");
        var other = id();
        lived.operator.done(
                "/roster",
                "id",
                other,
                "table",
                "Name\tE-mail\tSchool\tPosition\nBo Li\tbo@x.example\tDunbar\tTeacher");
        lived.operator.done("/roster/" + other + "/putting-away");
    }

    private void keys() {
        var passkey = Database.superuser()
                .sql("select credential_id from passkey where person_id = ?")
                .param(lived.ana.value())
                .query(byte[].class)
                .single();
        var key = "/me/passkeys/" + Base64.getUrlEncoder().withoutPadding().encodeToString(passkey);
        lived.host.done(key + "/name", "name", "My other phone");
        lived.host.done(key + "/removal");
        Asker.signedIn("the same in another window", port, lived.tom);
        var window = Database.superuser()
                .sql("select session_id from session where person_id = ? order by started desc limit 1")
                .param(lived.tom.value())
                .query(UUID.class)
                .single();
        lived.partner.done("/me/sessions/" + window + "/removal");
        lived.operator.done("/enrollments/signouts", "person", lived.wendy.value());
        var link = "LINK-" + id().toString().substring(0, 4).toUpperCase(Locale.ROOT);
        Database.superuser()
                .sql("insert into enrollment (person_id, enrollment_id, district_id, token_hash, made_by)"
                        + " select person_id, ?, district_id, sha256(convert_to(?, 'UTF8')), person_id"
                        + " from person where person_id = ?")
                .params(id(), link, lived.wendy.value())
                .update();
        lived.nobody.done("/enrollment/" + link);
        devices();
        lived.coach.done("/me/signouts", "where", "elsewhere");
        lived.coach.done("/signout");
    }

    private void devices() {
        var phone = Asker.onADeviceNotAdmitted("a second phone", port, lived.tom);
        var code = DEVICE_CODE.matcher(phone.gets("/device").body());
        if (!code.find()) throw new AssertionError("No code on the page of the device");
        var device = device(lived.tom.value());
        lived.partner.done("/me/devices/" + device + "/admission", "code", code.group(1));
        lived.partner.done("/me/devices/" + device + "/removal");
        var printed = "ABCD-EFGH-JKMN-PQRS-" + id().toString().substring(0, 4).toUpperCase(java.util.Locale.ROOT);
        Database.superuser()
                .sql("insert into printed_code (person_id, code_hash) values (?, sha256(convert_to(?, 'UTF8')))")
                .params(lived.tom.value(), printed)
                .update();
        Asker.onADeviceNotAdmitted("a third phone", port, lived.tom).done("/device/code", "code", printed);
    }

    private static UUID device(UUID person) {
        return Database.superuser()
                .sql("select device_id from device where person_id = ? and admitted_at is null")
                .param(person)
                .query(UUID.class)
                .single();
    }

    private static UUID id() {
        return UUID.randomUUID();
    }

    /** Everybody's forms, one after the other. */
    static Rest played(int port) {
        var lived = new Lived(port);
        Someone.device(lived.ana);
        return new Rest(port, lived);
    }
}
