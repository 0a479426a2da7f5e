package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.twolearn.Database;
import org.twolearn.Story;

@Story
class NoRatingsTest {
    /** Whole numbers, fractions, lists of allowed words, enumerated types, and arrays and JSON that could hide one. */
    private static final String COULD_HOLD_A_RATING = """
            select c.relname || '.' || a.attname
              from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0
               and not a.attisdropped and c.relname <> 'flyway_schema_history'
               and (t.typcategory = 'N' or t.typtype in ('e', 'd') or t.typname in ('json', 'jsonb', 'hstore', 'xml')
                    or (t.typcategory = 'A' and t.typname not in ('_uuid'))
                    or exists (select from pg_constraint k
                                where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)
                                  and pg_get_constraintdef(k.oid) ~ 'ANY \\(|ARRAY\\[|= ''|~ '))
            """;

    @Test
    @DisplayName("E4 no column can hold a rating of a person or a lesson, unless it stands on the list with its reason")
    void everyColumnThatCouldHoldARatingStandsOnTheList() {
        var found = new TreeSet<>(Database.superuser()
                .sql(COULD_HOLD_A_RATING)
                .query(String.class)
                .list());

        assertThat(found).isEqualTo(new TreeSet<>(Listed.in("numbers.tsv").keySet()));
    }
}
