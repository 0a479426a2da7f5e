package org.twolearn.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
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
        id = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(bo), Kind.CYCLE)));
        Someone.does(bo, () -> partnerships.accept(id, bo));
    }

    @Test
    void nothingBeginsBeforeAllHaveSigned() {
        hopes(ada, "To wait longer.");
        var version = hopes(bo, "What makes a quiet student speak.");
        sign(ada, version);
        assertThat(agreed()).isFalse();
        sign(bo, version);
        assertThat(agreed()).isTrue();
    }

    @Test
    void whoHasNotSaidWhatTheyHopeToLearnCannotSignAndTheOtherCan() {
        var version = hopes(ada, "To wait longer.");

        assertThatThrownBy(() -> sign(bo, version)).isInstanceOf(PartnershipRefused.HopeIsBlank.class);
        sign(ada, version);
        assertThat(agreed()).isFalse();
    }

    @Test
    void anAmendmentBindsOnlyWhenAllHaveSigned() {
        var first = signedByBoth();
        var amended = meet(ada, first, "Thursdays");

        assertThat(inForce()).isEqualTo(first);
        sign(ada, amended);
        assertThat(inForce()).isEqualTo(first);
        assertThatThrownBy(() -> sign(bo, first)).isInstanceOf(PartnershipRefused.Changed.class);
        sign(bo, amended);
        assertThat(inForce()).isEqualTo(amended);
        assertThat(letterFor(bo, amended)).isEqualTo(letterFor(ada, amended));
    }

    @Test
    void twoWhoChangeTheSameLinesAtOnceLoseNothing() {
        var first = signedByBoth();
        meet(ada, first, "Thursdays");

        assertThatThrownBy(() -> meet(bo, first, "Mondays")).isInstanceOf(PartnershipRefused.SomebodyWrote.class);
        assertThat(letterFor(bo, first + 1).shared().of("meeting")).isEqualTo("Thursdays");
        meet(bo, first + 1, "Mondays");
        assertThat(letterFor(ada, first + 2).shared().of("meeting")).isEqualTo("Mondays");
    }

    @Test
    void earlierVersionsStayReadable() {
        var first = signedByBoth();
        meet(ada, first, "Thursdays");

        assertThat(letterFor(bo, first).shared()).isEqualTo(Lines.EMPTY);
        assertThat(letterFor(bo, first + 1).shared().of("meeting")).isEqualTo("Thursdays");
    }

    @Test
    void leavingEndsReading() {
        signedByBoth();

        Someone.does(bo, () -> partnerships.leave(id, bo));

        assertThat(Someone.as(bo, partnerships::mine)).isEmpty();
        assertThatThrownBy(() -> letterFor(bo, 1)).isInstanceOf(EmptyResultDataAccessException.class);
        assertThat(Someone.as(ada, partnerships::mine)).allMatch(Partnership::over);
        assertThat(letterFor(ada, 2).of(ada).of("hope")).isEqualTo("To wait longer.");
        assertThat(agreed()).isFalse();
        assertThat(Someone.as(ada, () -> partnerships.partners(id)).former())
                .extracting(Partner::id)
                .isEqualTo(List.of(bo));
    }

    private int signedByBoth() {
        hopes(ada, "To wait longer.");
        var version = hopes(bo, "What makes a quiet student speak.");
        sign(ada, version);
        sign(bo, version);
        return version;
    }

    private int hopes(PersonId by, String hope) {
        return Someone.as(by, () -> agreements.write(id, by, Lines.of(Map.of("hope", hope))));
    }

    private int meet(PersonId by, int read, String when) {
        return Someone.as(by, () -> agreements.writeShared(id, read, by, Lines.of(Map.of("meeting", when))));
    }

    private void sign(PersonId by, int version) {
        Someone.does(by, () -> agreements.sign(id, version, by));
    }

    private boolean agreed() {
        return Someone.as(ada, () -> partnerships.agreed(id));
    }

    private int inForce() {
        return Someone.as(bo, () -> agreements.of(id)).inForce(Set.of(ada, bo));
    }

    private Agreement.Letter letterFor(PersonId person, int version) {
        return Someone.as(person, () -> agreements.of(id)).at(version);
    }
}
