package org.twolearn.people;

import java.util.Optional;

/** Who is asking, and on which device. Bound once per request, so that every query below runs with that person's eyes. */
public final class CurrentPerson {
    private static final ScopedValue<Asking> ASKING = ScopedValue.newInstance();

    private CurrentPerson() {}

    record Asking(PersonId person, DeviceId device) {}

    /** For a page that is shown to signed-in people only. */
    public static PersonId id() {
        return ifAny().orElseThrow();
    }

    /** The device the request came from; whether it is admitted, the database knows. */
    public static DeviceId device() {
        return ASKING.get().device();
    }

    public static Optional<PersonId> ifAny() {
        return asking().map(Asking::person);
    }

    static Optional<Asking> asking() {
        return ASKING.isBound() ? Optional.of(ASKING.get()) : Optional.empty();
    }

    public static <T, X extends Throwable> T call(PersonId person, DeviceId device, ScopedValue.CallableOp<T, X> work)
            throws X {
        return ScopedValue.where(ASKING, new Asking(person, device)).call(work);
    }

    public static void run(PersonId person, DeviceId device, Runnable work) {
        ScopedValue.where(ASKING, new Asking(person, device)).run(work);
    }
}
