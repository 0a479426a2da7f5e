package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

@Story
class ErasingWordsTest {
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
    TransactionTemplate transaction;

    PersonId ada, bo;
    PartnershipId partnership;
    Place here, there;
    byte[] adas, bos;

    @BeforeEach
    void bothHaveWritten() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        partnership = pair.agreed(ada, bo);
        here = WORDS.at(partnership.value(), 1);
        there = WORDS.at(partnership.value(), 2);
        adas = sealed(ada, here, ada, "Ada’s.");
        bos = sealed(bo, there, bo, "Bo’s.");
    }

    @Test
    @DisplayName("W7 Erasing one’s words takes nobody else’s along")
    void takesNobodyElsesAlong() {
        erase(ada);

        assertThatThrownBy(() -> opened(vault, ada, here, adas)).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> opened(node(), bo, here, adas)).isInstanceOf(Broken.class);
        assertThat(opened(node(), ada, there, bos)).isEqualTo("Bo’s.");
        assertThat(Someone.as(bo, () -> vault.read(here, adas)))
                .isEqualTo("This was erased by the person it belonged to.");
        assertThat(Vault.toChange(Someone.as(bo, () -> vault.read(here, adas)))).isEmpty();
        var own = Someone.as(ada, () -> vault.read(here, adas));
        assertThat(own).matches("You erased this on \\w+ \\d+\\.");
        assertThat(Vault.toChange(own)).isEmpty();
        assertThat(Vault.toChange(Someone.as(bo, () -> vault.read(there, bos)))).isEqualTo("Bo’s.");
    }

    @Test
    @DisplayName("W7 What a certificate needs: which secrets are gone, since when, and until when copies may hold them")
    void saysWhatIsGone() {
        var gone = erase(ada);

        assertThat(gone.keys()).hasSize(1);
        var one = gone.keys().getFirst();
        assertThat(store.has(one.secret())).isFalse();
        assertThat(Duration.between(one.at(), one.until())).isEqualTo(Duration.ofDays(30));
        assertThat(erase(ada)).as("erasing twice").isEqualTo(gone);
    }

    @Test
    @DisplayName("W7 After erasing one writes anew, and erasing again takes that along")
    void oneWritesAnew() {
        erase(ada);
        var anew = sealed(ada, here, ada, "Anew.");

        assertThat(opened(node(), bo, here, anew)).isEqualTo("Anew.");
        assertThatThrownBy(() -> opened(vault, bo, here, adas)).isInstanceOf(Broken.class);
        assertThat(erase(ada).keys()).extracting(Erasure.Gone::epoch).containsExactly(1, 2);
        assertThatThrownBy(() -> opened(vault, bo, here, anew)).isInstanceOf(Broken.class);
    }

    @Test
    void whoRecordsMakesTheNextKeyOfAHostWhoErased() {
        assertThatThrownBy(() -> addsKey(bo, ada, 2)).isInstanceOf(DataAccessException.class);
        erase(ada);
        assertThatThrownBy(() -> addsKey(bo, ada, 3)).isInstanceOf(DataAccessException.class);

        var recorded = sealed(bo, there, ada, "At Ada’s.");

        assertThat(opened(node(), ada, there, recorded)).isEqualTo("At Ada’s.");
        assertThatThrownBy(() -> addsKey(bo, ada, 3)).isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName("W7 Nobody erases another’s words, and nobody from a device that is not admitted")
    void onlyTheOwnerErases() {
        var away = new DeviceId(UUID.randomUUID());
        assertThatThrownBy(() -> Someone.as(bo, () -> vault.erase(partnership.value(), ada)))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> CurrentPerson.call(ada, away, () -> vault.erase(partnership.value(), ada)))
                .isInstanceOf(DataAccessException.class);
        for (var sql : new String[] {"update partnership_key set erased_at = now()", "delete from partnership_key"})
            assertThatThrownBy(() -> pair.sql(ada, sql, Map.of())).isInstanceOf(DataAccessException.class);
        assertThat(opened(node(), bo, here, adas)).isEqualTo("Ada’s.");
        assertThat(erase(ada).keys()).isNotEmpty();
    }

    @Test
    @DisplayName("W7 A key of one’s own cannot be made to name another’s secret, and take it along")
    void aSecretIsOfOneKeyAlone() {
        var bosSecret = secretOf(bo);
        assertThatThrownBy(() -> pair.sql(
                        ada,
                        "insert into partnership_key (partnership_id, owner, epoch, secret, wrapped) values (:p, :me, 2, :secret, '')",
                        Map.of("p", partnership.value(), "me", ada.value(), "secret", bosSecret)))
                .isInstanceOf(DataAccessException.class);
        addsKey(ada, ada, 2);
    }

    @Test
    @DisplayName("W7 A key of another kind that names another’s secret takes nothing along either")
    void aSecretOfAnotherKindIsNoMine() {
        pair.sql(
                ada,
                "insert into person_key (person_id, epoch, secret, wrapped) values (:me, 1, :secret, '')",
                Map.of("me", ada.value(), "secret", secretOf(bo)));

        assertThat(Someone.as(ada, () -> vault.eraseOwn(ada)).keys()).hasSize(1);

        assertThat(store.has(secretOf(bo))).isTrue();
        assertThat(opened(node(), ada, there, bos)).isEqualTo("Bo’s.");
        assertThat(Someone.as(ada, () -> vault.erasures()).getFirst().destroyedAt())
                .as("what is not gone is not certified")
                .isNull();
        assertThat(erase(bo).keys()).hasSize(1);
        assertThat(store.has(secretOf(bo))).as("its own owner takes it along").isFalse();
    }

    @Test
    @DisplayName("W7 Where the disk lets no key go, nothing is certified before it did; each hour tries again")
    void nothingIsCertifiedBeforeItIsGone() throws IOException {
        var name = secretOf(ada).toString();
        var file = store.home().resolve(name.substring(0, 2)).resolve(name);
        var secret = Files.readString(file);
        Files.delete(file);
        Files.createDirectories(file.resolve("stuck"));
        try {
            erase(ada);
            vault.letGo();

            assertThatThrownBy(() -> opened(node(), bo, here, adas)).isInstanceOf(Broken.class);
            assertThat(adasErasure().destroyedAt()).isNull();
        } finally {
            Files.delete(file.resolve("stuck"));
            Files.delete(file);
            Files.writeString(file, secret);
        }
        vault.letGo();

        assertThat(store.has(secretOf(ada))).isFalse();
        assertThat(adasErasure().destroyedAt()).isNotNull();
    }

    private Erased adasErasure() {
        return Someone.as(ada, () -> vault.erasures()).getFirst();
    }

    @Test
    @DisplayName("W7 No page says of a key that it is destroyed: that takes the role of what is done by its date")
    void noPageSaysThatItIsDestroyed() {
        for (var sql : new String[] {"select * from let_go()", "select destroyed('{}')"})
            assertThatThrownBy(() -> pair.sql(ada, sql, Map.of()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        erase(ada);
        assertThat(adasErasure().destroyedAt()).isNotNull();
    }

    @Test
    @DisplayName("W7 Who has left erases what they wrote")
    void whoHasLeftErases() {
        Someone.does(ada, () -> partnerships.leave(partnership, ada));
        assertThat(erase(ada).keys()).hasSize(1);
        assertThatThrownBy(() -> opened(vault, bo, here, adas)).isInstanceOf(Broken.class);
    }

    @Test
    @DisplayName("W7 What is one’s own is erased by oneself, and partnerships keep theirs")
    void onesOwnIsErased() {
        var own = SealedColumn.own("note", "words", "id").at(ada.value(), 1);
        var note = sealed(ada, own, ada, "To myself.");
        assertThat(opened(node(), ada, own, note)).isEqualTo("To myself.");
        assertThatThrownBy(() -> Someone.as(bo, () -> vault.eraseOwn(ada))).isInstanceOf(DataAccessException.class);

        assertThat(Someone.as(ada, () -> vault.eraseOwn(ada)).keys()).hasSize(1);

        assertThatThrownBy(() -> opened(vault, ada, own, note)).isInstanceOf(Broken.class);
        assertThat(opened(vault, bo, here, adas)).isEqualTo("Ada’s.");
        assertThat(opened(node(), ada, own, sealed(ada, own, ada, "Anew."))).isEqualTo("Anew.");
    }

    @Test
    void whatIsRolledBackErasesNothing() {
        Someone.<@Nullable Object, RuntimeException>as(
                ada,
                () -> transaction.execute(status -> {
                    vault.erase(partnership.value(), ada);
                    status.setRollbackOnly();
                    return null;
                }));
        assertThat(opened(node(), bo, here, adas)).isEqualTo("Ada’s.");
    }

    @Test
    @DisplayName("W7 What is rolled back under a hold leaves no second name of a secret behind")
    void whatIsRolledBackUnderAHold() {
        Database.superuser()
                .sql("insert into hold (district_id, hold_id, person_id) values (?, gen_random_uuid(), ?)")
                .params(Someone.LAKESHORE, ada.value())
                .update();
        var there = store.all().toList();
        Someone.does(
                ada,
                () -> transaction.executeWithoutResult(status -> {
                    assertThat(vault.erase(partnership.value(), ada).held()).isTrue();
                    assertThat(store.all()).as("kept under another name").hasSize(there.size() + 1);
                    status.setRollbackOnly();
                }));
        assertThat(store.all()).containsExactlyInAnyOrderElementsOf(there);

        assertThat(erase(ada).held()).isTrue();
        assertThat(erase(bo).held()).isFalse();
        assertThat(store.all()).as("hers under the other name, his not at all").hasSize(there.size() - 1);
        assertThat(adasErasure().destroyedAt())
                .as("nothing is certified under a hold")
                .isNull();
    }

    @Test
    @DisplayName("W7 What was shown is erased share by share, and the words it was copied from stay")
    void whatWasShown() {
        var share = UUID.randomUUID();
        var another = UUID.randomUUID();
        for (var one : new UUID[] {share, another})
            Database.superuser()
                    .sql("insert into share (person_id, share_id, recipient, until_day, closes_at, what)"
                            + " values (?, ?, ?, current_date + 1, now() + interval '1 day', 'note')")
                    .params(ada.value(), one, bo.value())
                    .update();
        var copy = SealedColumn.shared("share_piece", "words", "id");
        var shown = sealed(ada, copy.at(share, 1), ada, "Shown.");
        var kept = sealed(ada, copy.at(another, 1), ada, "Shown elsewhere.");
        assertThat(opened(node(), ada, copy.at(share, 1), shown)).isEqualTo("Shown.");

        var gone = Someone.as(ada, () -> vault.eraseShown(share, ada));

        assertThat(gone.keys()).hasSize(1);
        assertThat(gone.held()).isFalse();
        assertThat(store.has(gone.keys().getFirst().secret())).isFalse();
        assertThatThrownBy(() -> opened(node(), ada, copy.at(share, 1), shown)).isInstanceOf(Broken.class);
        assertThat(opened(node(), ada, copy.at(another, 1), kept)).isEqualTo("Shown elsewhere.");
        assertThat(opened(node(), bo, here, adas)).isEqualTo("Ada’s.");
    }

    @Test
    @DisplayName("W7 Who erased what is told to them alone, the newest first")
    void whatOneEverErased() {
        erase(ada);
        Someone.does(ada, () -> vault.eraseOwn(ada));
        sealed(ada, SealedColumn.own("note", "words", "id").at(ada.value(), 1), ada, "To myself.");
        Someone.does(ada, () -> vault.eraseOwn(ada));
        assertThat(Someone.as(ada, () -> vault.erasures()))
                .extracting(Erased::owner, Erased::space, Erased::own)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ada.value(), ada.value(), true),
                        org.assertj.core.groups.Tuple.tuple(ada.value(), partnership.value(), false));
        assertThat(Someone.as(ada, () -> vault.erasures()))
                .allMatch(one -> one.secrets().size() == 1);
        assertThat(Someone.as(bo, () -> vault.erasures())).isEmpty();
    }

    @Test
    @DisplayName("W7 An optional text that is not there is not there, and one that is reads as ever")
    void anOptionalText() {
        Someone.does(bo, () -> {
            assertThat(vault.readIfAny(here, null)).isNull();
            assertThat(vault.readIfAny(here, adas)).isEqualTo("Ada’s.");
        });
    }

    @Test
    @DisplayName("W7 Another node that remembers the key opens nothing with it a second later")
    void anotherNodeForgetsWithinASecond() throws InterruptedException {
        var other = node();
        assertThat(opened(other, bo, here, adas)).isEqualTo("Ada’s.");
        erase(ada);
        Thread.sleep(1100);
        assertThatThrownBy(() -> opened(other, bo, here, adas)).isInstanceOf(Broken.class);
        assertThat(opened(other, bo, there, bos)).isEqualTo("Bo’s.");
    }

    @Test
    @DisplayName("W7 Where a program stopped before it destroyed what is marked, the next reader’s does")
    void theNextReaderDestroysWhatIsMarked() {
        var secret = Database.superuser()
                .sql(
                        "update partnership_key set erased_at = now() where partnership_id = ? and owner = ? returning secret")
                .params(partnership.value(), ada.value())
                .query(UUID.class)
                .single();
        assertThat(store.has(secret)).isTrue();
        assertThatThrownBy(() -> opened(node(), bo, here, adas)).isInstanceOf(Broken.class);
        assertThat(store.has(secret)).isFalse();
    }

    @Test
    void whereOnlyTheSecretIsGoneItsOwnerWritesAnew() {
        assertThat(store.destroy(adasKey(), secretOf(ada))).isTrue();
        assertThat(Someone.<String, RuntimeException>as(bo, () -> transaction.execute(_ -> node().read(here, adas))))
                .isEqualTo("These words can no longer be read.");
        assertThat(opened(node(), bo, here, sealed(ada, here, ada, "Anew."))).isEqualTo("Anew.");
    }

    private Key adasKey() {
        return new Key(partnership.value(), Place.Kind.BETWEEN, ada.value(), 1);
    }

    private UUID secretOf(PersonId owner) {
        return Database.superuser()
                .sql("select secret from partnership_key where partnership_id = ? and owner = ?")
                .params(partnership.value(), owner.value())
                .query(UUID.class)
                .single();
    }

    private void addsKey(PersonId by, PersonId owner, int epoch) {
        pair.sql(
                by,
                "insert into partnership_key (partnership_id, owner, epoch, secret, wrapped) values (:p, :owner, :epoch, gen_random_uuid(), '')",
                Map.of("p", partnership.value(), "owner", owner.value(), "epoch", epoch));
    }

    private Erasure erase(PersonId who) {
        return Someone.as(who, () -> vault.erase(partnership.value(), who));
    }

    private byte[] sealed(PersonId by, Place place, PersonId owner, String words) {
        return Someone.as(by, () -> vault.seal(place, owner, words));
    }

    private String opened(Vault node, PersonId by, Place place, byte[] sealed) {
        return Someone.<String, RuntimeException>as(by, () -> transaction.execute(_ -> node.open(place, sealed)));
    }

    /** Another one, which remembers nothing yet. */
    private Vault node() {
        var keys = new Keys(table, held, store, new Wrapping(store));
        return new Vault(keys, new Erasing(table, going, keys), people, "aes-256-gcm");
    }
}
