package org.twolearn.promises;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.twolearn.Database;

/** Ana's students, who answer without a name while their district allows it for a moment. */
final class Students {
    private static final Pattern CODE = Pattern.compile("classcode__signs\">([A-Z0-9 ]+)<");
    private static final Pattern SLIP = Pattern.compile("name=\"slip\" value=\"([0-9a-f-]{36})\"");
    private static final int FLOOR = 10;

    private final Lived lived;
    private final UUID district;

    Students(Lived lived, UUID district) {
        this.lived = lived;
        this.district = district;
    }

    /** One ask that is answered, looked at and shown, and one that is open. */
    UUID live(UUID answered, UUID open) {
        switched(true);
        try {
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
        } finally {
            switched(false);
        }
    }

    void later(UUID open) {
        switched(true);
        asks(open, "moment");
        switched(false);
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

    /** As if representatives had agreed, and as if nobody had ever proposed it: other plays count who was asked. */
    private void switched(boolean on) {
        var sql = on
                ? "insert into rule_change values ('%1$s', '%2$s', 'student answers', 'on', '', '', '', '%3$s', now() - interval '21 days', now() - interval '1 day', now() + interval '9 days');"
                        + " insert into rule_asked values ('%1$s', '%2$s', '%3$s'); insert into rule_yes values ('%1$s', '%2$s', '%3$s', now() - interval '1 day');"
                : "delete from rule_yes where change_id = '%2$s'; delete from rule_asked where change_id = '%2$s'; delete from rule_change where change_id = '%2$s';";
        Database.superuser()
                .sql("do $$ begin perform set_config('session_replication_role', 'replica', true); "
                        + sql.formatted(district, lived.cycle, lived.olga.value()) + " end $$")
                .update();
    }
}
