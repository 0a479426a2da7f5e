package org.twolearn.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

@Story
class OfferingAPartnershipTest {
    @Autowired
    Partnerships partnerships;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    PersonId ada, bo, cleo, principal;

    @BeforeEach
    void people() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        cleo = Someone.called("Cleo");
        principal = Someone.called("Pat");
    }

    @Test
    void everyoneInTheOfferSeesItAndNobodyElseDoes() {
        var id = offer(bo, cleo);

        for (var person : List.of(ada, bo, cleo)) {
            assertSeen(person, id, Set.of(ada), Set.of(bo, cleo));
        }
        assertThat(seenBy(principal)).isEmpty();
        assertThat(partnerships.mine()).isEmpty();
    }

    @Test
    void itBeginsWhenEveryoneHasAccepted() {
        var id = offer(bo, cleo);

        accept(id, bo);
        assertThat(seenBy(ada)).noneMatch(Partnership::begun);

        accept(id, cleo);
        assertSeen(ada, id, Set.of(ada, bo, cleo), Set.of());
        assertThat(seenBy(ada)).allMatch(Partnership::begun);
    }

    @Test
    void onlySomebodyInvitedCanAccept() {
        var id = offer(bo);

        assertThatThrownBy(() -> accept(id, ada)).isInstanceOf(PartnershipRefused.NotInvited.class);
        assertThatThrownBy(() -> accept(id, principal)).isInstanceOf(EmptyResultDataAccessException.class);
    }

    @Test
    void refusingLeavesNoRowNotEvenOfASuggestedChange() {
        var id = offer(bo);
        Someone.does(bo, () -> partnerships.say(id, 0, bo, "Thursday instead"));

        Someone.does(bo, () -> partnerships.refuse(id, bo));

        assertThat(seenBy(bo)).isEmpty();
        assertThat(rowsNaming(bo)).isZero();
    }

    @Test
    void whoOffersSeesNoDifferenceBetweenNotNowAndSilence() {
        var refused = offer(bo);
        var silent = offer(cleo);
        Someone.does(bo, () -> partnerships.refuse(refused, bo));

        assertThat(seenBy(ada)).hasSize(2).noneMatch(Partnership::endedQuietly);
        assertThat(seenBy(ada)).extracting(Partnership::mayAnswer).containsExactly(List.of(cleo), List.of(bo));

        timePasses(refused);
        timePasses(silent);
        assertThat(seenBy(ada)).hasSize(2).allMatch(Partnership::endedQuietly);
        assertThat(seenBy(cleo)).isEmpty();
        assertThatThrownBy(() -> accept(silent, cleo)).isInstanceOf(EmptyResultDataAccessException.class);
    }

    @Test
    void anOfferThatCameToNothingDisappearsWithItsDate() {
        var id = offer(bo);
        Database.superuser()
                .sql("update partnership set closes_at = now() - interval '15 days' where partnership_id = ?")
                .param(id.value())
                .update();

        assertThat(seenBy(ada)).isEmpty();
        JdbcClient.create(Database.as("twolearn", "tl_jobs"))
                .sql("delete from partnership")
                .update();
        assertThat(rows(id)).isZero();
    }

    @Test
    void whoTakesAnOfferBackLeavesNothingOfItAndWaitsBeforeTheSameAgain() {
        var id = Someone.as(
                ada,
                () -> partnerships.offer(new Offer(
                        new PartnershipId(UUID.randomUUID()),
                        Kind.THINK,
                        ada,
                        Set.of(bo),
                        "Twenty minutes on labs",
                        Story.NO_HURRY)));

        assertThatThrownBy(() -> Someone.does(bo, () -> partnerships.takeBack(id)))
                .isInstanceOf(EmptyResultDataAccessException.class);
        Someone.does(ada, () -> partnerships.takeBack(id));

        assertThat(seenBy(ada)).isEmpty();
        assertThat(seenBy(bo)).isEmpty();
        assertThat(rows(id)).isZero();
        assertThatThrownBy(() -> offer(bo)).isInstanceOf(PartnershipRefused.TooSoon.class);
    }

    @Test
    void whoSaysYesInTheMomentInWhichTheOfferIsTakenBackFindsItGone() throws Exception {
        var id = offer(bo);
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var yes = Someone.<Future<?>, RuntimeException>as(
                    ada,
                    () -> transaction.execute(_ -> {
                        partnerships.takeBack(id);
                        var sent = other.submit(() -> accept(id, bo));
                        untilSomebodyWaits();
                        return sent;
                    }));
            assertThatThrownBy(yes::get).hasCauseInstanceOf(EmptyResultDataAccessException.class);
        }
        assertThat(rows(id)).isZero();
    }

    private static void untilSomebodyWaits() {
        for (int i = 0; i < 500; i++) {
            var waits = Database.superuser()
                    .sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and query ilike '%insert into membership%')")
                    .query(Boolean.class)
                    .single();
            if (waits) return;
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("Nobody waits.");
    }

    @Test
    void onceSomebodySaidYesNobodyTakesItAway() {
        var id = offer(bo);
        accept(id, bo);

        Someone.does(ada, () -> partnerships.takeBack(id));

        assertSeen(bo, id, Set.of(ada, bo), Set.of());
    }

    @Test
    void whoIsOnlyAskedFindsNoPartnershipYet() {
        var id = offer(bo);

        assertThatThrownBy(() -> Someone.as(bo, () -> partnerships.partners(id)))
                .isInstanceOf(EmptyResultDataAccessException.class);
        accept(id, bo);
        assertThat(Someone.as(bo, () -> partnerships.partners(id)).members()).containsExactlyInAnyOrder(ada, bo);
    }

    @Test
    void aYesIsToTheWordsThatWereRead() {
        var id = offer(bo);
        Someone.does(ada, () -> partnerships.say(id, 0, ada, "And every Friday"));

        assertThatThrownBy(() -> Someone.does(bo, () -> partnerships.accept(id, 0, bo)))
                .isInstanceOf(PartnershipRefused.Changed.class);
        Someone.does(bo, () -> partnerships.accept(id, 1, bo));
        assertThat(seenBy(ada)).allMatch(Partnership::begun);
    }

    @Test
    void nobodyIsAskedWhoDoesNotWorkHere() {
        var elsewhere = Someone.called("Eve", UUID.randomUUID());

        assertThatThrownBy(() -> offer(elsewhere)).isInstanceOf(EmptyResultDataAccessException.class);
        assertThat(offer(bo)).isNotNull();
    }

    @Test
    void twelveBeginTogether() {
        var eleven =
                IntStream.range(0, 11).mapToObj(i -> Someone.called("P" + i)).toList();
        var id = offer(eleven.toArray(PersonId[]::new));
        eleven.forEach(person -> accept(id, person));

        assertThat(seenBy(ada)).allMatch(Partnership::begun);
        assertThat(Someone.as(ada, () -> partnerships.partners(id)).now())
                .hasSize(12)
                .first()
                .extracting(Partner::id, Partner::dye)
                .containsExactly(ada, "indigo");
        assertThat(dyes(ada, id)).hasSize(12).doesNotHaveDuplicates();
        assertThat(dyes(eleven.get(4), id)).containsExactlyInAnyOrderElementsOf(dyes(ada, id));
    }

    @Test
    void aThreadStaysTheirsWhenAnotherLeaves() {
        var cleo = Someone.called("Cleo");
        var id = offer(bo, cleo);
        accept(id, bo);
        accept(id, cleo);
        assertThat(dyes(ada, id)).containsExactly("indigo", "amber", "teal");

        Someone.does(ada, () -> partnerships.leave(id, ada));
        assertThat(dyes(cleo, id)).containsExactly("teal", "amber");
    }

    @Test
    void oneFormSentSixteenTimesAtOnceIsOneOffer() throws InterruptedException {
        var offer = Someone.offer(ada, Set.of(bo));
        sixteenTimes(() -> Someone.as(ada, () -> partnerships.offer(offer)));
        assertThat(seenBy(bo)).hasSize(1);

        sixteenTimes(() -> {
            accept(offer.id(), bo);
            return true;
        });
        assertSeen(ada, offer.id(), Set.of(ada, bo), Set.of());
    }

    /** All but one of them fail; what counts is what is there afterwards. */
    private static void sixteenTimes(Callable<?> send) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(Collections.nCopies(16, send));
        }
    }

    private static void timePasses(PartnershipId id) {
        Database.superuser()
                .sql("update partnership set closes_at = now() - interval '1 minute' where partnership_id = ?")
                .param(id.value())
                .update();
    }

    private static int rows(PartnershipId id) {
        return Database.superuser()
                .sql("select (select count(*) from partnership where partnership_id = :id)"
                        + " + (select count(*) from membership where partnership_id = :id)"
                        + " + (select count(*) from offer_words where partnership_id = :id)"
                        + " + (select count(*) from partnership_key where partnership_id = :id)")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void takesTwoToTwelvePeople() {
        assertThatThrownBy(() -> offer(ada)).isInstanceOf(PartnershipRefused.WithOneself.class);
        var twelve = new HashSet<PersonId>();
        IntStream.range(0, 12).forEach(_ -> twelve.add(new PersonId(UUID.randomUUID())));
        assertThatThrownBy(() -> offer(twelve.toArray(PersonId[]::new))).isInstanceOf(PartnershipRefused.NoRoom.class);
    }

    @Test
    void theSameIsNotOfferedToTheSamePersonTooSoonWhateverBecameOfIt() {
        var id = offer(bo);
        Someone.does(bo, () -> partnerships.refuse(id, bo));

        assertThatThrownBy(() -> offer(bo)).isInstanceOf(PartnershipRefused.TooSoon.class);
        assertThat(Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(bo), Kind.RESOURCE))))
                .isNotNull();
        assertThat(offer(cleo)).isNotNull();
    }

    @Test
    void aSuggestedChangeIsReadByThoseInTheOfferAndAnsweredWithNewWords() {
        var id = offer(bo);
        Someone.does(bo, () -> partnerships.say(id, 0, bo, "Thursday instead"));

        assertThat(seenBy(ada))
                .allSatisfy(one -> assertThat(one.suggestion().words()).isEqualTo("Thursday instead"));
        assertThatThrownBy(() -> Someone.does(ada, () -> partnerships.say(id, 0, ada, "Tuesday")))
                .isInstanceOf(PartnershipRefused.Changed.class);
        Someone.does(ada, () -> partnerships.say(id, 1, ada, "Thursday it is"));
        accept(id, bo);
        assertThat(seenBy(bo)).allMatch(Partnership::agreed);
    }

    @Test
    @DisplayName("C1 Nobody accepts what they suggested themselves: who offers says yes first, each to the same words")
    void aSuggestedChangeNeedsTheYesOfWhoOffers() {
        var id = offerSaying("Tuesday?", bo);
        Someone.does(bo, () -> partnerships.say(id, 1, bo, "Thursday instead"));

        assertThat(seenBy(bo)).noneMatch(one -> one.asks(bo));
        assertThatThrownBy(() -> accept(id, bo)).isInstanceOf(PartnershipRefused.NotYourTurn.class);
        refused(bo, "insert into offer_yes (partnership_id, version, person_id) values (:id, 2, :by)", id);
        refused(bo, "insert into offer_yes (partnership_id, version, person_id) values (:id, 1, :by)", id);
        refused(bo, "insert into membership (partnership_id, person_id) values (:id, :by)", id);
        refused(ada, "insert into offer_yes (partnership_id, version, person_id) values (:id, 1, :by)", id);

        Someone.does(ada, () -> partnerships.accept(id, 2, ada));
        assertThat(seenBy(ada)).noneMatch(Partnership::begun);
        assertThat(seenBy(bo)).allMatch(one -> one.asks(bo));
        refused(bo, "insert into membership (partnership_id, person_id) values (:id, :by)", id);
        Someone.does(bo, () -> partnerships.accept(id, 2, bo));
        assertThat(seenBy(ada)).allMatch(Partnership::agreed);
    }

    @Test
    @DisplayName(
            "C1 Of three, who accepted before it was said differently is asked again, and it begins with their yes")
    void anEarlierYesIsToEarlierWords() {
        var id = offerSaying("Tuesday?", bo, cleo);
        accept(id, bo);
        Someone.does(cleo, () -> partnerships.say(id, 1, cleo, "Thursday instead"));
        Someone.does(ada, () -> partnerships.accept(id, 2, ada));
        accept(id, cleo);
        assertThat(seenBy(ada)).noneMatch(Partnership::begun);

        Someone.does(bo, () -> partnerships.accept(id, 2, bo));
        assertThat(seenBy(cleo)).allMatch(Partnership::agreed);
    }

    @Test
    @DisplayName("C1 What somebody suggested who then said not now stands no more, and nobody's yes to it counts")
    void aSuggestionGoesWithWhoSaysNo() {
        var id = offerSaying("Tuesday?", bo, cleo);
        Someone.does(cleo, () -> partnerships.say(id, 1, cleo, "Thursday instead"));
        Someone.does(ada, () -> partnerships.accept(id, 2, ada));
        Someone.does(cleo, () -> partnerships.refuse(id, cleo));

        Someone.does(bo, () -> partnerships.say(id, 1, bo, "Wednesday?"));
        assertThat(seenBy(bo)).noneMatch(one -> one.asks(bo));
        assertThat(seenBy(ada)).allMatch(one -> one.asks(ada));
    }

    private PartnershipId offerSaying(String words, PersonId... to) {
        var plain = Someone.offer(ada, Set.of(to));
        return Someone.as(
                ada,
                () -> partnerships.offer(
                        new Offer(plain.id(), plain.kind(), ada, plain.to(), words, plain.openUntil())));
    }

    private void refused(PersonId by, String sql, PartnershipId id) {
        assertThatThrownBy(() -> Someone.does(
                        by,
                        () -> transaction.executeWithoutResult(_ -> jdbc.sql(sql)
                                .param("id", id.value())
                                .param("by", by.value())
                                .update())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whoOffersTakesItBackInOneStep() {
        var id = offer(bo, cleo);
        accept(id, bo);
        Someone.does(ada, () -> partnerships.takeBack(id));

        assertThat(seenBy(cleo)).isEmpty();
        assertSeen(ada, id, Set.of(ada, bo), Set.of());
        assertThat(seenBy(ada)).allMatch(Partnership::begun);
    }

    private void assertSeen(PersonId by, PartnershipId id, Set<PersonId> members, Set<PersonId> invited) {
        assertThat(seenBy(by)).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(id);
            assertThat(one.members()).containsExactlyInAnyOrderElementsOf(members);
            assertThat(one.invited()).containsExactlyInAnyOrderElementsOf(invited);
        });
    }

    private List<String> dyes(PersonId reader, PartnershipId id) {
        return Someone.as(reader, () -> partnerships.partners(id)).now().stream()
                .map(Partner::dye)
                .toList();
    }

    private PartnershipId offer(PersonId... to) {
        return Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(to))));
    }

    private void accept(PartnershipId id, PersonId by) {
        Someone.does(by, () -> partnerships.accept(id, by));
    }

    private List<Partnership> seenBy(PersonId person) {
        return Someone.as(person, partnerships::mine);
    }

    private static int rowsNaming(PersonId person) {
        return Database.superuser()
                .sql("select (select count(*) from invitation where person_id = :person)"
                        + " + (select count(*) from membership where person_id = :person)"
                        + " + (select count(*) from offer_words where author = :person)"
                        + " + (select count(*) from partnership_key where owner = :person)")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }
}
