package org.twolearn.roster;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where rows wait between reading and confirming. */
final class Staged {
    final Batch orgs;
    final Batch people;
    final Batch positions;
    final Batch courses;
    final Batch classes;
    final Batch teaching;

    Staged(JdbcClient jdbc, ImportId id) {
        orgs = new Batch(
                jdbc, id, "roster_org", "source_id text, name text, school boolean, parent text, gone boolean");
        people = new Batch(
                jdbc,
                id,
                "roster_person",
                "source_id text, given_name text, family_name text, pronouns text, email text, username text,"
                        + " gone boolean");
        positions = new Batch(
                jdbc,
                id,
                "roster_position",
                "source_id text, person_source text, org_source text, kind text, subject text, gone boolean");
        courses = new Batch(jdbc, id, "roster_course", "source_id text, title text");
        classes = new Batch(jdbc, id, "roster_class", "source_id text, course text");
        teaching = new Batch(jdbc, id, "roster_teaching", "person_source text, class text");
    }

    void flush() {
        Stream.of(orgs, people, positions, courses, classes, teaching).forEach(Batch::flush);
    }
}
