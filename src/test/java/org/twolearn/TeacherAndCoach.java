package org.twolearn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** A teacher, Ada, and a coach, Bo, who are partners; the teacher's principal, Pat; and a colleague, Cleo. */
public abstract class TeacherAndCoach {
    @Autowired
    protected Pair pair;

    @Autowired
    protected MockMvcTester browser;

    protected PersonId teacher, coach, principal, colleague;
    protected PartnershipId partnership;

    @BeforeEach
    protected void aTeacherAndACoachArePartners() {
        teacher = somebody("Ada", "teacher");
        coach = somebody("Bo", "coach");
        principal = somebody("Pat", "principal");
        colleague = somebody("Cleo", "teacher");
        partnership = pair.agreed(coach, teacher);
    }

    protected static PersonId somebody(String name, String kind) {
        var person = Someone.called(name);
        Database.superuser()
                .sql(
                        "insert into position (district_id, position_id, person_id, kind) values (?, gen_random_uuid(), ?, ?)")
                .params(Someone.LAKESHORE, person.value(), kind)
                .update();
        return person;
    }

    protected String base() {
        return "/partnerships/" + partnership.value();
    }

    /** To a noun below the partnership's page. */
    protected MvcTestResultAssert send(PersonId person, String noun, String... fields) {
        return assertThat(Pair.post(browser, person, base() + noun, fields));
    }
}
