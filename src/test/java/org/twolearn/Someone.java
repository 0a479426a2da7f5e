package org.twolearn;

import java.util.Set;
import java.util.UUID;
import org.twolearn.partnerships.Kind;
import org.twolearn.partnerships.Offer;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** People for a story, each with one admitted device. Row-level security hides other stories' people: no clean-up. */
public interface Someone {
    UUID LAKESHORE = UUID.fromString("00000000-0000-4000-8000-000000000001");

    static PersonId called(String name) {
        return called(name, LAKESHORE);
    }

    static PersonId called(String name, UUID district) {
        var person = new PersonId(UUID.randomUUID());
        var db = Database.superuser();
        db.sql("insert into district (district_id, name) values (?, 'A district') on conflict do nothing")
                .param(district)
                .update();
        db.sql("insert into person (district_id, person_id, given_name, family_name) values (?, ?, ?, 'Someone')")
                .params(district, person.value(), name)
                .update();
        db.sql("insert into device (person_id, device_id, label, admitted_at) values (?, ?, 'A phone', now())")
                .params(person.value(), device(person).value())
                .update();
        return person;
    }

    /** The one device that somebody made by {@link #called} has. */
    static DeviceId device(PersonId person) {
        return new DeviceId(person.value());
    }

    static <T, X extends Throwable> T as(PersonId person, ScopedValue.CallableOp<T, X> work) throws X {
        return CurrentPerson.call(person, device(person), work);
    }

    static void does(PersonId person, Runnable work) {
        CurrentPerson.run(person, device(person), work);
    }

    /** A light offer, which needs no agreement once it is accepted. */
    static Offer offer(PersonId by, Set<PersonId> to) {
        return offer(by, to, Kind.THINK);
    }

    static Offer offer(PersonId by, Set<PersonId> to, Kind kind) {
        return new Offer(new PartnershipId(UUID.randomUUID()), kind, by, to, "", Story.NO_HURRY);
    }
}
