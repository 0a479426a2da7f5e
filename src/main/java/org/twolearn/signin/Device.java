package org.twolearn.signin;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.DeviceId;

/** Where somebody has signed in. */
record Device(
        DeviceId id,
        String label,
        Instant firstSeen,
        @Nullable Instant admittedAt,
        @Nullable String admittedBy,
        boolean here,
        boolean signedIn) {
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    boolean admitted() {
        return admittedAt != null;
    }

    /** Somebody is signed in there, and nothing opens. */
    boolean waits() {
        return !admitted() && !here && signedIn;
    }

    /** Shown on the new device and typed on the old one, so that nobody lets in a stranger who waits at the same time. */
    String code() {
        return code(id);
    }

    static String code(DeviceId id) {
        var bytes = new Secret(id.value().toString()).hash();
        var number = ByteBuffer.wrap(bytes).getLong() >>> 1;
        var code = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            code.append(LETTERS.charAt((int) (number % LETTERS.length())));
            number /= LETTERS.length();
        }
        return code.insert(3, '-').toString();
    }

    boolean matches(String typed) {
        return code().replace("-", "").equals(typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }
}
