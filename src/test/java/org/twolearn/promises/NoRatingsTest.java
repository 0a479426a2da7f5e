package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.twolearn.Database;
import org.twolearn.Story;

/** Where people and lessons are, no number and no choice stands without its reason: see numbers.tsv. */
@Story
class NoRatingsTest {
    private static final Map<String, String> REASONS = Listed.in("numbers.tsv");

    /**
     * Columns of what is about people, their lessons or their partnership that hold anything but an id, a time, sealed
     * bytes or plain text: and plain text that is one of a list, by a check or by a key into another table.
     */
    private static final String NUMBERS_AND_CHOICES = """
            select relname || '.' || attname
              from pg_attribute a join pg_class c on c.oid = attrelid join pg_type t on t.oid = atttypid
             where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
               and relname <> 'flyway_schema_history' and attnum > 0 and not attisdropped
               and (coalesce(obj_description(c.oid, 'pg_class'), '') !~ '^scope: school'
                or exists (select from pg_attribute p where p.attrelid = c.oid
                              and p.attname ~ '(person|partnership|visit|cycle)_id|author|owner|host'))
               and (typname not in ('uuid', 'bytea', 'date', 'timestamptz', 'text', '_uuid')
                or typname = 'text' and exists (select from pg_constraint k
                              where conrelid = c.oid and contype in ('c', 'f') and attnum = any (conkey)))
            """;

    @Test
    @DisplayName("E4 No column could hold a rating of a person or a lesson: each number and each choice has its reason")
    void noColumnCouldHoldARating() {
        var columns = Database.superuser()
                .sql(NUMBERS_AND_CHOICES)
                .query(String.class)
                .list();
        assertThat(columns).contains("goal.version", "position.kind");
        assertThat(columns).as("columns, and those listed with a reason").hasSameElementsAs(REASONS.keySet());
    }
}
