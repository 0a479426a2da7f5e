package org.twolearn.promises;

import java.util.UUID;
import java.util.function.Supplier;
import org.twolearn.Database;

/** A rule is on for a moment, as if representatives had agreed, and then as if nobody had ever proposed it: other plays count who was asked. */
interface Switched {
    static <T> T on(String rule, Lived lived, Supplier<T> meanwhile) {
        var change = UUID.randomUUID();
        does(
                "insert into rule_change values ('%1$s', '%2$s', '%4$s', 'on', '', '', '', '%3$s', now() - interval '21 days', now() - interval '1 day', now() + interval '9 days');"
                        + " insert into rule_asked values ('%1$s', '%2$s', '%3$s'); insert into rule_yes values ('%1$s', '%2$s', '%3$s', now() - interval '1 day');",
                lived.district, change, lived.olga.value(), rule);
        try {
            return meanwhile.get();
        } finally {
            does(
                    "delete from rule_yes where change_id = '%s'; delete from rule_asked where change_id = '%1$s'; delete from rule_change where change_id = '%1$s';",
                    change);
        }
    }

    private static void does(String sql, Object... values) {
        Database.superuser()
                .sql("do $$ begin perform set_config('session_replication_role', 'replica', true); "
                        + sql.formatted(values) + " end $$")
                .update();
    }
}
