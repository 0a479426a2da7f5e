package org.twolearn.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;

@Story
class DecidingAGoalTest {
    @Autowired
    Pair pair;

    @Autowired
    Partnerships partnerships;

    @Autowired
    Cycles cycles;

    @Autowired
    MockMvcTester browser;

    PersonId teacher, coach, principal;
    PartnershipId partnership;
    String cycle;

    @BeforeEach
    void teacherAndCoachArePartners() {
        teacher = Someone.called("Ada");
        coach = Someone.called("Bo");
        principal = Someone.called("Pat");
        partnership = pair.agreed(coach, teacher);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theOwnerDecidesThroughTheWholeCycleAndSwappingPeopleChangesNothing(boolean swapped) {
        var owner = swapped ? coach : teacher;
        var other = swapped ? teacher : coach;
        begin(owner);

        send(other, "/goal", "base", "0", "sentence", "Theirs")
                .hasStatus(422)
                .bodyText()
                .contains("Theirs");
        send(owner, "/goal", "base", "0", "sentence", "Twenty explain their thinking")
                .hasStatus3xxRedirection();
        send(other, "/understanding", "version", "1", "understood", "Aloud, not on paper?")
                .hasStatus3xxRedirection();
        send(owner, "/understanding", "version", "1").hasStatus(422);
        send(other, "/options", "option", "Name cards").hasStatus3xxRedirection();
        send(owner, "/options", "option", "Count to five").hasStatus3xxRedirection();
        var option = option("Name cards");
        send(other, "/choice", "about", option).hasStatus(422);
        send(owner, "/choice", "about", option, "day", "2026-12-01").hasStatus3xxRedirection();
        send(other, "/checklist", "base", "0", "steps", "Ask\nWait\nDraw a card")
                .hasStatus3xxRedirection();
        send(owner, "/steps", "version", "1", "step", "3", "what", "changed on purpose", "note", "One card, one pair")
                .hasStatus3xxRedirection();
        send(other, "/decisions", "what", "stop").hasStatus(422).bodyText().contains("whose classroom");
        send(owner, "/decisions", "what", "adapt").hasStatus3xxRedirection();
        send(other, "/closing", "what", "met").hasStatus(422);
        send(owner, "/closing").hasStatus3xxRedirection();

        for (var reader : new PersonId[] {owner, other})
            assertThat(get(browser, reader, cycle))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Twenty explain their thinking", "Aloud, not on paper?", "Name cards")
                    .contains("Draw a card", "Changed on purpose", "One card, one pair", "Change what we try");
        send(owner, "/goal", "base", "1", "sentence", "After the end").hasStatus(422);
        send(other, "/reopening").hasStatus(422);
        send(owner, "/reopening").hasStatus3xxRedirection();
        send(owner, "/goal", "base", "1", "sentence", "Open again").hasStatus3xxRedirection();
        assertThat(get(browser, other, cycle + "/goal/versions"))
                .bodyText()
                .contains("Twenty explain their thinking", "Open again");
    }

    @Test
    void nothingButTheSentenceIsNeededAndNothingButTheButtonToClose() {
        begin(teacher);

        send(teacher, "/goal", "base", "0", "why", "They go quiet")
                .hasStatus(422)
                .bodyText()
                .contains("They go quiet", "href=\"#goal-sentence\"", "id=\"goal-sentence-stop\"");
        send(teacher, "/goal", "base", "0", "sentence", "Everybody speaks").hasStatus3xxRedirection();
        send(teacher, "/closing").hasStatus3xxRedirection();
        assertThat(get(browser, coach, cycle)).bodyText().contains("Everybody speaks", "stays readable");
    }

    @Test
    void aCycleNeedsAnAgreementAndOneOfOnesOwnIsOpenAtATime() {
        var offered = pair.offered(teacher, coach);

        assertThat(post(
                        browser,
                        teacher,
                        "/partnerships/" + offered.value() + "/cycles",
                        "challenge",
                        "More questions"))
                .hasStatus(422)
                .bodyText()
                .contains("sign it, and begin then", "More questions");
        begin(teacher);
        assertThat(post(browser, teacher, list(), "challenge", "Another"))
                .hasStatus(422)
                .bodyText()
                .contains("open here already");
        begin(coach);
    }

    @Test
    void whatIsSentTwiceIsThereOnce() {
        var id = UUID.randomUUID().toString();
        begin(teacher, id);
        begin(teacher, id);
        for (int i = 0; i < 2; i++)
            send(teacher, "/goal", "id", id, "base", "0", "sentence", "Everybody speaks")
                    .hasStatus3xxRedirection();
        for (int i = 0; i < 2; i++)
            send(coach, "/options", "id", id, "option", "Cards").hasStatus3xxRedirection();
        for (int i = 0; i < 2; i++) send(teacher, "/closing", "id", id).hasStatus3xxRedirection();

        var story = Someone.as(coach, () -> cycles.story(partnership));
        assertThat(story.cycles()).hasSize(1);
        assertThat(story.cycles().getFirst().listed(Kind.GOAL)).hasSize(1);
        assertThat(story.cycles().getFirst().listed(Kind.STRATEGY_OPTION)).hasSize(1);
        assertThat(story.cycles().getFirst().listed(Kind.CLOSING)).hasSize(1);
    }

    @Test
    void whoSavesSecondSeesBoth() {
        begin(teacher);
        send(teacher, "/goal", "base", "0", "sentence", "From the phone").hasStatus3xxRedirection();
        send(teacher, "/goal", "base", "0", "sentence", "From the laptop")
                .hasStatus(422)
                .bodyText()
                .contains("From the phone", "From the laptop", "name=\"base\" value=\"1\"");
        send(teacher, "/goal", "base", "1", "sentence", "Both together").hasStatus3xxRedirection();
        send(coach, "/checklist", "base", "0", "steps", "Bo’s steps").hasStatus3xxRedirection();
        send(teacher, "/checklist", "base", "0", "steps", "Ada’s steps")
                .hasStatus(422)
                .bodyText()
                .contains("Bo’s steps", "Ada’s steps");
    }

    @Test
    void theOwnersOwnWordsComeFirst() {
        begin(teacher);
        send(coach, "/standing", "base", "0", "pleased", "Six hands carry the room")
                .hasStatus3xxRedirection();
        assertThat(get(browser, teacher, cycle)).bodyText().doesNotContain("Six hands");
        assertThat(get(browser, coach, cycle)).bodyText().contains("Six hands");
        send(coach, "/standing/opening").hasStatus(422);

        send(teacher, "/standing", "base", "0").hasStatus(422).bodyText().contains("There is nothing in it yet");
        send(teacher, "/standing", "base", "0", "what", "own sense").hasStatus3xxRedirection();
        assertThat(get(browser, teacher, cycle)).bodyText().contains("Six hands", "my own sense");
    }

    @Test
    void theOwnerMayOpenTheOthersWithoutWriting() {
        begin(teacher);
        send(coach, "/standing", "base", "0", "pleased", "Six hands carry the room")
                .hasStatus3xxRedirection();
        send(teacher, "/standing/opening").hasStatus3xxRedirection();
        assertThat(get(browser, teacher, cycle)).bodyText().contains("Six hands");
    }

    @Test
    void whatIsAlteredIsNotFoundAndWhatIsNoDayIsSaid() {
        begin(teacher);
        send(teacher, "/goal", "sentence", "No base").hasStatus(404);
        send(teacher, "/goal", "id", "7", "base", "0", "sentence", "No id").hasStatus(404);
        send(coach, "/understanding", "version", "9").hasStatus(404);
        send(teacher, "/choice", "about", UUID.randomUUID().toString()).hasStatus(404);
        send(teacher, "/choice").hasStatus(422);
        send(teacher, "/steps", "version", "1", "step", "1", "what", "seen").hasStatus(404);
        send(teacher, "/decisions", "what", "punish").hasStatus(422);
        send(teacher, "/goal", "base", "0", "sentence", "On a day", "day", "tomorrow")
                .hasStatus(422)
                .bodyText()
                .contains("On a day", "tomorrow", "calendar");
        send(teacher, "/goal", "base", "0", "sentence", "x".repeat(2001))
                .hasStatus(422)
                .bodyText()
                .contains("x".repeat(2001));
    }

    @Test
    void everybodyElseFindsNothing() {
        begin(teacher);
        for (var page : new String[] {"", "/standing", "/goal", "/goal/versions", "/checklist", "/closing"})
            assertThat(get(browser, principal, cycle + page)).hasStatus(404);
        for (var noun : new String[] {
            "/standing",
            "/standing/opening",
            "/goal",
            "/understanding",
            "/options",
            "/choice",
            "/checklist",
            "/steps",
            "/decisions",
            "/closing",
            "/reopening"
        })
            send(
                            principal,
                            noun,
                            "base",
                            "0",
                            "version",
                            "1",
                            "step",
                            "1",
                            "sentence",
                            "s",
                            "option",
                            "o",
                            "steps",
                            "s",
                            "about",
                            UUID.randomUUID().toString(),
                            "what",
                            noun.equals("/steps") ? "seen" : "stop")
                    .hasStatus(404);
        assertThat(get(browser, principal, list())).hasStatus(404);
        assertThat(post(browser, principal, list())).hasStatus(404);
        var stages = "/partnerships/" + partnership.value() + "/stages";
        assertThat(get(browser, principal, stages)).hasStatus(404);
        assertThat(post(browser, principal, stages, "base", "0", "goal", "Aim")).hasStatus(404);
        assertThat(post(browser, coach, stages, "base", "0", "goal", "Aim")).hasStatus3xxRedirection();
        assertThat(get(browser, teacher, cycle)).bodyText().contains("Aim");
    }

    @Test
    void whoHasLeftDecidesNoLongerAndTheCycleStaysReadable() {
        begin(teacher);
        send(teacher, "/goal", "base", "0", "sentence", "Everybody speaks").hasStatus3xxRedirection();
        Someone.does(teacher, () -> partnerships.leave(partnership, teacher));

        send(teacher, "/goal", "base", "1", "sentence", "Mine still").hasStatus(404);
        assertThat(get(browser, teacher, cycle)).hasStatus(404);
    }

    private void begin(PersonId owner) {
        begin(owner, UUID.randomUUID().toString());
    }

    private void begin(PersonId owner, String id) {
        var begun = post(browser, owner, list(), "id", id, "challenge", "More questions");
        assertThat(begun).hasStatus3xxRedirection();
        cycle = begun.getResponse().getRedirectedUrl();
    }

    private MvcTestResultAssert send(PersonId person, String noun, String... fields) {
        MvcTestResult sent = post(browser, person, cycle + noun, fields);
        return assertThat(sent);
    }

    private String option(String words) {
        return Someone.as(coach, () -> cycles.story(partnership))
                .cycles()
                .getFirst()
                .all(Kind.STRATEGY_OPTION)
                .filter(option -> option.text("option").equals(words))
                .map(option -> option.id().toString())
                .findFirst()
                .orElseThrow();
    }

    private String list() {
        return "/partnerships/" + partnership.value() + "/cycles";
    }
}
