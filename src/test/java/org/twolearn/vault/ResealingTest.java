package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.database.CannotStart;
import org.twolearn.people.PersonId;

/** Should a cipher be broken: all that is sealed is sealed again in another one, with new keys, and everybody reads on. */
@Story
class ResealingTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Pair pair;

    @Autowired
    KeyStore store;

    @Autowired
    SealedColumns columns;

    @Autowired
    OwnKey ownKey;

    @Autowired
    Members members;

    @Autowired
    List<Seals> modules;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Vault vault;

    PersonId ada, bo;
    String partnership;

    @BeforeEach
    void adaHasWritten() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        partnership = "/partnerships/" + pair.signed(ada, bo).value();
        writes("id", UUID.randomUUID().toString());
    }

    private void writes(String id, String value) {
        Pair.post(browser, ada, partnership + "/learning", id, value, "learned", "Wait five seconds.");
        Pair.post(browser, ada, "/notebook", "id", UUID.randomUUID().toString(), "note", "To myself.");
    }

    @AfterEach
    void asBefore() throws Exception {
        reseal(Suite.AES_256_GCM);
    }

    @Test
    @DisplayName("W5 All words are sealed again in another suite, with new keys, and those who read them read on")
    void everythingIsSealedAgainAndReadOn() throws Exception {
        var before = new KeyTableView(partnership());
        var done = reseal(Suite.CHACHA20_POLY1305);

        assertThat(done.values()).isGreaterThan(2);
        assertThat(marks("learned", "partnership_id", partnership())).containsOnly(2);
        assertThat(marks("note", "person_id", ada.value())).containsOnly(2);
        assertThat(epochs()).as("a new key").isGreaterThan(before.epochs());
        assertThat(Pair.get(browser, bo, partnership)).hasStatusOk().bodyText().contains("Wait five seconds.");
        assertThat(Pair.get(browser, ada, "/notebook")).hasStatusOk().bodyText().contains("To myself.");

        // What is written now is sealed as the running program is told to; both open beside each other.
        writes("id", UUID.randomUUID().toString());
        assertThat(marks("learned", "partnership_id", partnership())).containsOnly(1, 2);
        assertThat(Pair.get(browser, bo, partnership)).hasStatusOk();
    }

    @Test
    @DisplayName("W5 Nothing of it stays: no policy and no trigger is another one afterwards")
    void nothingOfItStays() throws Exception {
        var before = guards();
        reseal(Suite.CHACHA20_POLY1305);
        assertThat(guards()).isEqualTo(before);
        assertThatThrownBy(() -> new Resealing(
                                store,
                                List.of(SealedColumn.own("note", "no_such_column", "entry_id")),
                                Suite.CHACHA20_POLY1305)
                        .run(Database.as("twolearn", "tl_migrator")))
                .isInstanceOf(RuntimeException.class);
        assertThat(guards()).as("stopped in the middle").isEqualTo(before);
    }

    @Test
    @DisplayName("W5 What only members hold stays as it is, also what the server could still open of it")
    void whatOnlyMembersHold(@TempDir Path aside) throws Exception {
        Pair.post(
                browser, bo, partnership + "/learning", "id", UUID.randomUUID().toString(), "learned", "So do I.");
        // Ada's key is found again only after both have said yes, as in another copy of the key store.
        var secret = keys().stream()
                .filter(row -> row.contains(ada.value().toString()))
                .map(row -> row.split(" ", -1)[0])
                .findFirst()
                .orElseThrow();
        var file = store.home().resolve(secret.substring(0, 2)).resolve(secret);
        Files.move(file, aside.resolve(secret));
        for (var one : List.of(Holder.of(ada), Holder.of(bo)))
            one.does(() -> {
                ownKey.prove(one.code(), one.wayIn());
                members.yes(partnership());
            });
        Files.move(aside.resolve(secret), file);
        var before = keys();
        assertThat(before).anyMatch(row -> row.endsWith(" members")).anyMatch(row -> row.endsWith(" server"));

        reseal(Suite.CHACHA20_POLY1305);

        assertThat(marks("learned", "partnership_id", partnership())).hasSize(2).containsOnly(1);
        assertThat(keys()).isEqualTo(before);
        assertThat(marks("note", "person_id", ada.value())).containsOnly(2);
    }

    private List<String> keys() {
        return Database.superuser()
                .sql(
                        "select concat_ws(' ', secret, owner, epoch, case when wrapped is null then 'members' else 'server' end)"
                                + " from partnership_key where partnership_id = ? order by 1")
                .param(partnership())
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void whatIsSealedInASuiteOpensInItAloneAtItsPlace(Suite suite) {
        var key = new Key(UUID.randomUUID(), Place.Kind.OWN, UUID.randomUUID(), 1);
        var secret = new javax.crypto.spec.SecretKeySpec(new byte[32], "AES");
        var place = SealedColumn.own("note", "words", "entry_id").at(key.space(), 1);
        var sealed =
                Envelope.seal(suite, key, secret, place, new byte[] {1, 2, 3}).bytes();

        assertThat(sealed[0]).isEqualTo(suite.mark);
        assertThat(Envelope.of(sealed).open(secret, place)).containsExactly(1, 2, 3);
        var elsewhere = SealedColumn.own("note", "words", "entry_id").at(key.space(), 2);
        assertThatThrownBy(() -> Envelope.of(sealed).open(secret, elsewhere)).isInstanceOf(Broken.class);
        for (var mark : new byte[] {0, 1, 2, 3}) {
            if (mark == suite.mark) continue;
            var other = sealed.clone();
            other[0] = mark;
            assertThatThrownBy(() -> Envelope.of(other).open(secret, place)).isInstanceOf(Broken.class);
        }
    }

    @Test
    void theCommandFindsTheColumnsOfTheProgramAndKnowsItsSuites() {
        assertThat(SealedColumns.written()).isEqualTo(columns.all());
        assertThat(Suite.named("chacha20-poly1305")).isEqualTo(Suite.CHACHA20_POLY1305);
        assertThatThrownBy(() -> Suite.named("rot13")).isInstanceOf(CannotStart.class);
    }

    @Test
    @DisplayName("W5 The command says how many values it sealed again, in which suite, and how many do not open")
    void theCommandSaysHowMany() throws Exception {
        Someone.does(ada, () -> vault.eraseOwn(ada));
        var migrator = Database.as("twolearn", "tl_migrator");
        var outside = Map.of(
                "TWOLEARN_DATABASE_URL", migrator.getUrl(),
                "TWOLEARN_DATABASE_MIGRATOR_PASSWORD", migrator.getPassword(),
                "TWOLEARN_SUITE", "chacha20-poly1305");
        assertThat(new KeyCommands(outside, Path.of("target/data-of-nobody"), store.home(), "", "").run("reseal"))
                .matches("[1-9][0-9,]* sealed values are sealed again with new keys and chacha20-poly1305\\. "
                        + "[1-9][0-9,]* do not open, mostly since they were erased or only members hold their keys, and stay as they are\\. "
                        + "Make a new backup and a new copy of the keys now\\.");
        assertThat(marks("learned", "partnership_id", partnership())).containsOnly(2);
        assertThat(marks("note", "person_id", ada.value())).as("erased").containsOnly(1);
    }

    @Test
    @DisplayName("W7 What is sealed is found by its column: where it stands, whose it is, and by whose key it opens")
    void whatIsSealedIsFound() {
        var found = new SealedColumns(modules, jdbc);
        assertThat(found.all()).isEqualTo(columns.all()).isNotEmpty();
        var learned = found.all().stream()
                .filter(one -> one.name().equals("learned.words"))
                .findFirst()
                .orElseThrow();
        assertThat(Someone.as(ada, () -> columns.in(learned, partnership())))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.owner()).isEqualTo(ada.value());
                    assertThat(one.key()).isEqualTo(ada.value());
                    assertThat(Someone.as(bo, () -> vault.open(one.place(), one.sealed())))
                            .isEqualTo("Wait five seconds.");
                });
        assertThat(Someone.as(Someone.called("Cy"), () -> columns.in(learned, partnership())))
                .isEmpty();
    }

    private Resealing.Done reseal(Suite suite) throws Exception {
        return new Resealing(store, columns.all(), suite).run(Database.as("twolearn", "tl_migrator"));
    }

    private UUID partnership() {
        return UUID.fromString(partnership.replace("/partnerships/", ""));
    }

    private record KeyTableView(int epochs) {
        KeyTableView(UUID partnership) {
            this(newest(partnership));
        }
    }

    private int epochs() {
        return newest(partnership());
    }

    private static int newest(UUID partnership) {
        return Database.superuser()
                .sql("select coalesce(max(epoch), 0) from partnership_key where partnership_id = ?")
                .param(partnership)
                .query(Integer.class)
                .single();
    }

    private static List<Integer> marks(String table, String space, UUID id) {
        return Database.superuser()
                .sql("select get_byte(words, 0) from " + table + " where " + space + " = ?")
                .param(id)
                .query(Integer.class)
                .list();
    }

    private static List<String> guards() {
        return Database.superuser()
                .sql(
                        "select p::text from pg_policies p union all"
                                + " select tgrelid::regclass::text || ' ' || tgname::text || ' ' || tgenabled::text from pg_trigger order by 1")
                .query(String.class)
                .list();
    }
}
