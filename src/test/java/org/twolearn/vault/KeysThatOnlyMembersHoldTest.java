package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.database.CannotStart;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.People;

@Story
class KeysThatOnlyMembersHoldTest {
    private static final SealedColumn WORDS = SealedColumn.between("idea", "words", "author", "id");

    @Autowired
    Vault vault;

    @Autowired
    OwnKey ownKey;

    @Autowired
    Members members;

    @Autowired
    KeyTable table;

    @Autowired
    HeldKeys held;

    @Autowired
    GoingTable going;

    @Autowired
    People people;

    @Autowired
    KeyStore store;

    @Autowired
    Partnerships partnerships;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Holder ada, bo;
    PartnershipId partnership;
    Place here;
    byte[] before;

    @BeforeEach
    void twoHaveWritten() {
        ada = Holder.called("Ada");
        bo = Holder.called("Bo");
        partnership = together(ada, bo);
        here = WORDS.at(partnership.value(), 1);
        before = sealed(ada, "Before.");
    }

    @Test
    @DisplayName("W5 Once both have said yes both read everything, from before and from after")
    void bothReadEverything() {
        bothSayYes();
        var after = sealed(bo, "After.");

        for (var reader : List.of(ada, bo)) {
            assertThat(opened(reader, before)).isEqualTo("Before.");
            assertThat(opened(reader, after)).isEqualTo("After.");
        }
        assertThat(Envelope.of(sealed(ada, "New.")).epoch())
                .as("what the server has had in its hands seals nothing more")
                .isEqualTo(2);
    }

    @Test
    @DisplayName("W5 The database, the key store and the server’s key together open nothing while nobody asks")
    void whoHasAllOpensNothing() {
        var elsewhere = together(ada, bo);
        var twin = ada.as(() -> vault.seal(WORDS.at(elsewhere.value(), 1), ada.person(), "Between us."));
        bothSayYes();
        var after = sealed(bo, "After.");

        assertThat(adversary(elsewhere, twin))
                .as("where the server has the keys")
                .isEqualTo("Between us.");
        for (var words : List.of(before, after))
            assertThatThrownBy(() -> adversary(partnership, words)).isInstanceOf(Broken.class);
        // Nor as one of them, without what their browser keeps.
        assertThatThrownBy(() -> Someone.as(ada.person(), () -> transaction.execute(_ -> node().open(here, before))))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.why()).isEqualTo(Broken.Plain.CLOSED));
        assertThat(opened(ada, before)).isEqualTo("Before.");
    }

    @Test
    @DisplayName(
            "W5 The keys that the server had are gone from its memory and its key store, and only once it is saved")
    void whatTheServerHadIsGone() {
        assertThat(Someone.as(ada.person(), () -> vault.open(here, before))).isEqualTo("Before.");
        var old = secrets();
        prove(ada, bo);
        ada.does(() -> members.yes(partnership.value()));
        var there = store.all().toList();
        bo.does(() -> transaction.executeWithoutResult(status -> {
            members.yes(partnership.value());
            assertThat(store.all()).hasSizeGreaterThan(there.size());
            status.setRollbackOnly();
        }));
        assertThat(store.all()).as("what was made for it is gone").containsExactlyInAnyOrderElementsOf(there);
        assertThat(old).allMatch(store::has);
        assertThat(Someone.as(ada.person(), () -> vault.open(here, before))).isEqualTo("Before.");

        bo.does(() -> members.yes(partnership.value()));

        assertThat(old).noneMatch(store::has);
        assertThat(cleared()).as("marked once the key store has none of them").isTrue();
        assertThat(secrets()).allMatch(store::has).doesNotContainAnyElementsOf(old);
        assertThatThrownBy(() -> Someone.as(ada.person(), () -> vault.open(here, before)))
                .isInstanceOf(Broken.class);
        ada.does(() -> assertThat(vault.open(here, before)).isEqualTo("Before."));
        assertThatThrownBy(() -> Someone.as(ada.person(), () -> vault.open(here, before)))
                .as("nor is it remembered once she has asked")
                .isInstanceOf(Broken.class);
    }

    @Test
    @DisplayName("W5 What the disk did not let go of is destroyed within the hour, and marked only then")
    void whatWasNotDestroyed(@TempDir Path aside) throws Exception {
        var old = secrets().getFirst();
        var file = store.home().resolve(old.toString().substring(0, 2)).resolve(old.toString());
        Files.copy(file, aside.resolve("secret"));
        bothSayYes();
        assertThat(store.has(old)).isFalse();
        Files.copy(aside.resolve("secret"), file);
        Database.superuser()
                .sql("update members_only set cleared_at = null where partnership_id = ?")
                .param(partnership.value())
                .update();
        assertThat(cleared()).isFalse();

        vault.letGo();

        assertThat(store.has(old)).isFalse();
        assertThat(cleared()).isTrue();
        assertThat(secrets()).allMatch(store::has);
        assertThat(opened(bo, before)).isEqualTo("Before.");
    }

    @Test
    @DisplayName("W5/W7 Without its secret in the key store a key opens for nobody, not for the members either")
    void withoutTheKeyStore() {
        bothSayYes();
        assertThat(opened(ada, before)).isEqualTo("Before.");
        var key = new Key(partnership.value(), Place.Kind.BETWEEN, ada.person().value(), 1);
        assertThat(secrets()).hasSize(1).allMatch(secret -> store.destroy(key, secret));
        for (var reader : List.of(ada, bo))
            assertThatThrownBy(() -> opened(reader, before)).isInstanceOf(Broken.class);
    }

    @Test
    @DisplayName("W5 A copy of the key store is whole only with the secrets of what only members hold")
    void aCopyOfTheKeyStore(@TempDir Path folder) throws Exception {
        KeyCopy.write(store, folder.resolve("before"), Instant.now().plusSeconds(3600));
        bothSayYes();
        KeyCopy.write(store, folder.resolve("after"), Instant.now());
        var elsewhere = KeyStore.asItStands(folder.resolve("store"));
        elsewhere.fill(KeyCopy.read(folder.resolve("after"), null));
        try (var all = AllKeys.as(Database.as("twolearn", "tl_keys"))) {
            var older = KeyCopy.read(folder.resolve("before"), null);
            assertThatThrownBy(() -> new Verification(all, elsewhere, older).run())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("do not open with it");
            assertThat(new Verification(all, elsewhere, KeyCopy.read(folder.resolve("after"), null)).run())
                    .contains("open with this copy");
        }
    }

    @Test
    @DisplayName("W5 A restored older dump opens nothing with the key store that there is now")
    void aRestoredOlderDumpOpensNothing() {
        var dump = Database.superuser()
                .sql("select wrapped from partnership_key where partnership_id = ?")
                .param(partnership.value())
                .query((row, _) -> row.getBytes(1))
                .single();
        var secret = secrets().getFirst();
        var key = new Key(partnership.value(), Place.Kind.BETWEEN, ada.person().value(), 1);
        var row = new KeyTable.Wrapped(key, secret, dump, null, false);
        assertThat(new Wrapping(store).unwrap(row)).isNotNull();

        bothSayYes();

        assertThatThrownBy(() -> new Wrapping(store).unwrap(row)).isInstanceOf(Broken.class);
    }

    @Test
    @DisplayName("W5 One yes changes nothing, can be taken back, and cannot once all have said it")
    void oneYesChangesNothing() {
        prove(ada, bo);
        ada.does(() -> members.yes(partnership.value()));
        ada.does(() -> members.yes(partnership.value()));
        assertThat(of(bo).only()).isFalse();
        assertThat(of(bo).yes()).containsExactly(ada.person());
        assertThat(Someone.as(bo.person(), () -> vault.open(here, before))).isEqualTo("Before.");

        ada.does(() -> members.takeBack(partnership.value()));
        assertThat(of(bo).yes()).isEmpty();

        bothSayYes();
        ada.does(() -> members.takeBack(partnership.value()));
        assertThat(of(bo).yes()).containsExactlyInAnyOrder(ada.person(), bo.person());
        assertThat(of(bo).only()).isTrue();
        bo.does(() -> members.yes(partnership.value()));
        assertThat(of(ada).asks()).isEmpty();
    }

    @Test
    @DisplayName("W5 A yes takes a key of one’s own that opens on this device")
    void aYesTakesAKey() {
        assertThatThrownBy(() -> ada.does(() -> members.yes(partnership.value())))
                .isInstanceOf(VaultRefused.Closed.class);
        prove(ada);
        var tablet = ada.elsewhere();
        assertThatThrownBy(() -> tablet.does(() -> members.yes(partnership.value())))
                .isInstanceOf(VaultRefused.Closed.class);
        ada.does(() -> members.yes(partnership.value()));
        assertThat(of(bo).yes()).containsExactly(ada.person());
    }

    @Test
    @DisplayName(
            "W8 On a device that was let in without the card nothing opens, and nothing is sealed, before it is typed")
    void aNewDeviceOpensWithTheCard() {
        bothSayYes();
        var tablet = ada.elsewhere();
        assertThat(tablet.as(() -> ownKey.standing())).isEqualTo(OwnKey.Standing.CLOSED);
        assertThat(tablet.as(() -> vault.read(here, before))).contains("printed code");
        assertThatThrownBy(() -> sealed(tablet, "From the tablet.")).isInstanceOf(VaultRefused.Closed.class);

        var wrong = tablet.with(Holder.fresh());
        wrong.does(() -> ownKey.open(wrong.code(), wrong.wayIn()));
        assertThatThrownBy(() -> opened(tablet, before)).isInstanceOf(Broken.class);

        tablet.does(() -> ownKey.open(tablet.code(), tablet.wayIn()));
        assertThat(opened(tablet, before)).isEqualTo("Before.");
        assertThat(opened(bo, sealed(tablet, "From the tablet."))).isEqualTo("From the tablet.");
    }

    @Test
    @DisplayName("W8 Another printed code takes the older one’s place, where the key is open and not elsewhere")
    void anotherCode() {
        bothSayYes();
        var tablet = ada.elsewhere();
        assertThatThrownBy(() -> tablet.does(() -> ownKey.reprint(tablet.code())))
                .isInstanceOf(VaultRefused.Closed.class);
        var anew = ada.with(Holder.fresh());
        ada.does(() -> ownKey.reprint(anew.code()));

        tablet.does(() -> assertThat(ownKey.open(tablet.code(), tablet.wayIn())).isZero());
        tablet.does(() -> assertThat(ownKey.open(anew.code(), tablet.wayIn())).isOne());
        assertThat(opened(tablet, before)).isEqualTo("Before.");
    }

    @Test
    @DisplayName("W8 A device that was taken off opens it no more, also should it be let in again")
    void aDeviceTakenOff() {
        bothSayYes();
        ada.does(() -> ownKey.forget(ada.device()));
        assertThatThrownBy(() -> opened(ada, before)).isInstanceOf(Broken.class);
        assertThat(opened(bo, before)).isEqualTo("Before.");
    }

    @Test
    @DisplayName(
            "W8 Who lost every way in makes a new key, and a partner hands them theirs: nobody else can, and not they")
    void aPartnerHandsOverTheKeys() {
        bothSayYes();
        var after = sealed(bo, "After.");
        var tablet = ada.elsewhere().with(Holder.fresh());
        tablet.does(() -> ownKey.another(tablet.code(), tablet.wayIn()));
        assertThat(tablet.as(() -> ownKey.standing())).isEqualTo(OwnKey.Standing.OPEN);
        assertThatThrownBy(() -> opened(tablet, before)).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> bo.does(() -> members.hand(partnership.value(), ada.person(), 2)))
                .as("not asked")
                .isInstanceOf(EmptyResultDataAccessException.class);

        tablet.does(() -> members.yes(partnership.value()));
        assertThat(of(bo).asks()).containsExactly(new Members.Asks(ada.person(), 2));
        assertThatThrownBy(() -> tablet.does(() -> members.hand(partnership.value(), ada.person(), 2)))
                .as("nobody answers themselves")
                .isInstanceOf(EmptyResultDataAccessException.class);
        assertThatThrownBy(() -> opened(tablet, before)).isInstanceOf(Broken.class);

        bo.does(() -> members.hand(partnership.value(), ada.person(), 2));
        for (var words : List.of(before, after))
            assertThat(opened(tablet, words)).isNotEmpty();
        assertThat(opened(tablet, sealed(bo, "Since."))).isEqualTo("Since.");
        assertThat(of(bo).asks()).isEmpty();
    }

    @Test
    @DisplayName(
            "W5 What is written after somebody left is wrapped to those who remain; who left takes their own words along")
    void leaving() {
        var cy = Holder.called("Cy");
        partnership = Someone.as(
                ada.person(), () -> partnerships.offer(Someone.offer(ada.person(), Set.of(bo.person(), cy.person()))));
        Someone.does(bo.person(), () -> partnerships.accept(partnership, bo.person()));
        Someone.does(cy.person(), () -> partnerships.accept(partnership, cy.person()));
        here = WORDS.at(partnership.value(), 1);
        prove(ada, bo, cy);
        for (var one : List.of(ada, bo, cy)) one.does(() -> members.yes(partnership.value()));
        var cys = sealed(cy, "Cy’s.");
        var adas = sealed(ada, "Ada’s.");
        cy.does(() -> partnerships.leave(partnership, cy.person()));
        var after = sealed(ada, "Now two.");

        assertThat(opened(bo, after)).isEqualTo("Now two.");
        assertThat(opened(bo, cys)).isEqualTo("Cy’s.");
        for (var words : List.of(adas, after))
            assertThatThrownBy(() -> opened(cy, words)).isInstanceOf(Broken.class);
        assertThat(wraps(cy, 3)).isZero();
        String takenAlong = cy.as(() -> transaction.execute(_ -> {
            var node = node();
            node.prepare(List.of(partnership.value()));
            return node.open(here, cys);
        }));
        assertThat(takenAlong).isEqualTo("Cy’s.");
    }

    @Test
    @DisplayName(
            "W5 Who can write into the database takes the row of the choice away: nothing is sealed for the server, then or after")
    void theRowOfTheChoiceTakenAway() {
        bothSayYes();
        sealed(ada, "After.");
        var db = Database.superuser();
        var since = db.sql("delete from members_only where partnership_id = ? returning since")
                .param(partnership.value())
                .query(java.sql.Timestamp.class)
                .single();
        retired();
        for (var one : List.of(ada, bo))
            assertThatThrownBy(() -> sealed(one, "While it is away.")).isInstanceOf(VaultRefused.Closed.class);
        // A key that the server wraps, from whom the row was away: it seals nothing.
        var key = new Key(partnership.value(), Place.Kind.BETWEEN, ada.person().value(), 3);
        ada.does(() -> transaction.executeWithoutResult(_ -> assertThat(
                        table.add(new Wrapping(store).fresh(key, store.add(key))))
                .isTrue()));
        db.sql("insert into members_only (partnership_id) values (?)")
                .param(partnership.value())
                .update();
        db.sql("update members_only set since = ? where partnership_id = ?")
                .params(since, partnership.value())
                .update();
        db.sql("update partnership_key set retired_at = null where partnership_id = ? and epoch = 3")
                .param(partnership.value())
                .update();
        var again = sealed(ada, "Again.");
        assertThat(Envelope.of(again).epoch()).isEqualTo(4);
        assertThat(opened(bo, again)).isEqualTo("Again.");
        assertThatThrownBy(() -> adversary(partnership, again)).isInstanceOf(Broken.class);
    }

    private void retired() {
        Database.superuser()
                .sql("update partnership_key set retired_at = now() where partnership_id = ? and retired_at is null")
                .param(partnership.value())
                .update();
    }

    @Test
    @DisplayName("W7 Erasing takes the words from everybody, the members’ wrapped keys notwithstanding")
    void erasing() {
        bothSayYes();
        var after = sealed(ada, "After.");
        var bos = sealed(bo, "Bo’s.");
        var gone = ada.as(() -> vault.erase(partnership.value(), ada.person()));
        assertThat(opened(ada, bos)).isEqualTo("Bo’s.");
        assertThat(gone.keys()).hasSize(2);
        bo.does(() -> {
            assertThat(vault.open(here, bos)).isEqualTo("Bo’s.");
            vault.erase(partnership.value(), bo.person());
            assertThatThrownBy(() -> vault.open(here, bos))
                    .as("nor is it in hand any more")
                    .isInstanceOf(Broken.class);
        });
        for (var reader : List.of(ada, bo))
            for (var words : List.of(before, after))
                assertThatThrownBy(() -> opened(reader, words))
                        .isInstanceOfSatisfying(
                                Broken.class,
                                broken -> assertThat(broken.erased())
                                        .extracting(Broken.ByOwner::owner)
                                        .isEqualTo(ada.person().value()));
        assertThat(opened(bo, sealed(ada, "Again."))).isEqualTo("Again.");
    }

    @Test
    @DisplayName("W7 Under a lawful hold a second name of the secret is kept, which opens for a member alone")
    void erasingUnderAHold() {
        bothSayYes();
        Database.superuser()
                .sql("insert into hold (district_id, hold_id, person_id) values (?, gen_random_uuid(), ?)")
                .params(Someone.LAKESHORE, ada.person().value())
                .update();
        assertThat(ada.as(() -> vault.erase(partnership.value(), ada.person())).held())
                .isTrue();
        for (var reader : List.of(ada, bo))
            assertThatThrownBy(() -> opened(reader, before)).isInstanceOf(Broken.class);
        assertThat(Database.superuser()
                        .sql("select wrapped is null from held_key where person_id = ?")
                        .param(ada.person().value())
                        .query(Boolean.class)
                        .list())
                .containsOnly(true);
    }

    @Test
    @DisplayName("W5 The server’s key changes without them, and a copy of the key store is looked at for their secrets")
    void theServersKeyIsNoneOfIt() throws Exception {
        bothSayYes();
        sealed(bo, "After.");
        try (var all = AllKeys.as(Database.as("twolearn", "tl_keys"))) {
            var found = new ArrayList<KeyTable.Wrapped>();
            all.each(AllKeys.KINDS.getFirst(), found::addAll);
            assertThat(found.stream().filter(one -> one.key().space().equals(partnership.value())))
                    .hasSize(2)
                    .allMatch(one -> one.wrapped() == null);
        }
        var anyRole = new JdbcTemplate(Database.as("twolearn", "tl_keys"));
        assertThat(anyRole.update(
                        "update partnership_key set wrapped = '' where secret = ?",
                        secrets().getFirst()))
                .as("there is nothing that the server’s key could wrap anew")
                .isZero();
        assertThatThrownBy(() -> anyRole.queryForList("select sealed from member_key"))
                .isInstanceOf(DataAccessException.class);
        assertThat(opened(ada, before)).isEqualTo("Before.");
    }

    @Test
    @DisplayName("W5 What is read where only the members hold the keys takes one’s own that is open, and nowhere else")
    void takesAnOpenKey() {
        var elsewhere = together(ada, bo);
        bothSayYes();
        ada.does(() -> members.requireOpen(partnership.value()));
        var tablet = ada.elsewhere();
        tablet.does(() -> members.requireOpen(elsewhere.value()));
        assertThatThrownBy(() -> tablet.does(() -> members.requireOpen(partnership.value())))
                .isInstanceOf(VaultRefused.Closed.class);
    }

    @Test
    @DisplayName("W5 Keys that were erased, or that do not open, are handed to nobody and stop nobody")
    void whatDoesNotOpenIsNotHandedOver() {
        var erased = sealed(bo, "Bo’s.");
        bo.does(() -> vault.erase(partnership.value(), bo.person()));
        bothSayYes();
        var after = sealed(bo, "After.");
        ada.does(() -> vault.seal(here, ada.person(), "New."));
        ada.does(() -> vault.erase(partnership.value(), ada.person()));
        var tablet = ada.elsewhere().with(Holder.fresh());
        tablet.does(() -> ownKey.another(tablet.code(), tablet.wayIn()));
        tablet.does(() -> members.yes(partnership.value()));

        bo.does(() -> members.hand(partnership.value(), ada.person(), 2));

        assertThat(opened(tablet, after)).isEqualTo("After.");
        for (var gone : List.of(before, erased))
            assertThatThrownBy(() -> opened(tablet, gone)).isInstanceOf(Broken.class);
        assertThat(Database.superuser()
                        .sql("select count(*) from member_key where partnership_id = ? and reader_epoch = 2")
                        .param(partnership.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @DisplayName(
            "W5 Nobody seals what they could not open themselves: with an older key of one’s own nothing is written")
    void nobodySealsWhatTheyCannotOpen() {
        bothSayYes();
        var tablet = ada.elsewhere().with(Holder.fresh());
        tablet.does(() -> ownKey.another(tablet.code(), tablet.wayIn()));
        tablet.does(() -> members.yes(partnership.value()));
        assertThatThrownBy(() -> sealed(tablet, "Not yet handed over."))
                .as("her newest key reads nowhere before a partner has handed over the others")
                .isInstanceOf(VaultRefused.Closed.class);
        assertThat(opened(bo, sealed(ada, "With the older one."))).isEqualTo("With the older one.");
        bo.does(() -> members.hand(partnership.value(), ada.person(), 2));
        assertThat(opened(bo, sealed(tablet, "Handed over."))).isEqualTo("Handed over.");
    }

    private void bothSayYes() {
        prove(ada, bo);
        ada.does(() -> members.yes(partnership.value()));
        bo.does(() -> members.yes(partnership.value()));
    }

    private void prove(Holder... some) {
        for (var one : some) one.does(() -> ownKey.prove(one.code(), one.wayIn()));
    }

    private PartnershipId together(Holder one, Holder other) {
        var id =
                Someone.as(one.person(), () -> partnerships.offer(Someone.offer(one.person(), Set.of(other.person()))));
        Someone.does(other.person(), () -> partnerships.accept(id, other.person()));
        return id;
    }

    private Members.Of of(Holder who) {
        return who.as(() -> members.of(partnership.value()));
    }

    private byte[] sealed(Holder by, String words) {
        return by.as(() -> vault.seal(here, by.person(), words));
    }

    private String opened(Holder by, byte[] words) {
        return by.as(() -> transaction.execute(_ -> node().open(here, words)));
    }

    /** One that remembers nothing. */
    private Vault node() {
        var keys = new Keys(table, held, store, new Wrapping(store));
        return new Vault(keys, new Erasing(table, going, keys), people, "aes-256-gcm");
    }

    /** With every row of the database and every secret of the key store: what the server alone could ever do. */
    private String adversary(PartnershipId where, byte[] words) {
        var place = WORDS.at(where.value(), 1);
        var envelope = Envelope.of(words);
        var key = new Key(where.value(), Place.Kind.BETWEEN, envelope.owner(), envelope.epoch());
        var row = Database.superuser()
                .sql("select secret, wrapped from partnership_key where partnership_id = ? and owner = ? and epoch = ?")
                .params(where.value(), envelope.owner(), envelope.epoch())
                .query((one, _) -> new KeyTable.Wrapped(
                        key, one.getObject("secret", UUID.class), one.getBytes("wrapped"), null, false))
                .single();
        return new String(
                envelope.open(new Wrapping(store).unwrap(row), place), java.nio.charset.StandardCharsets.UTF_8);
    }

    private List<UUID> secrets() {
        return Database.superuser()
                .sql("select secret from partnership_key where partnership_id = ?")
                .param(partnership.value())
                .query(UUID.class)
                .list();
    }

    private boolean cleared() {
        return Database.superuser()
                .sql("select cleared_at is not null and gone <> '{}' from members_only where partnership_id = ?")
                .param(partnership.value())
                .query(Boolean.class)
                .single();
    }

    private int wraps(Holder reader, int epoch) {
        return Database.superuser()
                .sql("select count(*) from member_key where partnership_id = ? and reader = ? and epoch >= ?")
                .params(partnership.value(), reader.person().value(), epoch)
                .query(Integer.class)
                .single();
    }
}
