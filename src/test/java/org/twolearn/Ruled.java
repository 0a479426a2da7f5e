package org.twolearn;

import java.util.UUID;

/** Switches a rule on as people do it, three weeks ago: proposed, told, and agreed to by everybody who was asked. */
public interface Ruled {
    static void on(String rule, UUID district) {
        if (isOn(rule, district)) return;
        var rita = representative(district);
        var change = propose(rule, "on", district, rita);
        var db = Database.superuser();
        db.sql(
                        "insert into rule_yes (district_id, change_id, person_id, said_at)"
                                + " select district_id, change_id, person_id, now() - interval '20 days' from rule_asked where change_id = ?")
                .param(change)
                .update();
        db.sql(
                        "update rule_change set proposed_at = proposed_at - t, notice_ends = least(notice_ends - t, now()),"
                                + " lapses_at = lapses_at - t from (select interval '21 days' as t) as moved where change_id = ?")
                .param(change)
                .update();
        laysDown(rita);
    }

    /** Holds at once. */
    static void off(String rule, UUID district) {
        var rita = representative(district);
        propose(rule, "off", district, rita);
        laysDown(rita);
    }

    private static void laysDown(UUID person) {
        Database.superuser()
                .sql("delete from position where person_id = ?")
                .param(person)
                .update();
    }

    private static UUID propose(String rule, String value, UUID district, UUID by) {
        return Database.superuser()
                .sql(
                        "insert into rule_change (district_id, change_id, rule, value, before, after, reason, proposed_by)"
                                + " values (?, gen_random_uuid(), ?, ?, 'Before.', 'After.', 'A reason.', ?) returning change_id")
                .params(district, rule, value, by)
                .query(UUID.class)
                .single();
    }

    private static boolean isOn(String rule, UUID district) {
        return Database.superuser()
                .sql("select coalesce((select value = 'on' from rule_standing where district_id = ? and rule = ?"
                        + " and holds_from <= now() order by holds_from desc limit 1), false)")
                .params(district, rule)
                .query(Boolean.class)
                .single();
    }

    private static UUID representative(UUID district) {
        var rita = Someone.called("Rita", district).value();
        Database.superuser()
                .sql("insert into position (district_id, position_id, person_id, kind)"
                        + " values (?, gen_random_uuid(), ?, 'representative')")
                .params(district, rita)
                .update();
        return rita;
    }
}
