package org.twolearn.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Ana and Tom teach at Dunbar, Grace is its principal; then a roster says otherwise. */
@Story
class ComingToLeadTest {
    @Autowired
    Roster roster;

    @Autowired
    Pair pair;

    @Autowired
    MockMvcTester browser;

    Directory district;
    PersonId ana, tom, grace;

    @BeforeEach
    void aSchool() {
        district = Directory.of(roster);
        district.imports(Packed.sound());
        ana = person("u1");
        tom = person("u2");
        grace = person("u4");
    }

    @Test
    @DisplayName(
            "W9 Whom a roster makes the principal of a partner’s school is outside with the import, also once another takes it back")
    void byTheRoster() {
        var partners = pair.agreed(ana, tom);
        district.imports(tomIs("principal"));
        assertThat(status(tom, partners)).isEqualTo(404);
        assertThat(status(ana, partners)).isEqualTo(200);
        assertThat(Pair.get(browser, tom, "/")).bodyText().contains("Your access to a partnership is paused");

        district.imports(Packed.sound());
        assertThat(status(tom, partners)).as("the pause outlasts the position").isEqualTo(404);
        assertThat(status(ana, partners)).isEqualTo(200);
    }

    @Test
    @DisplayName("W9 A roster that is read again, or names the same positions anew, pauses nobody who led before")
    void theSameAgainChangesNothing() {
        var before = pair.agreed(grace, ana);
        district.imports(Packed.sound());
        var renamed = Packed.sound();
        renamed.files.compute("roles.csv", (_, roles) -> roles.replace("r-u", "role-of-u"));
        district.imports(renamed);
        assertThat(position("u4")).startsWith("role-of-");
        assertThat(status(grace, before)).isEqualTo(200);

        district.imports(Packed.sound().replacing("roles.csv", Packed.role("u4", "principal", "sch1"), ""));
        district.imports(Packed.sound());
        assertThat(status(grace, before)).as("away, and back another day").isEqualTo(404);
    }

    @Test
    @DisplayName("W9 A teacher whom a roster moves to a partner’s school is led by them from then on")
    void movedToTheirSchool() {
        district.imports(twoSchools("sch2"));
        var partners = pair.agreed(ana, grace);
        assertThat(status(grace, partners)).isEqualTo(200);
        district.imports(twoSchools("sch1"));
        assertThat(status(grace, partners)).isEqualTo(404);
        assertThat(status(ana, partners)).isEqualTo(200);
    }

    @Test
    @DisplayName("W9 So is whom a roster hands the position that another principal had")
    void handedOver() {
        var partners = pair.agreed(ana, tom);
        district.imports(Packed.sound().replacing("roles.csv", "r-u4-sch1,,,u4,", "r-u4-sch1,,,u2,"));
        assertThat(status(tom, partners)).isEqualTo(404);
        assertThat(status(ana, partners)).isEqualTo(200);
    }

    private static Packed twoSchools(String anas) {
        return Packed.sound()
                .replacing("orgs.csv", "sch1,,,", "sch2,,,Lincoln High,school,,d1\nsch1,,,")
                .replacing("roles.csv", Packed.role("u1", "teacher", "sch1"), Packed.role("u1", "teacher", anas));
    }

    private static Packed tomIs(String role) {
        return Packed.sound()
                .replacing("roles.csv", Packed.role("u2", "teacher", "sch1"), Packed.role("u2", role, "sch1"));
    }

    private int status(PersonId person, PartnershipId partnership) {
        return Pair.get(browser, person, "/partnerships/" + partnership.value())
                .getResponse()
                .getStatus();
    }

    /** Somebody of the roster, with the device that people of tests have. */
    private PersonId person(String source) {
        var person = new PersonId(db().sql("select person_id from person where district_id = ? and source_id = ?")
                .params(district.district(), source)
                .query(UUID.class)
                .single());
        db().sql("insert into device (person_id, device_id, label, admitted_at) values (?, ?, 'A phone', now())")
                .params(person.value(), Someone.device(person).value())
                .update();
        return person;
    }

    private String position(String source) {
        return db().sql("select o.source_id from position o join person p on p.person_id = o.person_id"
                        + " where p.district_id = ? and p.source_id = ?")
                .params(district.district(), source)
                .query(String.class)
                .single();
    }

    private static JdbcClient db() {
        return Database.superuser();
    }
}
