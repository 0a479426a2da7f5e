package org.twolearn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;

@Story
class PositionsTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Pair pair;

    @Autowired
    People people;

    @Autowired
    OfferedPositions home;

    UUID district, school;
    PersonId ben, grace, dana;

    @BeforeEach
    void aSchool() {
        district = UUID.randomUUID();
        school = UUID.randomUUID();
        ben = Someone.called("Ben", district);
        grace = Someone.called("Grace", district);
        dana = Someone.called("Dana", district);
        Database.superuser()
                .sql("insert into school (district_id, school_id, name) values (?, ?, 'Dunbar Middle')")
                .params(district, school)
                .update();
        position(ben, "teacher", school);
        position(grace, "principal", school);
        position(dana, "program lead", null);
    }

    @Test
    void aCoachIsSomebodyWhoSaidYes() {
        offer(grace, ben, "coach");
        assertThat(Someone.as(grace, () -> people.colleague(ben)).coach()).isFalse();
        assertThat(get(ben, "/school"))
                .bodyText()
                .contains("Grace Someone offers you a position: Coach, Dunbar Middle.");
        assertThat(get(dana, "/school/" + school)).bodyText().doesNotContain("offers you");

        assertThat(post(ben, "/positions/" + offerTo(ben) + "/acceptance")).hasStatus(302);

        assertThat(Someone.as(grace, () -> people.colleague(ben)))
                .isEqualTo(new Colleague(ben, "Ben Someone", "Coach, Dunbar Middle", true));
        assertThat(Someone.as(ben, () -> people.coaches())).hasSize(1);
    }

    @Test
    void notNowLeavesNoTrace() {
        offer(grace, ben, "coach");

        assertThat(post(ben, "/positions/" + offerTo(ben) + "/end")).hasStatus(302);

        assertThat(Database.superuser()
                        .sql("select count(*) from position_offer where district_id = ?")
                        .param(district)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("C1 Nobody is given a position: who is offered one accepts it, and nobody else")
    void nobodyAcceptsForSomebodyElse() {
        offer(grace, ben, "coach");
        var id = offerTo(ben);

        for (var other : new PersonId[] {grace, dana})
            assertThat(post(other, "/positions/" + id + "/acceptance")).hasStatus(404);
        assertThat(post(ben, "/positions/" + id + "/acceptance")).hasStatus(302);
        assertThat(post(ben, "/positions/" + id + "/acceptance")).hasStatus(404);
    }

    @Test
    void acceptingSixteenTimesAtOnceIsAcceptingOnce() throws Exception {
        offer(grace, ben, "coach");
        var page = "/positions/" + offerTo(ben) + "/acceptance";
        Callable<Integer> accept = () -> post(ben, page).getResponse().getStatus();
        try (var all = Executors.newFixedThreadPool(16)) {
            var answers = all.invokeAll(Collections.nCopies(16, accept));
            for (var answer : answers) assertThat(answer.get()).isIn(302, 404);
            assertThat(answers).anySatisfy(answer -> assertThat(answer.get()).isEqualTo(302));
        }
        assertThat(Database.superuser()
                        .sql("select count(*) from position where person_id = ? and kind = 'coach'")
                        .param(ben.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @DisplayName("C1 Nobody takes a position that nobody offered them, or gives one, whatever SQL is sent")
    void nobodyTakesWhatIsNotOffered() {
        assertThatThrownBy(() -> takes(ben, ben)).isInstanceOf(DataAccessException.class);
        offer(grace, ben, "coach");
        assertThatThrownBy(() -> takes(grace, ben)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> takes(grace, grace)).isInstanceOf(DataAccessException.class);
        assertThat(takes(ben, ben)).isOne();
    }

    private int takes(PersonId by, PersonId person) {
        var sql = "insert into position (district_id, position_id, person_id, school_id, kind)"
                + " values (:district, gen_random_uuid(), :person, :school, 'coach')";
        var values = Map.of("district", district, "person", person.value(), "school", school);
        return pair.sql(by, sql, values);
    }

    @Test
    void onlyThoseWhoMayOfferIt() {
        assertThat(tries(ben, grace, "coach")).hasStatus(404);
        assertThat(tries(grace, ben, "operator")).hasStatus(404);
        assertThat(tries(grace, Someone.called("Far", UUID.randomUUID()), "coach"))
                .hasStatus(404);
        assertThat(tries(dana, ben, "operator")).hasStatus(302);
        assertThat(get(ben, "/positions/new?to=" + grace.value() + "&school=" + school))
                .hasStatus(404);
        assertThat(get(grace, "/positions/new?to=" + ben.value() + "&school=" + school))
                .hasStatusOk()
                .bodyText()
                .contains("Coach")
                .doesNotContain("Program lead");
        assertThat(tries(dana, ben, "emperor")).hasStatus(422);
    }

    @Test
    void whoeverHasItLaysItDown() {
        offer(grace, ben, "coach");
        post(ben, "/positions/" + offerTo(ben) + "/acceptance");
        assertThat(get(ben, "/school")).bodyText().contains("Lay it down");

        assertThat(post(ben, "/positions/laid-down?kind=coach")).hasStatus(302);

        assertThat(Someone.as(grace, () -> people.colleague(ben)).about()).isEqualTo("Teacher, Dunbar Middle");
    }

    @Test
    void whoLooksAfterTwoLearnCanShareThatAndTheLastOfThemStays() {
        Database.superuser()
                .sql("insert into position (district_id, position_id, person_id, kind) values (?, ?, ?, 'operator')")
                .params(district, UUID.randomUUID(), grace.value())
                .update();
        assertThat(post(grace, "/positions/laid-down?kind=operator"))
                .hasStatus(422)
                .bodyText()
                .contains("You are the only one here who looks after TwoLearn.");
        offer(grace, ben, "operator");
        assertThat(Someone.as(dana, () -> people.colleague(ben)).about()).doesNotContain("Looks after");
        assertThat(post(ben, "/positions/" + offerTo(ben) + "/acceptance")).hasStatus(302);
        assertThat(Someone.as(dana, () -> people.colleague(ben)).about()).contains("Looks after TwoLearn");
        assertThat(post(grace, "/positions/laid-down?kind=operator")).hasStatus(302);
        assertThat(post(grace, "/positions/laid-down?kind=operator")).hasStatus(404);
        assertThat(post(ben, "/positions/laid-down?kind=operator")).hasStatus(422);
        assertThat(tries(ben, dana, "representative")).hasStatus(302);
    }

    @Test
    void nobodyOffersOneToThemselves() {
        assertThat(tries(dana, dana, "coach")).hasStatus(404);
        var page = "/positions/new?to=";
        assertThat(get(dana, "/school/" + school)).bodyText().contains(page + ben.value());
        assertThat(get(dana, "/school")).bodyText().contains(page + ben.value()).doesNotContain(page + dana.value());
    }

    @Test
    void homeShowsAnOfferToThePersonAlone() {
        assertThat(Someone.as(ben, () -> home.show())).isNull();
        offer(dana, ben, "representative");
        assertThat(Someone.as(ben, () -> home.show())).isNotNull();
        assertThat(Someone.as(grace, () -> home.show())).isNull();
    }

    @Test
    void theDirectoryFindsPeopleOfOnesOwnDistrict() {
        assertThat(Someone.as(grace, () -> people.search("ben")))
                .extracting(Colleague::id)
                .containsExactly(ben);
        assertThat(get(grace, "/school/" + school + "?q=BEN"))
                .bodyText()
                .contains("Ben Someone", "1 of 2 who work here");
        assertThat(get(Someone.called("Far", UUID.randomUUID()), "/school/" + school))
                .hasStatus(404);
        assertThat(get(Someone.called("Far", UUID.randomUUID()), "/school")).hasStatusOk();
        assertThat(get(grace, "/school/7")).hasStatus(404);
    }

    @Test
    void theDistrictsDaysAreSetByWhoeverLooksAfterIt() {
        assertThat(post(grace, "/school/settings?name=X&zone=America/Denver&days=1"))
                .hasStatus(404);
        assertThat(get(grace, "/school/settings")).hasStatus(404);
        assertThat(post(dana, "/school/settings?name=X&zone=Mars/Olympus&days=1"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a time zone");
        assertThat(post(dana, "/school/settings?name=&zone=America/Denver&days=1"))
                .hasStatus(422);
        assertThat(post(dana, "/school/settings?name=X&zone=America/Denver")).hasStatus(422);
        assertThat(post(dana, "/school/settings?name=Lakeshore&zone=America/Denver&days=1&days=2"))
                .hasStatus(302);
        assertThat(Someone.as(ben, () -> people.district()).zone().getId()).isEqualTo("America/Denver");
        assertThat(get(dana, "/school/settings")).hasStatusOk().bodyText().contains("Lakeshore");
    }

    private void position(PersonId person, String kind, UUID where) {
        Database.superuser()
                .sql("insert into position (district_id, position_id, person_id, school_id, kind, source_id)"
                        + " values (?, ?, ?, cast(? as uuid), ?, ?)")
                .params(district, UUID.randomUUID(), person.value(), where, kind, person.value() + kind)
                .update();
    }

    private void offer(PersonId by, PersonId to, String kind) {
        assertThat(tries(by, to, kind)).hasStatus(302);
    }

    private MvcTestResult tries(PersonId by, PersonId to, String kind) {
        return post(
                by, "/positions?id=" + UUID.randomUUID() + "&to=" + to.value() + "&school=" + school + "&kind=" + kind);
    }

    private UUID offerTo(PersonId person) {
        return Database.superuser()
                .sql("select offer_id from position_offer where person_id = ?")
                .param(person.value())
                .query(UUID.class)
                .single();
    }

    private MvcTestResult get(PersonId person, String page) {
        return Someone.as(person, () -> browser.get().uri(page).exchange());
    }

    private MvcTestResult post(PersonId person, String page) {
        return Someone.as(person, () -> browser.post().uri(page).exchange());
    }
}
