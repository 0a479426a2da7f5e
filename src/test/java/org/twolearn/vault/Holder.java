package org.twolearn.vault;

import java.util.UUID;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** Somebody with what their browser keeps, and the card in their drawer. */
public record Holder(PersonId person, DeviceId device, String browser, String card) {
    public static Holder called(String name) {
        return of(Someone.called(name));
    }

    public static Holder of(PersonId person) {
        return new Holder(person, Someone.device(person), fresh(), fresh());
    }

    /** On another device, which was let in without the card. */
    public Holder elsewhere() {
        var other = new DeviceId(UUID.randomUUID());
        Database.superuser()
                .sql("insert into device (person_id, device_id, label, admitted_at) values (?, ?, 'A tablet', now())")
                .params(person.value(), other.value())
                .update();
        return new Holder(person, other, fresh(), card);
    }

    public Holder with(String newCard) {
        return new Holder(person, device, browser, newCard);
    }

    public WayIn wayIn() {
        return WayIn.device(person, browser);
    }

    public WayIn code() {
        return WayIn.code(person, card);
    }

    /** As one request. */
    public <T> T as(ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentPerson.<T, RuntimeException>call(
                person, device, () -> InHand.<T, RuntimeException>call(wayIn(), work));
    }

    public void does(Runnable work) {
        as(() -> {
            work.run();
            return true;
        });
    }

    public static String fresh() {
        return UUID.randomUUID().toString();
    }
}
