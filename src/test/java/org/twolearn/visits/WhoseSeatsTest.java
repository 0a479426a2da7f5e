package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Where it would say how one child behaved, a seat is the host's to see; where it says who had a turn, all partners see it. */
@Story
class WhoseSeatsTest {
    private static final UUID EVENT = new UUID(9, 1);

    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    @Autowired
    Recordings recordings;

    @Autowired
    MockMvcTester browser;

    PersonId ada, bo;
    PartnershipId id;
    VisitId visit = VisitId.fresh();

    @BeforeEach
    void partners() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        id = pair.signed(ada, bo);
    }

    @ParameterizedTest(
            name = "C3 Which seat was off the task, or got attention for what was not asked, only the host reads: {0}")
    @CsvSource({"on-task,off", "interactions,unwanted-one"})
    void onlyTheHostReadsWhichSeat(String instrument, String code) {
        recorded(instrument, "silent", code);
        assertThat(get(browser, ada, there("/look"))).bodyText().contains("seat 17");
        assertThat(get(browser, bo, there("/record")))
                .bodyText()
                .contains("0:01")
                .doesNotContain("eat 17");
        var event = "/remarks/new?recorder=" + bo.value() + "&event=" + EVENT;
        assertThat(get(browser, bo, there(event))).hasStatusOk().bodyText().doesNotContain("eat 17");
        assertThat(get(browser, ada, there(event))).bodyText().contains("seat 17");
        assertThat(post(
                        browser,
                        ada,
                        there("/mistakes"),
                        "recorder",
                        bo.value().toString(),
                        "corrected",
                        EVENT.toString(),
                        "code",
                        code,
                        "seat",
                        "18"))
                .hasStatus3xxRedirection();
        assertThat(post(browser, ada, there("/look"))).hasStatus3xxRedirection();
        assertThat(get(browser, ada, there("/look"))).bodyText().contains("seat 18", "seat 17");
        assertThat(get(browser, bo, there("/look")))
                .bodyText()
                .contains("corrected by Ada")
                .doesNotContain("eat 17", "eat 18");
    }

    @Test
    @DisplayName("C3 Which seats had a turn is what was agreed to be counted: all partners read it")
    void whoHadATurnAllRead() {
        recorded("opportunities", "silent", "individual");
        assertThat(get(browser, bo, there("/record"))).bodyText().contains("seat 17");
    }

    @Test
    @DisplayName("C3 Who practices reads the seats of what both recorded: by them the two are laid beside each other")
    void whoPracticesReadsThem() {
        recorded("on-task", Details.PRACTICE, "off");
        assertThat(get(browser, bo, there("/record"))).bodyText().contains("seat 17");
    }

    @Test
    @DisplayName("C3 Where two records of a lesson differ is said with its seat to the host alone")
    void whereTwoDifferIsSaidToTheHost() {
        recorded("on-task", "silent", "off");
        tap(ada, "on", new UUID(9, 2));
        assertThat(post(browser, ada, there("/look"))).hasStatus3xxRedirection();
        assertThat(get(browser, ada, there("/alike"))).bodyText().contains("Seat 17, sweep 1");
        assertThat(get(browser, bo, there("/alike")))
                .hasStatusOk()
                .bodyText()
                .contains("only Ada sees")
                .doesNotContain("eat 17");
    }

    private void recorded(String instrument, String role, String code) {
        var plan = PracticingTest.plan(instrument, role, bo);
        Someone.does(ada, () -> visits.offer(id, visit, ada, ada, plan, Instant.now()));
        Someone.does(bo, () -> visits.sign(id, visit, 1, bo, Instant.now().minusSeconds(30)));
        tap(bo, code, EVENT);
    }

    private void tap(PersonId who, String code, UUID event) {
        var tap = new Tap(event, 1000, code, 17, null, null, null, null);
        var batch = new Batch(Instant.now().toEpochMilli(), List.of(tap));
        Someone.as(who, () -> recordings.add(id, visit, who, batch, Instant.now()));
        Someone.as(who, () -> recordings.add(id, visit, who, Lesson.end(600_000), Instant.now()));
    }

    private String there(String more) {
        return "/partnerships/" + id.value() + "/visits/" + visit.value() + more;
    }
}
