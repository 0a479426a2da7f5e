package org.twolearn.promises;

import java.util.Base64;
import java.util.UUID;
import org.twolearn.Database;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Sheet;

/** Uma and Vic, who alone hold their keys; Vic loses every way in and is handed them anew; and Wyn joins. */
final class Ours {
    private static final String CARD = "AAAA-BBBB-CCCC-DDDD-EEEE-%s";
    private final int port;

    Ours(int port, Lived lived) {
        this.port = port;
        var people = new PersonId[] {lived.works("Uma"), lived.works("Vic"), lived.works("Wyn")};
        var uma = signedIn(people[0]);
        var vic = signedIn(people[1]);
        var wyn = signedIn(people[2]);
        var form = UUID.randomUUID();
        uma.done("/offers", "id", form, "kind", "think", "words", "", "until", "", "to", people[1].value());
        var path = "/partnerships/" + PartnershipId.of(people[0], form).value();
        vic.done(path + "/acceptance", "read", 0);
        uma.done(path + "/ideas", "id", UUID.randomUUID(), "idea", "Before.");

        uma.done(path + "/sealing/yes", "code", card(people[0]));
        uma.done(path + "/sealing/withdrawal");
        uma.done(path + "/sealing/yes", "code", card(people[0]));
        vic.done(path + "/sealing/yes", "code", card(people[1]));
        vic.done(path + "/ideas", "id", UUID.randomUUID(), "idea", "After.");

        var tablet = letIn(people[1]);
        tablet.done("/me/reading", "code", card(people[1]));
        var phone = letIn(people[1]);
        phone.done("/me/reading/new");
        phone.done(path + "/sealing/request");
        uma.done(path + "/sealing/readers/" + people[1].value(), "key", 2);

        uma.done(path + "/newcomers", "to", people[2].value(), "words", "", "until", "");
        vic.done(path + "/newcomers/" + people[2].value() + "/yes");
        wyn.done(path + "/joining/keys", "code", card(people[2]));
        uma.done(path + "/sealing/readers/" + people[2].value(), "key", 1);
        wyn.done(path + "/joining/acceptance", "read", 0, "letter", 0, "hope", "");
    }

    /** What they printed once. */
    private static String card(PersonId person) {
        var card = CARD.formatted(person.value().toString().substring(0, 4).toUpperCase(java.util.Locale.ROOT));
        Database.superuser()
                .sql("insert into printed_code (person_id, code_hash, sheet)"
                        + " values (?, sha256(convert_to(?, 'UTF8')), ?) on conflict do nothing")
                .params(person.value(), card, Sheet.fresh().sealed(person, card))
                .update();
        return card;
    }

    private Asker signedIn(PersonId person) {
        return keeping(Asker.signedIn("who holds the keys", port, person));
    }

    /** On a further device, without the card. */
    private Asker letIn(PersonId person) {
        var device = UUID.randomUUID();
        Database.superuser()
                .sql("insert into device (person_id, device_id, label, admitted_at) values (?, ?, 'Another', now())")
                .params(person.value(), device)
                .update();
        return keeping(Asker.on("on a further device", port, person, device, "test"));
    }

    private static Asker keeping(Asker asker) {
        var bytes = new byte[32];
        new java.util.Random().nextBytes(bytes);
        var kept = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Asker(asker.name(), asker.port(), asker.token() + "; twolearn-device=" + kept);
    }
}
