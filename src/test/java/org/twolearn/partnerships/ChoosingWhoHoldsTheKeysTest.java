package org.twolearn.partnerships;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.vault.Holder;
import org.twolearn.vault.Members;
import org.twolearn.vault.OwnKey;

/** What the pages take from somebody who has a key of their own already, from another partnership. */
@Story
class ChoosingWhoHoldsTheKeysTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Partnerships partnerships;

    @Autowired
    OwnKey ownKey;

    @Autowired
    Members members;

    @Autowired
    Joinings joinings;

    Holder ada, bo;
    PartnershipId partnership;

    @BeforeEach
    void bothHaveAKeyOfTheirOwn() {
        ada = Holder.called("Ada");
        bo = Holder.called("Bo");
        partnership = ada.as(() -> partnerships.offer(Someone.offer(ada.person(), Set.of(bo.person()))));
        bo.does(() -> partnerships.accept(partnership, bo.person()));
        for (var one : Set.of(ada, bo)) one.does(() -> ownKey.prove(one.code(), one.wayIn()));
    }

    @Test
    @DisplayName(
            "W5 Nobody chooses without their printed code in their hands, also not by asking for keys before all did")
    void nobodyChoosesWithoutTheirCode() {
        sends(ada, "/sealing/request").hasStatus(404);
        sends(ada, "/sealing/yes", "code", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA").hasStatus(422);
        sends(ada, "/joining/keys").hasStatus(404);
        assertThat(ada.as(() -> members.of(partnership.value())).yes()).isEmpty();

        for (var one : Set.of(ada, bo)) one.does(() -> members.yes(partnership.value()));
        sends(ada, "/sealing/request").hasStatus(302);
        assertThat(ada.as(() -> members.of(partnership.value())).only()).isTrue();
    }

    @Test
    @DisplayName("W5 A newcomer who holds the keys suggests a change before anybody else has written since")
    void aNewcomerSuggests() {
        for (var one : Set.of(ada, bo)) one.does(() -> members.yes(partnership.value()));
        var cy = Holder.called("Cy");
        cy.does(() -> ownKey.prove(cy.code(), cy.wayIn()));
        ada.does(() -> joinings.ask(partnership, cy.person(), ada.person(), "", Story.NO_HURRY));
        bo.does(() -> joinings.yes(partnership, cy.person(), bo.person()));
        sends(cy, "/joining/keys").hasStatus(302);
        sends(bo, "/sealing/readers/" + cy.person().value(), "key", "1").hasStatus(302);

        sends(cy, "/joining/change", "read", "0", "words", "Only on Tuesdays.").hasStatus(302);
        assertThat(ada.as(() -> joinings.find(partnership, cy.person()))
                        .saying()
                        .words())
                .isEqualTo("Only on Tuesdays.");
    }

    private MvcTestResultAssert sends(Holder who, String noun, String... fields) {
        var form = browser.post().uri("/partnerships/" + partnership.value() + noun);
        for (int i = 0; i < fields.length; i += 2) form = form.param(fields[i], fields[i + 1]);
        var sent = form;
        return assertThat(who.as(() -> sent.exchange()));
    }
}
