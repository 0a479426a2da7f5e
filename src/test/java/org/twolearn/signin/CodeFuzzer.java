package org.twolearn.signin;

import java.util.Locale;
import java.util.UUID;
import org.springframework.dao.EmptyResultDataAccessException;
import org.twolearn.Fuzzing;
import org.twolearn.people.DeviceId;
import org.twolearn.web.Refused;
import org.twolearn.web.Typed;

/** Any text as a printed code, a number read aloud, a device's letters, and the first form of all. */
public final class CodeFuzzer {
    private static final UUID ID = new UUID(0, 1);

    private CodeFuzzer() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        var text = Fuzzing.text(bytes);
        Fuzzing.may(() -> typed(Typed.line(text, 100)), Refused.class);
        DeviceRequest.hash(ID, text);
        var letters = Device.code(new DeviceId(ID)).replace("-", "");
        var same = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").equals(letters);
        if (new Device(new DeviceId(ID), "", java.time.Instant.EPOCH, null, null, false, true).matches(text) != same)
            throw new AssertionError("Other letters");
        var pieces = Fuzzing.pieces(bytes, 5);
        Fuzzing.may(
                () -> new SetupForm(pieces[0], pieces[1], java.util.List.of((short) 1), pieces[2], pieces[3], pieces[4])
                        .check(),
                Refused.class);
        Fuzzing.may(
                () -> new org.twolearn.web.Sent(java.util.Map.of("id", text)).id("id"),
                EmptyResultDataAccessException.class);
    }

    /** However often it is copied and typed again, it is the same code. */
    private static void typed(String line) {
        var code = Secret.typed(line);
        if (!Secret.typed(code.text()).equals(code)) throw new AssertionError("Another code");
    }
}
