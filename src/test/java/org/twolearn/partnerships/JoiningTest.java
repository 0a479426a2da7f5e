package org.twolearn.partnerships;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** Cleo joins Ada and Bo, who have agreed with each other. */
@Story
class JoiningTest {
    @Autowired
    Partnerships partnerships;

    @Autowired
    Agreements agreements;

    @Autowired
    Joinings joinings;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Pair pair;

    PersonId ada, bo, cleo, dee;
    PartnershipId id;
    int letter;

    @BeforeEach
    void adaAndBoHaveAgreed() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        cleo = Someone.called("Cleo");
        dee = Someone.called("Dee");
        id = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(bo), Kind.CYCLE)));
        Someone.does(bo, () -> partnerships.accept(id, bo));
        hopes(ada, "Ada’s first hope.");
        hopes(ada, "To wait longer.");
        letter = hopes(bo, "What makes a quiet student speak.");
        for (var one : List.of(ada, bo)) Someone.does(one, () -> agreements.sign(id, letter, one));
    }

    @Test
    void aNewcomerIsAskedOnlyOnceAllHaveSaidYes() {
        ask("A third pair of eyes");

        assertThat(home(cleo)).bodyText().doesNotContain("asks you to join");
        assertThat(get(cleo, "/joining")).hasStatus(404);
        assertThat(get(cleo, "")).hasStatus(404);
        assertThat(get(bo, "")).bodyText().contains("would like to ask Cleo Someone to join you", "A third pair");

        yes(bo);
        assertThat(get(bo, "")).bodyText().doesNotContain("would like to ask");
        assertThat(home(cleo)).bodyText().contains("asks you to join", "A third pair of eyes");
        assertThat(get(cleo, "")).hasStatus(404);
    }

    @Test
    void theyReadAllOfTheLetterInForceAndSignItByAccepting() {
        ask("");
        yes(bo);

        assertThat(get(cleo, "/joining"))
                .hasStatusOk()
                .bodyText()
                .contains("To wait longer.", "What makes a quiet student speak.", "Each of us may end this")
                .doesNotContain("first hope", "Print");
        assertThat(accept("")).hasStatus(422).bodyText().contains("one line is still blank", "href=\"#hope\"");
        assertThat(accept("To see it done.")).hasStatus3xxRedirection();

        assertThat(members(bo)).containsExactlyInAnyOrder(ada, bo, cleo);
        for (var one : List.of(ada, bo, cleo)) {
            assertThat(agreement(one).inForce(Set.of(ada, bo, cleo))).isEqualTo(letter);
            assertThat(Someone.as(one, () -> partnerships.agreed(id))).isTrue();
        }
        assertThat(get(ada, "/agreement")).bodyText().contains("To see it done.", "Suggested:");
        assertThat(accept("To see it done.")).hasStatus3xxRedirection();
    }

    @Test
    void whatTheLetterReplacedStaysClosedAndWhatComesIsOpen() {
        joined();

        assertThat(agreement(cleo).pieces())
                .extracting(Agreement.Piece::version)
                .containsExactly(letter - 1, letter, letter + 1);
        assertThat(get(cleo, "/agreement/versions/" + (letter - 2))).hasStatus(404);
        assertThat(get(cleo, "/agreement/versions/" + (letter - 1))).hasStatus(404);
        assertThat(get(cleo, "/agreement/versions/" + letter)).hasStatusOk();
        assertThat(get(ada, "/agreement/versions/" + (letter - 2))).hasStatusOk();

        var newer = hopes(ada, "To wait even longer.");
        assertThat(get(cleo, "/agreement/versions/" + newer)).bodyText().contains("even longer", "Now in force:");
        for (var one : List.of(ada, bo, cleo)) Someone.does(one, () -> agreements.sign(id, newer, one));
        assertThat(agreement(cleo).inForce(Set.of(ada, bo, cleo))).isEqualTo(newer);
    }

    @Test
    void theirWayIsToldInThePartnershipsStory() {
        joined();
        Someone.does(bo, () -> partnerships.leave(id, bo));

        assertThat(get(ada, "?all=true"))
                .bodyText()
                .contains("said yes to each other", "signed version " + letter + " of the letter", "joined", "left");
    }

    @Test
    void aNoOfAMemberEndsItAndLeavesNoRowOfAnybody() {
        ask("A third pair of eyes");

        assertThat(post(bo, "/newcomers/" + cleo.value() + "/refusal")).hasStatus3xxRedirection();

        assertThat(rows()).isZero();
        assertThat(home(cleo)).bodyText().doesNotContain("asks you to join");
        assertThat(members(ada)).containsExactlyInAnyOrder(ada, bo);
    }

    @Test
    void whoAskedSeesTheSameAfterANoAsDuringSilence() {
        ask("A third pair of eyes");
        yes(bo);
        var silent = get(ada, "").getResponse();
        assertThat(post(cleo, "/joining/refusal")).hasStatus3xxRedirection();

        assertThat(rows()).isZero();
        assertThat(text(get(ada, "").getResponse())).isEqualTo(text(silent)).contains("You asked Cleo Someone");
        assertThat(get(cleo, "/joining")).hasStatus(404);
        assertThat(post(ada, "/newcomers/" + cleo.value() + "/withdrawal")).hasStatus3xxRedirection();
        assertThat(get(ada, "")).bodyText().doesNotContain("You asked Cleo Someone");
    }

    @Test
    void itEndsQuietlyAfterItsDay() {
        ask("");
        yes(bo);
        for (var table : List.of("joining", "past_offer"))
            Database.superuser()
                    .sql("update " + table + " set closes_at = now() where partnership_id = ?")
                    .param(id.value())
                    .update();

        assertThat(get(cleo, "/joining")).hasStatus(404);
        assertThat(get(ada, "")).bodyText().doesNotContain("You asked Cleo Someone");
        assertThatThrownBy(() -> ask("")).isInstanceOf(PartnershipRefused.TooSoon.class);
    }

    @Test
    void whoAskedTakesItBackInOneStepAndNobodyElseCan() {
        ask("");
        yes(bo);

        assertThat(post(bo, "/newcomers/" + cleo.value() + "/withdrawal")).hasStatus(404);
        assertThat(post(ada, "/newcomers/" + cleo.value() + "/withdrawal")).hasStatus3xxRedirection();
        assertThat(get(cleo, "/joining")).hasStatus(404);
        assertThat(rows()).isZero();
    }

    @Test
    void aSuggestedChangeIsAnsweredWithOtherWords() {
        ask("Every day?");
        yes(bo);
        Someone.does(cleo, () -> joinings.say(id, cleo, 1, cleo, "Once a week?"));

        assertThat(home(ada)).bodyText().contains("Cleo Someone suggests a change; it is your turn.", "Once a week?");
        assertThat(get(cleo, "/joining")).bodyText().contains("You suggested a change; it is Ada’s turn.");
        assertThatThrownBy(() -> Someone.does(cleo, () -> joinings.accept(id, 2, letter, cleo, "To learn.")))
                .isInstanceOf(PartnershipRefused.NotYourTurn.class);
        var join = "insert into membership (partnership_id, person_id, reads_from) values (:p, :who, now())";
        assertThatThrownBy(() -> pair.sql(cleo, join, java.util.Map.of("p", id.value(), "who", cleo.value())))
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
        assertThatThrownBy(() -> Someone.does(bo, () -> joinings.say(id, cleo, 2, bo, "No!")))
                .isInstanceOf(EmptyResultDataAccessException.class);
        assertThat(post(ada, "/newcomers/" + cleo.value() + "/words", "read", "2", "words", "Once a week it is."))
                .hasStatus3xxRedirection();
        assertThat(get(cleo, "/joining")).bodyText().contains("Once a week it is.");
        assertThatThrownBy(() -> Someone.does(cleo, () -> joinings.accept(id, 1, letter, cleo, "To learn.")))
                .isInstanceOf(PartnershipRefused.Changed.class);
        Someone.does(cleo, () -> joinings.accept(id, 3, letter, cleo, "To learn."));
        assertThat(members(cleo)).contains(cleo);
    }

    @Test
    void nobodyIsAskedTwiceNorWhoIsInItNorWhoHasLeft() {
        ask("");
        ask("");
        assertThat(rows()).isEqualTo(2);
        assertThat(post(bo, "/newcomers", "to", cleo.value().toString()))
                .hasStatus(422)
                .bodyText()
                .contains("is being asked already");
        assertThatThrownBy(() -> ask(ada, bo)).isInstanceOf(PartnershipRefused.IsHere.class);
        assertThat(post(ada, "/newcomers")).hasStatus(422).bodyText().contains("Choose whom you would like to ask.");

        yes(bo);
        Someone.does(cleo, () -> joinings.accept(id, 0, letter, cleo, "To learn."));
        Someone.does(bo, () -> partnerships.leave(id, bo));
        assertThatThrownBy(() -> ask(ada, bo)).isInstanceOf(PartnershipRefused.HasLeft.class);
        assertThatThrownBy(() -> pair.sql(ada, ASK, values(bo))).isInstanceOf(DataAccessException.class);
        assertThat(pair.sql(ada, ASK, values(dee))).isOne();
    }

    @Test
    void nothingIsAskedBeforeTheLetterIsSigned() {
        var unsigned = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(dee), Kind.CYCLE)));
        Someone.does(dee, () -> partnerships.accept(unsigned, dee));

        assertThatThrownBy(() -> Someone.does(ada, () -> joinings.ask(unsigned, cleo, ada, "", Story.NO_HURRY)))
                .isInstanceOf(PartnershipRefused.AgreeFirst.class);
    }

    /** What the database itself says to somebody who goes around the pages. */
    @Test
    void nobodyComesInWithoutAYesOfEachOrWithEyesForWhatWasBefore() {
        ask("");
        var join = "insert into membership (partnership_id, person_id, reads_from) values (:p, :who, now())";
        var wholly = "insert into membership (partnership_id, person_id) values (:p, :who)";
        var yes = "insert into joining_yes (partnership_id, person_id, member) values (:p, :who, :bo)";
        refused(cleo, join);
        refused(ada, yes);
        refused(cleo, yes);
        yes(bo);
        refused(dee, join);
        refused(ada, join);
        refused(cleo, wholly);
        refused(cleo, join.replace("now()", "'-infinity'"));
        assertThat(pair.sql(cleo, join, values(cleo))).isOne();
        refused(cleo, "update membership set reads_from = null where partnership_id = :p and person_id = :who");
    }

    private static final String ASK =
            "insert into joining (partnership_id, person_id, asked_by, kind, open_until, closes_at)"
                    + " values (:p, :who, :ada, 'cycle', current_date, now() + interval '1 day')";

    private void refused(PersonId by, String sql) {
        assertThatThrownBy(() -> pair.sql(by, sql, values(cleo))).as(sql).isInstanceOf(DataAccessException.class);
    }

    private Map<String, UUID> values(PersonId who) {
        return Map.of("p", id.value(), "who", who.value(), "ada", ada.value(), "bo", bo.value());
    }

    private void joined() {
        ask("");
        yes(bo);
        Someone.does(cleo, () -> joinings.accept(id, 0, letter, cleo, "To see it done."));
    }

    private void ask(String words) {
        Someone.does(ada, () -> joinings.ask(id, cleo, ada, words, Story.NO_HURRY));
    }

    private void ask(PersonId by, PersonId newcomer) {
        Someone.does(by, () -> joinings.ask(id, newcomer, by, "", Story.NO_HURRY));
    }

    private void yes(PersonId by) {
        Someone.does(by, () -> joinings.yes(id, cleo, by));
    }

    private MvcTestResult accept(String hope) {
        return post(cleo, "/joining/acceptance", "read", "0", "letter", "" + letter, "hope", hope);
    }

    private int hopes(PersonId by, String hope) {
        return Someone.as(by, () -> agreements.write(id, by, Lines.of(Map.of("hope", hope))));
    }

    private Agreement agreement(PersonId reader) {
        return Someone.as(reader, () -> agreements.of(id));
    }

    private Set<PersonId> members(PersonId reader) {
        return Someone.as(reader, () -> partnerships.partners(id)).members();
    }

    private MvcTestResult home(PersonId person) {
        return Pair.get(browser, person, "/");
    }

    private MvcTestResult get(PersonId person, String page) {
        return Pair.get(browser, person, "/partnerships/" + id.value() + page);
    }

    private MvcTestResult post(PersonId person, String page, String... fields) {
        return Pair.post(browser, person, "/partnerships/" + id.value() + page, fields);
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), UTF_8).replaceAll("name=\"id\" value=\"[^\"]+", "");
    }

    private int rows() {
        return Database.superuser()
                .sql("select (select count(*) from joining where partnership_id = :id)"
                        + " + (select count(*) from joining_yes where partnership_id = :id)"
                        + " + (select count(*) from joining_words where partnership_id = :id)")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }
}
