package org.twolearn.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;
import org.springframework.web.context.request.RequestContextHolder;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Seeing a strategy done, the line an owner draws, closing with a word for later, and opening again. */
@Story
class SeeingAndClosingTest {
    @Autowired
    Pair pair;

    @Autowired
    Courses courses;

    @Autowired
    MockMvcTester browser;

    PersonId ada, bo;
    PartnershipId partnership;
    String cycle;

    @BeforeEach
    void adaHasBegun() {
        RequestContextHolder.resetRequestAttributes(); // or what is read once for a page would be read once for a story
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        partnership = pair.agreed(bo, ada);
        var id = UUID.randomUUID().toString();
        cycle = "/partnerships/" + partnership.value() + "/cycles/" + id;
        assertThat(post(browser, ada, "/partnerships/" + partnership.value() + "/cycles", "id", id))
                .hasStatus3xxRedirection();
    }

    /** C3: the owner decides the way; either proposes one, and nothing has to be filled. */
    @Test
    void eitherProposesAWayOfSeeingItDoneAndTheOwnersCounts() {
        send(bo, "/seeing", "base", "0", "way", "video", "watch", "Who waits").hasStatus3xxRedirection();
        send(ada, "/seeing", "base", "0", "way", "visit", "notes", "She counts to five")
                .hasStatus3xxRedirection();
        for (var reader : List.of(ada, bo))
            assertThat(get(browser, reader, cycle))
                    .bodyText()
                    .contains("chose: Visit a colleague", "proposes: Watch a video", "Who waits", "She counts to five");
        assertThat(get(browser, bo, cycle + "/seeing"))
                .bodyText()
                .contains("A way I would propose", "Who waits")
                .doesNotContain("She counts to five");

        send(ada, "/seeing", "base", "1").hasStatus3xxRedirection();
        send(ada, "/seeing", "base", "1", "notes", "From the phone")
                .hasStatus(422)
                .bodyText()
                .contains("From the phone");
        send(bo, "/seeing", "base", "1", "way", "by telegraph").hasStatus3xxRedirection();
        assertThat(get(browser, ada, cycle)).bodyText().doesNotContain("proposes:", "telegraph");
    }

    /** X2. */
    @Test
    @DisplayName("X2 A line is there only where the owner wrote its number")
    void aLineIsThereOnlyWhereTheOwnerWroteItsNumber() {
        send(ada, "/goal", "base", "0", "sentence", "More speak", "line-of", "turns")
                .hasStatus3xxRedirection();
        assertThat(aim()).isNull();
        send(ada, "/goal", "base", "1", "sentence", "More speak", "line", "0,8", "line-of", "turns")
                .hasStatus3xxRedirection();
        assertThat(aim()).isEqualTo(new Aim(0.8, "turns"));
        assertThat(get(browser, bo, cycle)).bodyText().contains("0,8 turns a minute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-3", "0", "1e9", "10001", "0x10", "1.2.3", "∞"})
    void whatIsNoNumberIsNoLine(String typed) {
        send(ada, "/goal", "base", "0", "sentence", "More speak", "line", typed)
                .hasStatus(422)
                .bodyText()
                .contains(typed, "More speak", "such as 20");
    }

    /** E4: no column holds it. */
    @Test
    void theLineIsSealedWithTheGoalsOtherWords() {
        send(ada, "/goal", "base", "0", "sentence", "More speak", "line", "7391")
                .hasStatus3xxRedirection();
        assertThat(Database.superuser()
                        .sql("select count(*) from goal g where partnership_id = ? and to_jsonb(g)::text like '%7391%'")
                        .param(partnership.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void closingSaysWhatBecomesOfTheRecordsAndWhenToLookAgain() {
        send(ada, "/closing", "records", "hand over", "next-partner", "Ask me about the cards")
                .hasStatus3xxRedirection();
        for (var reader : List.of(ada, bo))
            assertThat(get(browser, reader, cycle))
                    .bodyText()
                    .contains("I take it to my next partner myself", "Ask me about the cards", "Want to look again on");
        assertThat(get(browser, bo, cycle))
                .bodyText()
                .contains("name=\"to\" value=\"" + ada.value())
                .contains("name=\"kind\" value=\"think\"");
    }

    @Test
    void deletingIsAskedOnceMoreOnAPageOfItsOwn() {
        assertThat(post(browser, ada, cycle + "/closing", "records", "delete")).hasRedirectedUrl(cycle + "/records");
        assertThat(get(browser, ada, cycle + "/records")).hasStatusOk();
    }

    @Test
    void openingAgainStandsInTheStory() {
        send(ada, "/closing").hasStatus3xxRedirection();
        send(bo, "/reopening").hasStatus(422);
        for (int i = 0; i < 2; i++) send(ada, "/reopening").hasStatus3xxRedirection();
        assertThat(get(browser, bo, "/partnerships/" + partnership.value()))
                .bodyText()
                .contains("opened the cycle again");
        assertThat(Database.superuser()
                        .sql("select count(*) from reopening where partnership_id = ?")
                        .param(partnership.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void sixteenAtOnceOpenItAgainOnce() {
        send(ada, "/closing").hasStatus3xxRedirection();
        sixteen("/reopening").forEach(status -> assertThat(status).isEqualTo(302));
        assertThat(stored("reopening")).isOne();
    }

    /** A form that is quicker than itself is not somebody else's change. */
    @Test
    void sixteenAtOnceOfTheSameFormAreOneAndNoneIsRefused() {
        sixteen("/goal", "id", UUID.randomUUID().toString(), "base", "0", "sentence", "More speak")
                .forEach(status -> assertThat(status).isEqualTo(302));
        assertThat(stored("goal")).isOne();
    }

    private List<Integer> sixteen(String noun, String... fields) {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var sent = IntStream.range(0, 16)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> post(browser, ada, cycle + noun, fields)
                                    .getResponse()
                                    .getStatus(),
                            threads))
                    .toList();
            return sent.stream().map(CompletableFuture::join).toList();
        }
    }

    private int stored(String table) {
        return Database.superuser()
                .sql("select count(*) from " + table + " where partnership_id = ?")
                .param(partnership.value())
                .query(Integer.class)
                .single();
    }

    private Aim aim() {
        return Someone.as(bo, () -> courses.of(partnership)).getFirst().aim();
    }

    private MvcTestResultAssert send(PersonId person, String noun, String... fields) {
        return assertThat(post(browser, person, cycle + noun, fields));
    }
}
