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
            assertThat(seenBy(person)).containsExactly(new Partnership(id, Set.of(ada), Set.of(bo, cleo)));
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
        assertThat(seenBy(ada)).containsExactly(new Partnership(id, Set.of(ada, bo, cleo), Set.of()));
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
        assertThat(seenBy(ada)).containsExactly(new Partnership(id, Set.of(ada), Set.of()));
        assertThatThrownBy(() -> accept(id, bo)).isInstanceOf(EmptyResultDataAccessException.class);
    }

    @Test
    void takesTwoToTwelvePeople() {
        assertThatThrownBy(() -> offer(ada)).isInstanceOf(PartnershipRefused.WithOneself.class);
        var twelve = new HashSet<PersonId>();
        IntStream.range(0, 12).forEach(_ -> twelve.add(new PersonId(UUID.randomUUID())));
        assertThatThrownBy(() -> offer(twelve.toArray(PersonId[]::new))).isInstanceOf(PartnershipRefused.NoRoom.class);
    }

    private PartnershipId offer(PersonId... to) {
        return Someone.as(ada, () -> partnerships.offer(ada, Set.of(to), Story.NO_HURRY));
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
