package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.twolearn.Database;
import org.twolearn.Story;

/** E4. There are no ratings: where people and lessons are, no number and no choice stands without its reason. */
@Story
class NoRatingsTest {
    /** Columns that hold a number, a yes or no, or one of a list of words, and why none of them rates anybody. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("version", "which version of a text"),
            Map.entry("revision", "which version of a plan"),
            Map.entry("epoch", "which of several keys"),
            Map.entry("step", "which step of a strategy, in the order written"),
            Map.entry("used_times", "a passkey’s own counter, against copies of it"),
            Map.entry("verified", "whether a passkey asked for a finger, a face or a code"),
            Map.entry("can_travel", "whether a passkey can be on several devices"),
            Map.entry("travelled", "whether it is"),
            Map.entry("kind", "what somebody does in a school, or which practices a partnership’s page offers"),
            Map.entry("complete", "whether a roster names everybody"),
            Map.entry("roles_complete", "whether a roster names every position"),
            Map.entry("orgs_complete", "whether a roster names every school"),
            Map.entry("by_person", "whether a roster came as a table of people"),
            Map.entry("subjects", "whether a roster says who teaches what"),
            Map.entry("gone", "whether a line of a roster says that somebody left"),
            Map.entry("attempt", "which try it is to type a number that was read aloud"),
            Map.entry("how", "what let a device in"),
            Map.entry("line", "a line's number in a file"),
            Map.entry("place", "a row's place in a file"),
            Map.entry("piece", "which part of an agreement"),
            Map.entry("outcome", "how a cycle ended, in its owner’s words: about the goal"),
            Map.entry("became", "what became of an idea"),
            Map.entry("source", "where a picture of the class came from"),
            Map.entry("what", "what happened to a step, said by whose step it is"));

    private static final String NUMBERS_AND_CHOICES = """
            select distinct attname
              from pg_attribute a join pg_class c on c.oid = attrelid join pg_type t on t.oid = atttypid
             where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'flyway_schema_history'
               and attnum > 0 and not attisdropped
               and (obj_description(c.oid, 'pg_class') ~ '^scope: (partnership|person)'
                or exists (select from pg_attribute p where p.attrelid = c.oid and p.attname like '%person%'))
               and (typcategory in ('N', 'E', 'B') or typname in ('_int2', '_int4', '_int8', '_numeric')
                or exists (select from pg_constraint where conrelid = c.oid and contype = 'c' and conkey = array[attnum]
                              and pg_get_constraintdef(pg_constraint.oid) like '%ANY%'))
            """;

    @Test
    void noColumnCouldHoldARatingOfAPersonOrALesson() {
        var columns = Database.superuser()
                .sql(NUMBERS_AND_CHOICES)
                .query(String.class)
                .list();
        assertThat(columns).contains("version", "kind");
        assertThat(REASONS.keySet()).containsAll(columns);
    }
}
