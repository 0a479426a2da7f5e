package org.twolearn.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.people.PersonId;

/** A10: the district lead reads the figures, and the teachers' representative the same. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class ReadingTheDistrictsFiguresTest {
    private static final JdbcClient DB = Database.superuser();

    @LocalServerPort
    int port;

    final UUID lakeshore = UUID.randomUUID(), dunbar = UUID.randomUUID();

    @Test
    void danaSeesTheFixedTableAndRosaTheSameQueriesAndTheSameRun() {
        var dana = holds(Someone.called("Dana", lakeshore), "district lead");
        var rosa = holds(Someone.called("Rosa", lakeshore), "representative");
        tenThousandTeachersAndAYear();

        var danas = Browser.of(dana, port);
        danas.navigate("/school");
        danas.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The district’s figures"))
                .click();
        assertThat(danas.url()).endsWith("/school/figures");

        // The release calendar's fixed table, with ranges: ten releases a year for ten thousand teachers.
        assertThat(danas.locator("[aria-labelledby=calendar] table")
                        .first()
                        .locator("tbody tr")
                        .count())
                .isEqualTo(10);
        assertThat(danas.locator("[aria-labelledby=calendar]").first().textContent())
                .contains("October 1, ", "± 18", "(here)");
        assertThat(main(danas))
                .contains("Of 10,000 teachers", "Began a partnership", "Very likely between")
                .containsPattern("about 4,[0-9]{2}[05]\\s*[0-9],[0-9]{2}[05] to [0-9],[0-9]{2}[05]");
        // The first release of the year, cycle 1, is kept with the others.
        danas.getByText("Earlier releases").click();
        assertThat(danas.getByText("to September 30, ").first().isVisible()).isTrue();
        // What is not shown, and why.
        assertThat(main(danas)).contains("What is not shown, and why", "No figure for a school", "No true number");

        // Must not be possible: to ask, to narrow, to find a school.
        assertThat(danas.locator("main form, main input, main select, main textarea, main [download]")
                        .count())
                .isZero();
        assertThat(danas.content()).doesNotContain("Dunbar");
        assertThat(danas.navigate("/school/figures?school=" + dunbar).status()).isEqualTo(200);
        assertThat(danas.content()).doesNotContain("Dunbar");
        assertThat(danas.navigate("/school/" + dunbar + "/figures").status()).isEqualTo(404);
        danas.navigate("/school/figures");
        assertThat(new AxeBuilder(danas).analyze().getViolations()).isEmpty();

        var rosas = Browser.of(rosa, port);
        rosas.navigate("/school/figures");
        assertThat(main(rosas)).isEqualTo(main(danas));
        assertThat(main(rosas))
                .contains("What exactly leaves", "how many named each of eight areas first", "Last run: ");
        assertThat(rosas.content()).doesNotContain("Dunbar");
    }

    private static String main(Page page) {
        return page.locator("main").textContent();
    }

    /** Who have been with TwoLearn since the summer before last; in August 4,200 of them began something. */
    private void tenThousandTeachersAndAYear() {
        var today = LocalDate.now();
        int year = today.getYear() - (today.getMonthValue() < 8 ? 2 : 1);
        DB.sql("insert into school (district_id, school_id, name) values (?, ?, 'Dunbar')")
                .params(lakeshore, dunbar)
                .update();
        DB.sql("with p as (insert into person (district_id, person_id, given_name, family_name)"
                        + " select :d, gen_random_uuid(), 'T', n::text from generate_series(1, 10000) n returning person_id)"
                        + " insert into position (district_id, position_id, person_id, school_id, kind)"
                        + " select :d, gen_random_uuid(), person_id, :s, 'teacher' from p")
                .param("d", lakeshore)
                .param("s", dunbar)
                .update();
        DB.sql("""
                with two as (select (array_agg(person_id))[1] as one, (array_agg(person_id))[2] as other, gen_random_uuid() as id
                               from (select person_id, row_number() over () as n from position where school_id = :s) t
                              where n <= 4200 group by n / 2 having count(*) = 2),
                     begun as (insert into partnership (partnership_id, kind, offered_by, open_until, closes_at)
                               select id, 'cycle', one, :day, :day from two returning partnership_id)
                insert into membership (partnership_id, person_id, joined_at)
                select id, person, :day + interval '12 hours' from two, unnest(array[one, other]) person
                 where id in (select partnership_id from begun)
                """).param("s", dunbar).param("day", LocalDate.of(year, 8, 20)).update();
        DB.sql("insert into figure_run values (?, ?, 10000)")
                .params(lakeshore, LocalDate.of(year, 7, 1))
                .update();
        JdbcClient.create(Database.as("twolearn", "tl_jobs"))
                .sql("call count_what_is_due()")
                .update();
    }

    private PersonId holds(PersonId person, String kind) {
        DB.sql("insert into position (district_id, position_id, person_id, kind) values (?, gen_random_uuid(), ?, ?)")
                .params(lakeshore, person.value(), kind)
                .update();
        return person;
    }
}
