package org.twolearn.signin;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * Somebody asks their partners to confirm a device.
 *
 * @param confirmFrom while it cannot be confirmed yet: from when on
 */
record DeviceRequest(
        UUID id, PersonId whose, String label, @Nullable Instant confirmFrom, Instant openUntil) {
    private static final int DIGITS = 1_000_000;

    /** Six digits that only the browser which asks can tell, as often as its page is opened; we keep a hash. */
    static String number(Secret browser, UUID request) {
        var bytes = new Secret("confirm " + request + browser.text()).hash();
        return "%06d".formatted((ByteBuffer.wrap(bytes).getLong() >>> 1) % DIGITS);
    }

    /** As it is read aloud: 417 382. */
    static String spoken(String number) {
        return number.substring(0, 3) + " " + number.substring(3);
    }

    /** What is kept of a number, however it was typed. */
    static byte[] hash(UUID request, String typed) {
        return new Secret(request + typed.replaceAll("\\D", "")).hash();
    }
}
