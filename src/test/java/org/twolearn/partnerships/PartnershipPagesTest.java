package org.twolearn.partnerships;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

@Story
class PartnershipPagesTest {
    @Autowired
    Partnerships partnerships;

    @Autowired
    MockMvcTester browser;

    PersonId ada, bo, principal;

    @BeforeEach
    void people() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        principal = Someone.called("Pat");
    }

    @Test
    void theInvitedAreShownTwoButtonsAndOthersNothing() {
        offer();

        assertThat(get(bo, "/partnerships")).hasStatusOk().bodyText().contains("Ada", "Accept", "Not now");
        assertThat(get(ada, "/partnerships"))
                .hasStatusOk()
                .bodyText()
                .contains("Bo Someone can answer until")
                .doesNotContain("Accept");
        assertThat(get(principal, "/partnerships")).hasStatusOk().bodyText().doesNotContain("Ada", ">Bo", "Bo Someone");
    }

    @Test
    void notYoursAndNotThereAnswerAlike() throws UnsupportedEncodingException {
        var notYours = get(principal, "/partnerships/" + offer().value());
        var notThere = get(principal, "/partnerships/" + UUID.randomUUID());

        assertThat(notYours).hasStatus(404);
        assertThat(notThere).hasStatus(404);
        assertThat(notYours).bodyText().isEqualTo(notThere.getResponse().getContentAsString());
        assertThat(post(principal, "/partnerships/" + UUID.randomUUID() + "/acceptance"))
                .hasStatus(404);
        assertThat(post(
                        principal,
                        "/partnerships/" + offer(Someone.called("Cy")).value() + "/acceptance"))
                .hasStatus(404);
        assertThat(get(principal, "/partnerships/7")).hasStatus(404);
    }

    @Test
    void aRefusalIsSaidInTheReadersWordsOnTheSamePage() {
        var id = offer();

        assertThat(post(ada, "/partnerships/" + id.value() + "/refusal"))
                .hasStatus(422)
                .bodyText()
                .contains("Only somebody who is invited can answer.");
    }

    @Test
    void theListAsksTheDatabaseAsOftenForThirtyAsForThree() {
        offers(3);
        get(bo, "/partnerships");
        var three = statementsFor(() -> get(bo, "/partnerships"));
        offers(27);
        var thirty = statementsFor(() -> get(bo, "/partnerships"));

        assertThat(List.of(three, thirty)).containsExactly(3, 3);
    }

    @Test
    void theIdInAFormIsNeverTheIdOfThePartnershipSoThatItTellsNothingOfOthers() {
        var cy = Someone.called("Cy");
        var theirs = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(principal))));
        var offers = 0;
        for (var taken : List.of(theirs.value(), principal.value(), cy.value(), UUID.randomUUID())) {
            var kind = Kind.values()[offers++];
            for (int twice = 0; twice < 2; twice++)
                assertThat(offers(bo, taken, kind, cy))
                        .hasRedirectedUrl(
                                "/partnerships/" + PartnershipId.of(bo, taken).value());
            assertThat(get(cy, "/partnerships/" + PartnershipId.of(bo, taken).value()))
                    .hasStatusOk();
        }
        assertThat(Someone.as(bo, partnerships::mine)).hasSize(offers);
        assertThat(get(bo, "/partnerships/" + theirs.value())).hasStatus(404);
    }

    @Test
    void aFormSentAgainAfterItsOfferWasTakenBackIsKeptAndSaysSo() {
        var cy = Someone.called("Cy");
        var form = UUID.randomUUID();
        var made = PartnershipId.of(ada, form);
        offers(ada, form, Kind.THINK, bo);
        assertThat(post(ada, "/partnerships/" + made.value() + "/withdrawal")).hasStatus3xxRedirection();

        assertThat(offers(ada, form, Kind.THINK, bo))
                .hasStatus(422)
                .bodyText()
                .contains("You offered the same", "Something of mine.")
                .doesNotContain(form.toString());
        var toAnother = offers(ada, form, Kind.THINK, cy);
        assertThat(toAnother)
                .hasStatus(422)
                .bodyText()
                .contains("You took this offer back", "Something of mine.")
                .doesNotContain(form.toString());
        assertThat(get(ada, "/partnerships/" + made.value())).hasStatus(404);
        assertThat(offers(ada, UUID.randomUUID(), Kind.THINK, cy)).hasStatus3xxRedirection();
    }

    @Test
    void anOfferThatCannotBeReadLeavesTheListsAndCanBeAnsweredAndTakenBack() {
        var ids = List.of(unreadable(Kind.THINK), unreadable(Kind.COVER));
        for (var person : List.of(ada, bo))
            for (var page : List.of(
                    "/", "/partnerships", "/partnerships/" + ids.getFirst().value()))
                assertThat(get(person, page)).hasStatusOk();
        assertThat(get(bo, "/")).bodyText().contains("These words can no longer be read.");

        assertThat(post(bo, "/partnerships/" + ids.getFirst().value() + "/refusal"))
                .hasStatus3xxRedirection();
        assertThat(post(ada, "/partnerships/" + ids.getLast().value() + "/withdrawal"))
                .hasStatus3xxRedirection();
        assertThat(Someone.as(bo, partnerships::mine)).isEmpty();
        var left = unreadable(Kind.RESOURCE);
        assertThat(post(ada, "/partnerships/" + left.value() + "/departure")).hasStatus3xxRedirection();
        assertThat(Someone.as(ada, partnerships::mine))
                .extracting(Partnership::id)
                .doesNotContain(left);
    }

    private PartnershipId unreadable(Kind kind) {
        var id = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(bo), kind)));
        Database.superuser()
                .sql("insert into offer_words (partnership_id, version, author, words) values (?, 1, ?, 'rubbish')")
                .params(id.value(), ada.value())
                .update();
        return id;
    }

    private MvcTestResult offers(PersonId by, UUID form, Kind kind, PersonId to) {
        return org.twolearn.Pair.post(
                browser,
                by,
                "/offers",
                "id",
                form.toString(),
                "kind",
                kind.stored(),
                "words",
                "Something of mine.",
                "to",
                to.value().toString());
    }

    @Test
    void anEmptyOfferIsToldEachThingThatIsMissingAtItsBox() {
        assertThat(org.twolearn.Pair.post(browser, bo, "/offers", "words", "Shall we?", "until", "2020-01-01"))
                .hasStatus(422)
                .bodyText()
                .contains("3 things are missing", "href=\"#q\"", "q-stop", "href=\"#kind\"", "kind-stop")
                .contains("href=\"#until\"", "until-stop", "Shall we?", "value=\"2020-01-01\"");
    }

    @Test
    void aLightPartnershipOffersNoCycleAndOneThatIsNotSignedNoneYet() {
        var light = offer();
        Someone.does(bo, () -> partnerships.accept(light, bo));
        assertThat(get(bo, "/partnerships/" + light.value()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Begin a cycle");
        assertThat(get(bo, "/partnerships/" + light.value() + "/cycles"))
                .bodyText()
                .doesNotContain("What would you like to work on?");

        var whole = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(bo), Kind.CYCLE)));
        Someone.does(bo, () -> partnerships.accept(whole, bo));
        assertThat(get(bo, "/partnerships/" + whole.value() + "/cycles"))
                .bodyText()
                .contains("once all of you have signed", "/agreement\"")
                .doesNotContain("What would you like to work on?");
    }

    @Test
    void whatWaitsForOthersStandsUnderWhatOneAsked() {
        offer();

        assertThat(get(ada, "/partnerships")).bodyText().contains("You asked").doesNotContain("Waiting for you");
        assertThat(get(bo, "/partnerships"))
                .bodyText()
                .contains("Waiting for you")
                .doesNotContain("You asked");
        assertThat(get(ada, "/")).bodyText().contains("You asked", "Bo Someone can answer until");
    }

    @Test
    void aNameTypedWithoutChoosingSaysWhatToPressBesideAllElseThatIsMissing() {
        var district = UUID.randomUUID();
        var eve = Someone.called("Eve", district);
        Someone.called("Quinn", district);

        assertThat(org.twolearn.Pair.post(browser, eve, "/offers", "q", "Quinn"))
                .hasStatus(422)
                .bodyText()
                .contains("Press “Choose Quinn Someone” to add them", "href=\"#kind\"");
    }

    @Test
    void aLightOneShowsWhatWasOfferedAndALineToMakeItMore() {
        var light = Someone.as(
                ada,
                () -> partnerships.offer(new Offer(
                        PartnershipId.fresh(), Kind.THINK, ada, Set.of(bo), "The lab on Friday?", Story.NO_HURRY)));
        Someone.does(bo, () -> partnerships.accept(light, bo));

        assertThat(get(bo, "/partnerships/" + light.value()))
                .bodyText()
                .contains(
                        "Think a lesson through",
                        "The lab on Friday?",
                        "kind=cycle",
                        ada.value().toString())
                .doesNotContain("/visits/new");
    }

    @Test
    void aLongIdeaIsToldInAFewWordsOnTheLine() {
        assertThat(new Happened(java.time.Instant.EPOCH, Set.of(ada), "", "x".repeat(2000), null).brief())
                .isEqualTo("x".repeat(140) + "…");
        assertThat(new Happened(java.time.Instant.EPOCH, Set.of(ada), "", "Short.", null).brief())
                .isEqualTo("Short.");
    }

    private PartnershipId offer() {
        return offer(ada);
    }

    private PartnershipId offer(PersonId by) {
        return Someone.as(by, () -> partnerships.offer(Someone.offer(by, Set.of(bo))));
    }

    private void offers(int count) {
        for (int i = 0; i < count; i++) offer(Someone.called("Cy"));
    }

    private MvcTestResult get(PersonId person, String page) {
        return Someone.as(person, () -> browser.get().uri(page).exchange());
    }

    private MvcTestResult post(PersonId person, String page) {
        return Someone.as(person, () -> browser.post().uri(page).exchange());
    }

    private static int statementsFor(Runnable visit) {
        var before = statements();
        visit.run();
        return statements() - before;
    }

    /** Counted by the server, BEGIN and COMMIT left out. */
    private static int statements() {
        return Database.superuser()
                .sql("select coalesce(sum(calls), 0) from counters.pg_stat_statements"
                        + " where userid = 'tl_app'::regrole and query ilike 'select%'")
                .query(Integer.class)
                .single();
    }
}
