package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.Kind;
import org.twolearn.partnerships.Offer;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

@Story
class SealingWordsTest {
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
    JdbcClient jdbc;

    @Autowired
    Partnerships partnerships;

    @Autowired
    TransactionTemplate transaction;

    PersonId ada, bo, principal;
    PartnershipId partnership;
    Place here;

    @BeforeEach
    void people() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        principal = Someone.called("Pat");
        partnership = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(bo))));
        Someone.does(bo, () -> partnerships.accept(partnership, bo));
        here = column("idea", "words").at(partnership.value(), 1);
    }

    @Test
    void aPartnerOpensWhatTheOtherSealed() {
        var sealed = Someone.as(ada, () -> vault.seal(here, ada, "Turn my back and count to five."));

        assertThat(Someone.as(bo, () -> vault.open(here, sealed))).isEqualTo("Turn my back and count to five.");
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("back");
    }

    @Test
    @DisplayName("W5 Nobody outside the partnership opens its words, even from the sealed bytes")
    void nobodyElseOpensIt() {
        var sealed = Someone.as(ada, () -> vault.seal(here, ada, "Between us."));

        assertThatThrownBy(() -> onAFreshNode(principal, sealed)).isInstanceOf(Broken.class);
        assertThat(onAFreshNode(bo, sealed)).isEqualTo("Between us.");
    }

    @Test
    @DisplayName("W5 Words moved to another row or column do not open")
    void movedWordsDoNotOpen() {
        var sealed = Someone.as(ada, () -> vault.seal(here, ada, "Here only."));
        for (var elsewhere : new Place[] {
            column("idea", "words").at(partnership.value(), 2),
            column("goal", "words").at(partnership.value(), 1),
            column("idea", "became").at(partnership.value(), 1)
        }) {
            assertThatThrownBy(() -> Someone.as(ada, () -> vault.open(elsewhere, sealed)))
                    .isInstanceOf(Broken.class);
        }
    }

    @Test
    void alteredWordsDoNotOpen() {
        var sealed = Someone.as(ada, () -> vault.seal(here, ada, "As I wrote it."));
        for (int i = 0; i < sealed.length; i++) {
            var altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> Someone.as(ada, () -> vault.open(here, altered)))
                    .isInstanceOf(Broken.class);
        }
    }

    @Test
    @DisplayName("W5 Without the key store the database holds no words: destroying a key makes them unreadable")
    void withoutTheKeyStoreTheDatabaseHoldsNoWords() {
        var sealed = Someone.as(ada, () -> vault.seal(here, ada, "Kept elsewhere."));
        Database.superuser()
                .sql("select secret from partnership_key where partnership_id = ?")
                .param(partnership.value())
                .query(UUID.class)
                .list()
                .forEach(secret -> assertThat(
                                store.destroy(new Key(partnership.value(), Place.Kind.BETWEEN, ada.value(), 1), secret))
                        .isTrue());

        // A fresh node has nothing in memory.
        assertThatThrownBy(() -> onAFreshNode(ada, sealed)).isInstanceOf(Broken.class);
    }

    @Test
    void aKeyThatWasRolledBackIsNotRemembered() {
        Someone.<@Nullable Object, RuntimeException>as(
                ada,
                () -> transaction.execute(status -> {
                    vault.seal(here, ada, "Never saved.");
                    status.setRollbackOnly();
                    return null;
                }));

        var sealed = Someone.as(ada, () -> vault.seal(here, ada, "Saved."));

        assertThat(onAFreshNode(bo, sealed)).isEqualTo("Saved.");
        assertThat(Someone.as(ada, () -> vault.open(here, sealed))).isEqualTo("Saved.");
    }

    @Test
    void aKeyMadeAnewUnderTheSameNameIsTheOneThatSeals() {
        Someone.as(ada, () -> vault.seal(here, ada, "Before."));
        Database.superuser()
                .sql("delete from partnership_key where partnership_id = ?")
                .param(partnership.value())
                .update();

        var sealed = Someone.as(ada, () -> vault.seal(here, ada, "After."));

        assertThat(onAFreshNode(bo, sealed)).isEqualTo("After.");
        assertThat(Someone.as(bo, () -> vault.open(here, sealed))).isEqualTo("After.");
    }

    @Test
    void aKeyMadeAnewByAnotherNodeOpensHereToo() {
        Someone.as(ada, () -> vault.seal(here, ada, "Before."));
        Database.superuser()
                .sql("delete from partnership_key where partnership_id = ?")
                .param(partnership.value())
                .update();
        var other = freshNode();
        var sealed = Someone.<byte[], RuntimeException>as(
                ada, () -> transaction.execute(_ -> other.seal(here, ada, "After.")));

        assertThat(Someone.as(bo, () -> vault.open(here, sealed))).isEqualTo("After.");
    }

    @Test
    void aKeyThatIsRubbishStandsInNoOthersWay() {
        var sealed = Someone.as(ada, () -> vault.seal(here, ada, "Mine."));
        Database.superuser()
                .sql("insert into partnership_key (partnership_id, owner, epoch, secret, wrapped)"
                        + " values (?, ?, 99, gen_random_uuid(), 'rubbish'),"
                        + " (?, ?, 1, gen_random_uuid(), 'rubbish')")
                .params(partnership.value(), ada.value(), partnership.value(), bo.value())
                .update();

        assertThat(onAFreshNode(bo, sealed)).isEqualTo("Mine.");
    }

    @Test
    void onlyTheFirstKeyIsMadeForAnother() {
        Someone.does(ada, () -> vault.seal(here, ada, "Mine."));
        var fromBo = Someone.as(ada, () -> vault.seal(here, bo, "Recorded at Bo’s."));

        for (var epoch : new int[] {1, 2, 99})
            assertThatThrownBy(() -> Someone.does(bo, () -> addsKey(ada, epoch)))
                    .isInstanceOf(DataAccessException.class);
        Someone.does(bo, () -> addsKey(bo, 2));
        assertThat(onAFreshNode(ada, fromBo)).isEqualTo("Recorded at Bo’s.");
    }

    private void addsKey(PersonId owner, int epoch) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("insert into partnership_key (partnership_id, owner, epoch, secret, wrapped)"
                                + " values (?, ?, ?, gen_random_uuid(), 'rubbish')")
                        .params(partnership.value(), owner.value(), epoch)
                        .update());
    }

    @Test
    void twoWhoSealTheFirstWordsAtOnceUseOneKey() throws Exception {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var sealed = both.invokeAll(Collections.nCopies(16, (Callable<byte[]>)
                    () -> Someone.as(bo, () -> vault.seal(here, bo, "At once."))));
            for (var words : sealed) assertThat(onAFreshNode(ada, words.get())).isEqualTo("At once.");
        }
    }

    @Test
    @DisplayName("R1 One’s own words open for their writer only")
    void ownWordsOpenForTheirWriterOnly() {
        var notebook = SealedColumn.own("note", "words", "id").at(ada.value(), 1);
        var sealed = Someone.as(ada, () -> vault.seal(notebook, ada, "To myself."));

        assertThat(onAFreshNode(ada, notebook, sealed)).isEqualTo("To myself.");
        assertThatThrownBy(() -> onAFreshNode(bo, notebook, sealed)).isInstanceOf(Broken.class);
    }

    @Test
    void aPartnershipThatIsCalledLikeAPersonHasAKeyOfItsOwn() {
        var likeAda = new PartnershipId(ada.value());
        Someone.does(
                ada, () -> partnerships.offer(new Offer(likeAda, Kind.RESOURCE, ada, Set.of(bo), "", Story.NO_HURRY)));
        var between = column("idea", "words").at(ada.value(), 1);
        var notebook = SealedColumn.own("note", "words", "id").at(ada.value(), 1);

        var shared = Someone.as(ada, () -> vault.seal(between, ada, "Between us."));
        var own = Someone.as(ada, () -> vault.seal(notebook, ada, "To myself."));

        assertThat(onAFreshNode(bo, between, shared)).isEqualTo("Between us.");
        assertThat(onAFreshNode(ada, notebook, own)).isEqualTo("To myself.");
        assertThatThrownBy(() -> onAFreshNode(bo, notebook, own)).isInstanceOf(Broken.class);
    }

    private static SealedColumn column(String table, String column) {
        return SealedColumn.between(table, column, "author", "id");
    }

    private Vault freshNode() {
        var keys = new Keys(table, held, store, new Wrapping(store));
        return new Vault(keys, new Erasing(table, going, keys), people, "aes-256-gcm");
    }

    private String onAFreshNode(PersonId person, byte[] sealed) {
        return onAFreshNode(person, here, sealed);
    }

    private String onAFreshNode(PersonId person, Place place, byte[] sealed) {
        var fresh = freshNode();
        return Someone.<String, RuntimeException>as(person, () -> transaction.execute(_ -> fresh.open(place, sealed)));
    }
}
