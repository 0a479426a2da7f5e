package org.twolearn.promises;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ana's students, who answer without a name while their district allows it for a moment. */
final class Students {
    private static final Pattern CODE = Pattern.compile("classcode__signs\">([A-Z0-9 ]+)<");
    private static final Pattern SLIP = Pattern.compile("name=\"slip\" value=\"([0-9a-f-]{36})\"");
    private static final String RULE = "student answers";
    private static final int FLOOR = 10;

    private final Lived lived;

    Students(Lived lived) {
        this.lived = lived;
    }

    /** One ask that is answered, looked at and shown, and one that is open. */
    UUID live(UUID answered, UUID open) {
        return Switched.on(RULE, lived, () -> {
            asks(open, "pulse");
            asks(answered, "slips");
            var code = code(answered);
            lived.nobody.done("/answer", "code", code);
            for (int i = 0; i < FLOOR; i++)
                lived.nobody.done("/answer/" + code, "form", UUID.randomUUID(), "words", Lived.MARK);
            lived.host.done(path(answered) + "/closing");
            lived.host.done(path(answered) + "/look");
            var slip = SLIP.matcher(lived.host.gets(path(answered)).body());
            if (!slip.find()) throw new AssertionError("No slip to choose");
            lived.host.done(path(answered) + "/showing", "slip", slip.group(1));
            return UUID.fromString(slip.group(1));
        });
    }

    void later(UUID open) {
        Switched.on(RULE, lived, () -> {
            asks(open, "moment");
            return open;
        });
    }

    /** The host thinks again about all of it. */
    void end(UUID answered, UUID slip) {
        lived.host.done(path(answered) + "/showing/end");
        lived.host.done(path(answered) + "/slips/" + slip + "/removal");
        lived.host.done(path(answered) + "/removal");
    }

    private void asks(UUID id, String kind) {
        lived.host.done(
                lived.path() + "/students",
                "id",
                id,
                "kind",
                kind,
                "purpose",
                Lived.MARK,
                "item1",
                "I had time to think.",
                "item2",
                "I said something out loud.",
                "item3",
                "I knew what to do.",
                "back",
                LocalDate.now().plusDays(2),
                "most",
                24,
                "minutes",
                30);
    }

    private String path(UUID ask) {
        return lived.path() + "/students/" + ask;
    }

    private String code(UUID ask) {
        var code = CODE.matcher(lived.host.gets(path(ask)).body());
        if (!code.find()) throw new AssertionError("No code for the board");
        return code.group(1).replace(" ", "");
    }
}
