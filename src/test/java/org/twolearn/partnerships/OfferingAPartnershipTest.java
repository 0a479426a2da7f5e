package org.twolearn.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.EmptyResultDataAccessException;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

@Story
class OfferingAPartnershipTest {
    @Autowired
    Partnerships partnerships;

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
    void refusingLeavesNoRow() {
        var id = offer(bo);

        Someone.does(bo, () -> partnerships.refuse(id, bo));

        assertThat(seenBy(bo)).isEmpty();
        assertThat(rowsNaming(bo)).isZero();
    }

    @Test
    void silenceEndsAfterItsDateAndLooksLikeARefusal() {
        var id = offer(bo);
        Database.superuser()
                .sql("update invitation set open_until = current_date - 1 where partnership_id = ?")
                .param(id.value())
                .update();

        assertThat(seenBy(bo)).isEmpty();
        assertSeen(ada, id, Set.of(ada), Set.of());
        assertThat(seenBy(ada)).allMatch(Partnership::endedQuietly);
        assertThatThrownBy(() -> accept(id, bo)).isInstanceOf(EmptyResultDataAccessException.class);
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
                        + " + (select count(*) from membership where person_id = :person)")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }
}
