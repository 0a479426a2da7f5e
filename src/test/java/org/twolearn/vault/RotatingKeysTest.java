package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.database.CannotStart;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

/** A new key of the server's, while everybody goes on reading and writing. */
@Story
class RotatingKeysTest {
    private static final SealedColumn NOTE = SealedColumn.own("note", "words", "id");
    private static final SealedColumn IDEA = SealedColumn.between("idea", "words", "author", "id");

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
    Pair pair;

    @Autowired
    TransactionTemplate transaction;

    PersonId ada, bo;
    Place here;
    byte[] words;

    @BeforeEach
    void adaHasWritten() {
        otherTestsLost();
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        here = IDEA.at(pair.agreed(ada, bo).value(), 1);
        words = Someone.as(ada, () -> vault.seal(here, ada, "Count to five."));
    }

    /** Other tests destroy secrets behind the program's back. */
    private void otherTestsLost() {
        for (var kind : AllKeys.KINDS)
            for (var secret : Database.superuser()
                    .sql("select secret from " + kind.table() + " where " + kind.erased() + " is null")
                    .query(UUID.class)
                    .list())
                if (!store.has(secret))
                    Database.superuser()
                            .sql("delete from " + kind.table() + " where secret = ?")
                            .param(secret)
                            .update();
    }

    @Test
    @DisplayName("W5 The server’s key changes while people read and write, and nobody notices")
    void nobodyNotices() throws Exception {
        var before = store.server().generation();
        var done = new AtomicBoolean();
        var reads = new AtomicInteger();
        var written = new ConcurrentLinkedQueue<Map.Entry<PersonId, byte[]>>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = people.submit((Callable<Void>) () -> {
                while (!done.get()) {
                    assertThat(opened(bo, here, words)).isEqualTo("Count to five.");
                    reads.incrementAndGet();
                }
                return null;
            });
            var writing = people.submit((Callable<Void>) () -> {
                while (!done.get()) {
                    var somebody = Someone.called("Somebody");
                    var place = NOTE.at(somebody.value(), 1);
                    written.add(
                            Map.entry(somebody, Someone.as(somebody, () -> vault.seal(place, somebody, "To myself."))));
                }
                return null;
            });
            for (int i = 0; i < 3; i++) rotate(false);
            done.set(true);
            reading.get();
            writing.get();
        }

        assertThat(reads).hasPositiveValue();
        assertThat(written).isNotEmpty();
        for (var one : written)
            assertThat(opened(one.getKey(), NOTE.at(one.getKey().value(), 1), one.getValue()))
                    .isEqualTo("To myself.");
        assertThat(store.servers().all()).extracting(ServerKey.Kept::generation).containsExactly(before + 3);
    }

    @Test
    @DisplayName("W5 Whoever is just saving a first word has it wrapped anew, too")
    void whoIsJustSavingIsAwaited() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var rotated = new AtomicBoolean();
            var somebody = Someone.called("Slow");
            var place = NOTE.at(somebody.value(), 1);
            var slow = people.submit(() -> Someone.<byte[], RuntimeException>as(
                    somebody,
                    () -> transaction.execute(_ -> {
                        var sealed = vault.seal(place, somebody, "Slowly.");
                        sleep(6000); // much longer than wrapping anew takes that waits for nobody
                        assertThat(rotated).isFalse();
                        return sealed;
                    })));
            sleep(300);
            rotate(false);
            rotated.set(true);
            assertThat(opened(somebody, place, slow.get())).isEqualTo("Slowly.");
        }
    }

    @Test
    @DisplayName("W5 Killed in the middle, it goes on when it is run again; meanwhile everything opens")
    void killedInTheMiddle() throws Exception {
        var many = Integer.getInteger("twolearn.keys", 1500);
        make(many);
        var before = store.server().generation();
        var terminal = new Terminal(outside(), Path.of("target"), store.home());

        var killed = terminal.start("rotate-keys", "", "");
        while (killed.isAlive() && under(before + 1) == 0) sleep(1);
        killed.destroyForcibly().waitFor();

        assertThat(under(before)).isPositive();
        assertThat(store.servers().all()).hasSize(2);
        assertThat(opened(bo, here, words)).isEqualTo("Count to five.");
        var begun = System.nanoTime();
        var said = terminal.run("rotate-keys", "", "");
        if (many > 1500)
            System.out.printf(
                    "%d keys were wrapped anew in %.1f s%n", under(before + 1), (System.nanoTime() - begun) / 1e9);
        assertThat(said.text()).contains("older key is destroyed");
        assertThat(said.status()).isZero();
        assertThat(under(before)).isZero();
        assertThat(store.servers().all()).extracting(ServerKey.Kept::generation).containsExactly(before + 1);
        assertThat(opened(bo, here, words)).isEqualTo("Count to five.");
    }

    @Test
    @DisplayName("W5 With another database’s key store nothing is touched")
    void aStrangersStoreIsLeftAlone(@TempDir Path elsewhere) {
        var stranger = KeyStore.asItStands(elsewhere);
        stranger.server();
        assertThatThrownBy(() -> rotate(stranger, true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("belongs to another");
        assertThat(stranger.servers().all()).hasSize(1);
        assertThat(opened(bo, here, words)).isEqualTo("Count to five.");
    }

    @Test
    @DisplayName("W5 Where a key does not open the older server’s key stays, until somebody gives the key up")
    void whatDoesNotOpenKeepsTheOlderKey() throws Exception {
        // A database of which nothing opens has another key store; of this one, something does.
        Someone.as(bo, () -> vault.seal(NOTE.at(bo.value(), 1), bo, "To myself."));
        var lost = Database.superuser()
                .sql("select secret from partnership_key where partnership_id = ?")
                .param(here.space())
                .query(UUID.class)
                .single();
        assertThat(store.destroy(new Key(here.space(), Place.Kind.BETWEEN, ada.value(), 1), lost))
                .isTrue();

        assertThat(rotate(false).left()).isPositive();
        assertThat(store.servers().all()).hasSize(2);
        assertThat(rotate(true).left()).isPositive();
        assertThat(store.servers().all()).hasSize(1);
    }

    @Test
    @DisplayName("W5 What was erased is not wrapped anew, and its secret goes where it was left")
    void whatWasErasedIsLeft() throws Exception {
        var secret = Database.superuser()
                .sql("update partnership_key set erased_at = now() where partnership_id = ? returning secret")
                .param(here.space())
                .query(UUID.class)
                .single();
        assertThat(rotate(false).left()).isZero();
        assertThat(store.has(secret)).isFalse();
    }

    @Test
    void twoAtOnceDoNotMix() throws Exception {
        var mine = Database.as("twolearn", "tl_keys").getConnection();
        try (mine) {
            mine.createStatement().execute("select pg_advisory_lock(42)");
            assertThatThrownBy(() -> rotate(false)).hasMessageContaining("somebody else");
        }
        assertThat(rotate(false).left()).isZero();
    }

    @Test
    @DisplayName(
            "W5 The role that wraps keys anew reads wrapped keys and nothing else, and changes their wrapping alone")
    void theRoleReadsKeysAndNothingElse() {
        var keys = new JdbcTemplate(Database.as("twolearn", "tl_keys"));
        var refused = new ArrayList<String>();
        var tables = Database.superuser()
                .sql(
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm')")
                .query(String.class)
                .list();
        for (var one : tables) if (!may(keys, "select count(*) from " + one)) refused.add(one);
        assertThat(tables).isNotEmpty();
        assertThat(tables.stream().filter(one -> !refused.contains(one)))
                .containsExactlyInAnyOrderElementsOf(
                        AllKeys.KINDS.stream().map(AllKeys.Kind::table).toList());
        for (var kind : AllKeys.KINDS) {
            assertThat(may(keys, "update %s set wrapped = wrapped where false".formatted(kind.table())))
                    .isTrue();
            for (var sql : new String[] {
                "update %s set erased_at = null", "update %s set secret = secret", "delete from %s", "truncate %s"
            }) assertThat(may(keys, sql.formatted(kind.table()))).as(sql).isFalse();
        }
    }

    @Test
    @DisplayName("W5 Every table of wrapped keys is one that is wrapped anew")
    void everyTableOfKeysIsKnown() {
        assertThat(AllKeys.KINDS.stream().map(AllKeys.Kind::table))
                .containsExactlyInAnyOrderElementsOf(Database.superuser()
                        .sql(
                                "select table_name from information_schema.columns where column_name = 'wrapped' and table_schema = 'public'")
                        .query(String.class)
                        .list());
    }

    private static boolean may(JdbcTemplate role, String sql) {
        try {
            role.execute(sql);
            return true;
        } catch (org.springframework.dao.DataAccessException denied) {
            return false;
        }
    }

    private void make(int many) {
        var rows = new ArrayList<Object[]>();
        for (int epoch = 2; epoch < 2 + many; epoch++) {
            var key = new Key(here.space(), Place.Kind.BETWEEN, ada.value(), epoch);
            var wrapped = new Wrapping(store).fresh(key, store.add(key));
            rows.add(new Object[] {key.space(), key.owner(), epoch, wrapped.secret(), wrapped.wrapped()});
        }
        new JdbcTemplate(Database.as("twolearn", "postgres"))
                .batchUpdate(
                        "insert into partnership_key (partnership_id, owner, epoch, secret, wrapped) values (?, ?, ?, ?, ?)",
                        rows);
    }

    private int under(int generation) {
        return Database.superuser()
                .sql(
                        "select count(*) from partnership_key where partnership_id = ? and substring(wrapped for 4) = int4send(?)")
                .params(here.space(), generation)
                .query(Integer.class)
                .single();
    }

    private static Map<String, String> outside() {
        var asKeys = Database.as("twolearn", "tl_keys");
        var outside = new HashMap<String, String>();
        outside.put("TWOLEARN_DATABASE_URL", asKeys.getUrl());
        outside.put("TWOLEARN_DATABASE_KEYS_PASSWORD", asKeys.getPassword());
        return outside;
    }

    private Rotation.Turned rotate(boolean evenSo) throws Exception {
        return rotate(store, evenSo);
    }

    private static Rotation.Turned rotate(KeyStore store, boolean evenSo) throws Exception {
        try (var all = AllKeys.as(Database.as("twolearn", "tl_keys"))) {
            return new Rotation(all, store).run(false, evenSo);
        }
    }

    /** On a node that remembers nothing. */
    private String opened(PersonId by, Place place, byte[] sealed) {
        var keys = new Keys(table, held, store, new Wrapping(store));
        var node = new Vault(keys, new Erasing(table, going, keys), people, "aes-256-gcm");
        return Someone.<String, RuntimeException>as(by, () -> transaction.execute(_ -> node.open(place, sealed)));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
