package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

@Story
class NewKeysAfterLeavingTest {
    private static final SealedColumn WORDS = SealedColumn.between("idea", "words", "author", "id");

    @Autowired
    Vault vault;

    @Autowired
    People people;

    @Autowired
    KeyTable table;

    @Autowired
    HeldKeys held;

    @Autowired
    GoingTable going;

    @Autowired
    KeyStore store;

    @Autowired
    Partnerships partnerships;

    @Autowired
    Pair pair;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    PersonId ada, bo, cy;
    PartnershipId partnership;
    Place here;
    byte[] adas, cys;

    @BeforeEach
    void threeHaveWritten() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        cy = Someone.called("Cy");
        partnership = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(bo, cy))));
        Someone.does(bo, () -> partnerships.accept(partnership, bo));
        Someone.does(cy, () -> partnerships.accept(partnership, cy));
        here = WORDS.at(partnership.value(), 1);
        adas = sealed(ada, ada, "Ada’s.");
        cys = sealed(cy, cy, "Cy’s.");
    }

    @Test
    @DisplayName("W5 What is written after somebody left is sealed with new keys, each owner’s")
    void newKeysForEachOwner() {
        assertThat(epoch(sealed(ada, ada, "Still three."))).isEqualTo(1);
        leaves(cy);

        var after = sealed(ada, ada, "Now two.");
        assertThat(epoch(after)).isEqualTo(2);
        assertThat(epoch(sealed(ada, ada, "The same key."))).isEqualTo(2);
        assertThat(opened(bo, after)).isEqualTo("Now two.");
        assertThat(opened(bo, adas)).as("what was before").isEqualTo("Ada’s.");
        assertThat(opened(bo, cys)).as("and the words of who left").isEqualTo("Cy’s.");
    }

    @Test
    @DisplayName("W5 Who records at a host’s makes the host’s next key where somebody left, and not otherwise")
    void whoRecordsMakesTheHostsNextKey() {
        assertThatThrownBy(() -> addsKey(bo, ada, 2)).isInstanceOf(DataAccessException.class);
        leaves(cy);

        var recorded = sealed(bo, ada, "At Ada’s.");

        assertThat(epoch(recorded)).isEqualTo(2);
        assertThat(opened(ada, recorded)).isEqualTo("At Ada’s.");
        assertThatThrownBy(() -> addsKey(bo, ada, 3)).isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName("W5 Who left reads none of the keys, neither older nor newer, and opens nothing")
    void whoLeftReadsNoKey() {
        assertThat(keysSeenBy(cy)).isPositive();
        leaves(cy);
        var after = sealed(ada, ada, "Now two.");

        assertThat(keysSeenBy(cy)).isZero();
        assertThat(keysSeenBy(ada)).isEqualTo(3);
        for (var words : new byte[][] {adas, cys, after})
            assertThatThrownBy(() -> opened(cy, words)).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> sealed(cy, cy, "From outside.")).isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("W7 After somebody left, erasing takes words under older and newer keys along")
    void erasingTakesBothAlong() {
        leaves(cy);
        var after = sealed(ada, ada, "Now two.");
        assertThat(Someone.as(ada, () -> vault.erase(partnership.value(), ada)).keys())
                .hasSize(2);
        for (var words : new byte[][] {adas, after})
            assertThatThrownBy(() -> opened(bo, words)).isInstanceOf(Broken.class);
        assertThat(opened(bo, cys)).isEqualTo("Cy’s.");
    }

    @Test
    @DisplayName("W5 Nobody retires a key but by leaving, and a leaving elsewhere retires none here")
    void onlyLeavingRetires() {
        assertThatThrownBy(() -> pair.sql(ada, "update partnership_key set retired_at = now()", Map.of()))
                .isInstanceOf(DataAccessException.class);
        var elsewhere = pair.agreed(cy, ada);
        Someone.does(cy, () -> partnerships.leave(elsewhere, cy));
        assertThat(epoch(sealed(ada, ada, "Still three."))).isEqualTo(1);
    }

    @Test
    @DisplayName("W5/W9 Who leaves while their access is paused retires the keys all the same")
    void whoIsPausedRetiresToo() {
        holds(ada, "teacher");
        holds(cy, "district lead");
        assertThat(keysSeenBy(cy)).as("paused").isZero();

        pair.sql(
                cy,
                "update membership set left_at = now() where partnership_id = :p and person_id = :me",
                Map.of("p", partnership.value(), "me", cy.value()));

        assertThat(epoch(sealed(ada, ada, "Now two."))).isEqualTo(2);
    }

    private static void holds(PersonId who, String position) {
        Database.superuser()
                .sql("insert into position (district_id, position_id, person_id, kind) values (?, ?, ?, ?)")
                .params(Someone.LAKESHORE, UUID.randomUUID(), who.value(), position)
                .update();
    }

    private void leaves(PersonId who) {
        Someone.does(who, () -> partnerships.leave(partnership, who));
    }

    private int keysSeenBy(PersonId who) {
        return Someone.<Integer, RuntimeException>as(
                who,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from partnership_key where partnership_id = ?")
                        .param(partnership.value())
                        .query(Integer.class)
                        .single()));
    }

    private void addsKey(PersonId by, PersonId owner, int epoch) {
        pair.sql(
                by,
                "insert into partnership_key (partnership_id, owner, epoch, secret, wrapped) values (:p, :owner, :epoch, gen_random_uuid(), '')",
                Map.of("p", partnership.value(), "owner", owner.value(), "epoch", epoch));
    }

    private static int epoch(byte[] sealed) {
        return Envelope.of(sealed).epoch();
    }

    private byte[] sealed(PersonId by, PersonId owner, String words) {
        return Someone.as(by, () -> vault.seal(here, owner, words));
    }

    /** On a node that remembers nothing. */
    private String opened(PersonId by, byte[] sealed) {
        var keys = new Keys(table, held, store, new Wrapping(store));
        var node = new Vault(keys, new Erasing(table, going, keys), people, "aes-256-gcm");
        return Someone.<String, RuntimeException>as(by, () -> transaction.execute(_ -> node.open(here, sealed)));
    }
}
