package org.twolearn.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.EmptyResultDataAccessException;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

@Story
class AgreeingAndLeavingTest {
    @Autowired
    Partnerships partnerships;

    @Autowired
    Agreements agreements;

    PersonId ada, bo;
    PartnershipId id;

    @BeforeEach
    void adaAndBoArePartners() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        id = Someone.as(ada, () -> partnerships.offer(ada, Set.of(bo), Story.NO_HURRY));
        Someone.does(bo, () -> partnerships.accept(id, bo));
    }

    @Test
    void anAmendmentBindsOnlyWhenAllHaveSigned() {
        sign(bo, propose(ada, "We meet on Mondays."));
        var amended = propose(bo, "We meet on Tuesdays.");
        assertThat(inForceFor(ada)).contains("We meet on Mondays.");

        sign(ada, amended);
        assertThat(inForceFor(ada)).contains("We meet on Tuesdays.");
        assertThat(inForceFor(bo)).isEqualTo(inForceFor(ada));
    }

    @Test
    void nothingBindsWhatOneSideWrote() {
        propose(ada, "We meet on Mondays.");
        assertThat(inForceFor(bo)).isEmpty();
    }

    @Test
    void leavingEndsReading() {
        sign(bo, propose(ada, "We meet on Mondays."));

        Someone.does(bo, () -> partnerships.leave(id, bo));

        assertThat(Someone.as(bo, partnerships::mine)).isEmpty();
        assertThatThrownBy(() -> inForceFor(bo)).isInstanceOf(EmptyResultDataAccessException.class);
        assertThat(Someone.as(ada, partnerships::mine)).noneMatch(Partnership::begun);
        assertThat(inForceFor(ada)).contains("We meet on Mondays.");
    }

    private int propose(PersonId by, String words) {
        return Someone.as(by, () -> agreements.propose(id, by, words));
    }

    private void sign(PersonId by, int version) {
        Someone.does(by, () -> agreements.sign(id, version, by));
    }

    private Optional<String> inForceFor(PersonId person) {
        return Someone.as(person, () -> agreements.inForce(id).map(Agreement::words));
    }
}
