package org.twolearn.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;
import org.twolearn.rules.Rule;
import org.twolearn.rules.Rules;

/** Dana looks after TwoLearn, Rosa (Ana Ruiz) represents the teachers; Paul (Tom Becker) is Dana's friend and accepts to do so, too. */
@Story
class TakenFromTheRosterTest {
    @Autowired
    Roster roster;

    @Autowired
    Rules rules;

    @Autowired
    MockMvcTester browser;

    Directory district;
    PersonId rosa, paul;

    @BeforeEach
    void aSchool() {
        district = Directory.of(roster);
        district.imports(Packed.sound());
        rosa = person("u1");
        paul = person("u2");
        district.position(rosa, "representative");
    }

    @Test
    @DisplayName("W10 Who takes the representative off the roster changes no rule with one of their own choosing")
    void beforeTheProposal() {
        district.position(paul, "representative");
        rosaIsTaken("delta");
        var change = proposed();
        assertThat(says(paul, change)).isEqualTo(302);
        later(30);
        assertThat(on()).as("with Paul's yes alone").isFalse();
        assertThat(Pair.get(browser, paul, "/promises/history"))
                .bodyText()
                .contains("Ana Ruiz has not represented the teachers since", "Tom Becker agreed on");

        district.imports(Packed.sound());
        assertThat(says(rosa, change)).as("back, she is still asked").isEqualTo(302);
        assertThat(on()).isTrue();
    }

    @Test
    @DisplayName("W10 Nor does who takes them off once the proposal is made")
    void afterTheProposal() {
        district.position(paul, "representative");
        var change = proposed();
        rosaIsTaken("bulk");
        assertThat(says(paul, change)).isEqualTo(302);
        later(30);
        assertThat(on()).isFalse();
    }

    @Test
    @DisplayName("W10 Where the only one was taken away it waits; after sixty days those in office are asked")
    void sixtyDaysLater() {
        rosaIsTaken("delta");
        proposed();
        later(61);
        assertThat(on()).isFalse();
        district.position(paul, "representative");
        Database.superuser()
                .sql("update represents set taken_at = taken_at - interval '61 days' where person_id = ?")
                .param(rosa.value())
                .update();
        var change = proposed();
        assertThat(says(paul, change)).isEqualTo(302);
        later(20);
        assertThat(on()).isTrue();
    }

    private void rosaIsTaken(String mode) {
        var roster = Packed.sound().with("manifest.csv", Packed.manifest(mode));
        if (mode.equals("bulk")) {
            roster.replacing("users.csv", Packed.user("u1", "Ana", "Ruiz"), "");
            roster.replacing("roles.csv", Packed.role("u1", "teacher", "sch1"), "");
        } else
            roster.with(
                            "users.csv",
                            Packed.USERS
                                    + Packed.user("u1", "Ana", "Ruiz")
                                            .replace("u1,,,true", "u1,tobedeleted,2026-11-01T00:00:00.000Z,true"))
                    .with(
                            "orgs.csv",
                            roster.files.get("orgs.csv").lines().findFirst().orElseThrow() + "\n")
                    .with("roles.csv", Packed.ROLES);
        assertThat(district.imports(roster).leave()).isOne();
    }

    private UUID proposed() {
        var change = UUID.randomUUID();
        assertThat(Pair.post(
                        browser,
                        district.dana(),
                        "/promises/changes",
                        "id",
                        change.toString(),
                        "rule",
                        "video",
                        "value",
                        "on",
                        "reason",
                        "To look again."))
                .hasStatus(302);
        return change;
    }

    private int says(PersonId person, UUID change) {
        return Pair.post(browser, person, "/promises/changes/" + change + "/yes")
                .getResponse()
                .getStatus();
    }

    private boolean on() {
        return Someone.<Boolean, RuntimeException>as(district.dana(), () -> rules.allows(Rule.VIDEO));
    }

    /** The database's clock cannot be set, so what it wrote moves back. */
    private void later(int days) {
        Database.superuser()
                .sql("update rule_change set proposed_at = proposed_at - t, notice_ends = notice_ends - t,"
                        + " lapses_at = lapses_at - t from (select make_interval(days => ?) as t) as moved"
                        + " where district_id = ?")
                .params(days, district.district())
                .update();
        Database.superuser()
                .sql("update rule_yes set said_at = said_at - make_interval(days => ?) where district_id = ?")
                .params(days, district.district())
                .update();
    }

    /** Somebody of the roster, with the device that people of tests have. */
    private PersonId person(String source) {
        var person = new PersonId(Database.superuser()
                .sql("select person_id from person where district_id = ? and source_id = ?")
                .params(district.district(), source)
                .query(UUID.class)
                .single());
        Database.superuser()
                .sql("insert into device (person_id, device_id, label, admitted_at) values (?, ?, 'A phone', now())")
                .params(person.value(), Someone.device(person).value())
                .update();
        return person;
    }
}
