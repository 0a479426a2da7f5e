package org.twolearn.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

@Story
class RosterPagesTest {
    @Autowired
    Roster roster;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Directory district;
    PersonId teacher, principal;

    @BeforeEach
    void people() {
        district = Directory.of(roster);
        teacher = Someone.called("Tom", district.district());
        principal = Someone.called("Grace", district.district());
        district.position(teacher, "teacher");
        district.position(principal, "principal");
    }

    @Test
    void whoLooksAfterTheDirectorySendsLooksAndConfirms() {
        var id = UUID.randomUUID();
        assertThat(get(district.dana(), "/roster")).hasStatusOk().bodyText().contains("Or paste a table");

        assertThat(send(district.dana(), id, Packed.sound().zip()))
                .hasStatus(302)
                .hasRedirectedUrl("/roster/" + id);
        assertThat(send(district.dana(), id, Packed.sound().zip()))
                .hasStatus(302)
                .hasRedirectedUrl("/roster/" + id);
        assertThat(get(district.dana(), "/roster/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("Import 4 people");

        assertThat(post(district.dana(), "/roster/" + id + "/confirmation")).hasStatus(302);
        assertThat(get(district.dana(), "/roster/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("The roster is in");
        assertThat(post(district.dana(), "/roster/" + id + "/confirmation"))
                .hasStatus(422)
                .bodyText()
                .contains("imported already");
        assertThat(district.everything()).hasSize(8);
    }

    @Test
    void whenManyWouldLeaveASecondYesIsAsked() {
        district.imports(Packed.sound());
        var id = UUID.randomUUID();
        send(
                district.dana(),
                id,
                Packed.sound()
                        .replacing("users.csv", Packed.user("u1", "Ana", "Ruiz"), "")
                        .replacing("roles.csv", Packed.role("u1", "teacher", "sch1"), "")
                        .zip());

        assertThat(post(district.dana(), "/roster/" + id + "/confirmation")).hasStatus(422);
        assertThat(post(district.dana(), "/roster/" + id + "/confirmation?seen=true"))
                .hasStatus(422)
                .bodyText()
                .contains("Yes, really");
        assertThat(district.everything()).contains("u1|Ana Ruiz|u1@x.example||true|teacher:Dunbar Middle:");
        assertThat(post(district.dana(), "/roster/" + id + "/confirmation?seen=true&sure=true"))
                .hasStatus(302);
        assertThat(district.everything()).contains("u1|Ana Ruiz|u1@x.example||false|");
    }

    @Test
    void whatWasPutAwayIsGone() {
        var id = UUID.randomUUID();
        send(district.dana(), id, Packed.sound().zip());

        assertThat(post(district.dana(), "/roster/" + id + "/putting-away")).hasStatus(302);

        assertThat(get(district.dana(), "/roster/" + id)).hasStatus(404);
        assertThat(district.waiting()).isZero();
    }

    @Test
    void nothingSentIsThePageAgain() {
        assertThat(Someone.as(
                        district.dana(),
                        () -> browser.post().uri("/roster").multipart().exchange()))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a file or paste a table first.");
    }

    @Test
    void aTableOfHeadingsAloneNamesNobodyAndSaysSo() {
        var result = Someone.as(
                district.dana(),
                () -> browser.post()
                        .uri("/roster")
                        .multipart()
                        .param("table", "Name\tE-mail\tSchool\tPosition")
                        .exchange());

        assertThat(get(district.dana(), result.getResponse().getRedirectedUrl()))
                .bodyText()
                .contains("Nobody is named in it")
                .doesNotContain("The directory already says all of this");
    }

    @Test
    void aPastedTableIsReadToo() {
        var result = Someone.as(
                district.dana(),
                () -> browser.post()
                        .uri("/roster")
                        .multipart()
                        .param("table", "Name\tE-mail\tSchool\tPosition\nAna Ruiz\tana@x.example\tDunbar\tTeacher")
                        .exchange());

        assertThat(result).hasStatus(302);
        assertThat(get(district.dana(), result.getResponse().getRedirectedUrl()))
                .bodyText()
                .contains("Import 1 person", "a plain table");
    }

    @Test
    void aHostileUploadIsAReportAndNothingMore() {
        var id = UUID.randomUUID();
        send(
                district.dana(),
                id,
                Packed.sound()
                        .with("../../etc/users.csv", "<script>alert(1)</script>")
                        .zip());

        assertThat(get(district.dana(), "/roster/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("holds a file outside of itself")
                .doesNotContain("<script>alert");
        assertThat(post(district.dana(), "/roster/" + id + "/confirmation?seen=true&sure=true"))
                .hasStatus(422);
        assertThat(district.everything()).hasSize(3);
    }

    @Test
    void teachersAndPrincipalsFindNothingHere() {
        var id = UUID.randomUUID();
        send(district.dana(), id, Packed.sound().zip());

        for (var person : new PersonId[] {teacher, principal, Someone.called("Elsewhere", UUID.randomUUID())}) {
            assertThat(get(person, "/roster")).hasStatus(404);
            assertThat(get(person, "/roster/" + id)).hasStatus(404);
            assertThat(send(person, UUID.randomUUID(), Packed.sound().zip())).hasStatus(404);
            assertThat(post(person, "/roster/" + id + "/confirmation")).hasStatus(404);
            assertThat(post(person, "/roster/" + id + "/putting-away")).hasStatus(404);
            assertThatThrownBy(() -> Someone.as(
                            person,
                            () -> roster.importPackage(
                                    new ByteArrayInputStream(Packed.sound().zip()), "x.zip")))
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(get(district.dana(), "/roster/" + id)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update person set family_name = 'Other' where district_id = my_district()",
                "update position set subject = 'Other' where district_id = my_district()",
                "update district set name = 'Other'",
                "delete from position where district_id = my_district() and person_id <> me()",
                "delete from roster_import"
            })
    void theDatabaseChangesNothingForATeacherOrAPrincipal(String sql) {
        district.imports(Packed.sound());

        for (var person : new PersonId[] {teacher, principal})
            assertThat(rowsChanged(person, sql)).isZero();
        assertThat(rowsChanged(district.dana(), sql)).isPositive();
    }

    @Test
    void theDatabaseAddsNobodyForATeacherAndNoPositionForAnyone() {
        var person =
                "insert into person (district_id, person_id, given_name, family_name) values ('%s', gen_random_uuid(), 'A', 'B')"
                        .formatted(district.district());
        var coach =
                "insert into position (district_id, position_id, person_id, kind, source_id) values ('%s', gen_random_uuid(), '%s', 'coach', 'x')"
                        .formatted(district.district(), teacher.value());

        assertThatThrownBy(() -> rowsChanged(teacher, person)).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> rowsChanged(principal, coach)).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> rowsChanged(district.dana(), coach)).hasStackTraceContaining("row-level security");
        assertThat(rowsChanged(district.dana(), person)).isEqualTo(1);
        assertThat(rowsChanged(district.dana(), coach.replace("'coach'", "'staff'")))
                .isEqualTo(1);
    }

    @Test
    void anImportTellsNobodyAndStartsNothing() {
        district.imports(Packed.sound());

        assertThat(Database.superuser()
                        .sql(
                                "select count(*) from membership m join person p using (person_id) where p.district_id = ?")
                        .param(district.district())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void lakeshoreComesInWithoutAWord() {
        var report = Someone.as(district.dana(), () -> roster.importFolder("org/twolearn/demo/lakeshore"));

        assertThat(report.join()).isEqualTo(86);
        assertThat(district.everything())
                .contains(
                        "staff-001|Ana Ruiz|ana.ruiz@lakeshore.example|she/her|true|teacher:Dunbar Middle:Grade 7 science");
    }

    private int rowsChanged(PersonId person, String sql) {
        return Someone.as(
                person,
                () -> transaction.execute(status -> {
                    status.setRollbackOnly();
                    return jdbc.sql(sql).update();
                }));
    }

    private MvcTestResult send(PersonId person, UUID id, byte[] bytes) {
        return Someone.as(
                person,
                () -> browser.post()
                        .uri("/roster")
                        .multipart()
                        .part(new MockPart("file", "roster.zip", bytes))
                        .param("id", id.toString())
                        .exchange());
    }

    private MvcTestResult get(PersonId person, String page) {
        return Someone.as(person, () -> browser.get().uri(page).exchange());
    }

    private MvcTestResult post(PersonId person, String page) {
        return Someone.as(person, () -> browser.post().uri(page).exchange());
    }
}
