package org.twolearn.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.people.PersonId;

/** A district of its own for a test, with Dana, who looks after it. */
record Directory(UUID district, PersonId dana, Roster roster) {
    static Directory of(Roster roster) {
        var district = UUID.randomUUID();
        var dana = Someone.called("Dana", district);
        var directory = new Directory(district, dana, roster);
        directory.position(dana, "operator");
        return directory;
    }

    void position(PersonId person, String kind) {
        Database.superuser()
                .sql("insert into position (district_id, position_id, person_id, kind) values (?, ?, ?, ?)")
                .params(district, UUID.randomUUID(), person.value(), kind)
                .update();
    }

    ImportReport imports(Packed packed) {
        return imports(packed.zip());
    }

    ImportReport imports(byte[] bytes) {
        return Someone.as(dana, () -> roster.importPackage(new ByteArrayInputStream(bytes), "roster.zip"));
    }

    /** Reads without confirming. */
    Preview reads(byte[] bytes) {
        try {
            var file = Files.createTempFile("roster", ".test");
            Files.write(file, bytes);
            return Someone.as(dana, () -> {
                var id = roster.of(UUID.randomUUID());
                roster.upload(id, file, "roster.zip");
                while (roster.preview(id).roster().busy()) Thread.sleep(50);
                return roster.preview(id);
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Everything a roster can touch, without the ids that are made here. */
    List<String> everything() {
        return Database.superuser()
                .sql("""
                select coalesce(p.source_id, '-') || '|' || p.name || '|' || coalesce(p.email, '') || '|'
                       || coalesce(p.pronouns, '') || '|' || (p.left_on is null) || '|' || coalesce(string_agg(
                          o.kind || ':' || coalesce(s.name, '') || ':' || coalesce(o.subject, ''), ';'
                          order by o.kind, s.name, o.source_id), '')
                  from person p left join position o on o.person_id = p.person_id
                  left join school s on s.school_id = o.school_id
                 where p.district_id = ?
                 group by p.person_id, p.source_id, p.name, p.email, p.pronouns, p.left_on
                union all
                select 'school|' || s.source_id || '|' || s.name || '|' || (s.closed_on is null)
                  from school s where s.district_id = ?
                 order by 1
                """)
                .params(district, district)
                .query(String.class)
                .list();
    }

    long waiting() {
        return Database.superuser()
                .sql("select (select count(*) from roster_person where district_id = ?)"
                        + " + (select count(*) from roster_position where district_id = ?)"
                        + " + (select count(*) from roster_org where district_id = ?)")
                .params(district, district, district)
                .query(Long.class)
                .single();
    }
}
