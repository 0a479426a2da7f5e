package org.twolearn.signin;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.twolearn.web.Typed;

/** The first form of all. School days are 1 (Monday) to 7. */
record SetupForm(String district, String zone, List<Short> days, String given, String family, String email) {
    static final SetupForm EMPTY = new SetupForm(
            "", "America/Chicago", List.of((short) 1, (short) 2, (short) 3, (short) 4, (short) 5), "", "", "");

    // A field that is not sent arrives as null, whatever the type says.
    SetupForm {
        district = Typed.line(district, 120);
        zone = Typed.line(zone, 60);
        days = Objects.requireNonNullElse(days, List.of());
        given = Typed.line(given, 80);
        family = Typed.line(family, 80);
        email = Typed.line(email, 200);
    }

    void check() {
        if (district.isEmpty() || given.isEmpty() || family.isEmpty()) throw new SigninRefused.Unnamed();
        if (!zoneExists()) throw new SigninRefused.NoSuchZone();
        if (days.isEmpty() || days.stream().anyMatch(day -> day < 1 || day > 7)) throw new SigninRefused.NoSchoolDay();
        if (!email.matches("[^@\\s]+@[^@\\s]+")) throw new SigninRefused.NoAddress();
    }

    private boolean zoneExists() {
        try {
            return ZoneId.of(zone).getId().contains("/");
        } catch (DateTimeException none) {
            return false;
        }
    }
}
