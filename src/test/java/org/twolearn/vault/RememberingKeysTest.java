package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** What a running program remembers of keys, so that a page asks once, and how it forgets. */
@Story
class RememberingKeysTest {
    private static final SealedColumn WORDS = SealedColumn.between("idea", "words", "author", "id");

    @Autowired
    Vault vault;

    @Autowired
    KeyTable table;

    @Autowired
    HeldKeys held;

    @Autowired
    KeyStore store;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Pair pair;

    @Autowired
    TransactionTemplate transaction;

    PersonId ada, bo;
    UUID one, other;
    Keys keys;

    @BeforeEach
    void adaHasWrittenInTwo() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        one = pair.agreed(ada, bo).value();
        other = pair.agreed(ada, bo).value();
        for (var space : List.of(one, other)) writes(space);
        keys = node(table);
    }

    private void writes(UUID space) {
        Someone.does(ada, () -> vault.seal(WORDS.at(space, 1), ada, "Count to five."));
    }

    @Test
    void whatAPagePreparedOpensWithoutAnotherQuestion() {
        assertThat(keys.known(key(one))).isNull();
        prepare();
        for (var space : List.of(one, other))
            assertThat(keys.known(key(space)).getEncoded()).isEqualTo(standing(space));
    }

    @Test
    void whatWasOpenedOnceOpensWithoutAnotherQuestion() throws InterruptedException {
        assertThat(standing(one)).hasSize(32);
        assertThat(keys.known(key(one))).isNotNull();
        assertThat(keys.known(key(other))).isNull();
        Thread.sleep(1100);
        assertThat(keys.known(key(one))).as("its secret is still there").isNotNull();
    }

    @Test
    @DisplayName("W7 A key whose secret another node has destroyed is remembered for a second at most")
    void forASecondAtMost() throws InterruptedException {
        prepare();
        assertThat(store.destroy(key(one), secret(one))).isTrue();
        Thread.sleep(1100);
        assertThat(keys.known(key(one))).isNull();
        assertThat(keys.known(key(other))).isNotNull();
        assertThatThrownBy(() -> standing(one)).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> keys.known(key(one)))
                .as("that it does not open is remembered, too")
                .isInstanceOf(Broken.class);
        Thread.sleep(1100);
        assertThat(keys.known(key(one))).as("and asked again").isNull();
    }

    @Test
    @DisplayName("W7 What is gone leaves the memory though nobody asks for it, and nothing else does")
    void whatIsGoneLeavesTheMemory() {
        prepare();
        assertThat(store.destroy(key(one), secret(one))).isTrue();
        keys.forgetWhatIsGone();
        assertThat(keys.known(key(one))).isNull();
        assertThat(keys.known(key(other))).isNotNull();
    }

    @Test
    @DisplayName("W7 Who destroys a key remembers it no longer")
    void whoDestroysForgets() {
        prepare();
        assertThat(keys.destroy(new GoingTable.Going(key(one), secret(one), secret(one))))
                .isTrue();
        assertThat(keys.known(key(one))).isNull();
        assertThat(keys.destroy(new GoingTable.Going(key(one), secret(other), secret(other))))
                .as("another’s")
                .isFalse();
        assertThat(store.has(secret(other))).isTrue();
    }

    private KeyTable olderAtFirst() {
        return new KeyTable(jdbc) {
            private int asked;

            @Override
            List<Wrapped> in(Place place) {
                return asked++ > 0
                        ? super.in(place)
                        : super.in(place).stream()
                                .map(RememberingKeysTest::older)
                                .toList();
            }
        };
    }

    @Test
    @DisplayName("W5 A key that is wrapped anew between being read and being opened opens and seals all the same")
    void wrappedAnewMeanwhile() {
        var expected = standing(one);
        var late = node(olderAtFirst());
        assertThat(in(() -> late.standing(WORDS.at(one, 1), key(one)).getEncoded()))
                .isEqualTo(expected);
        var later = node(olderAtFirst());
        assertThat(in(() -> later.toSeal(WORDS.at(one, 1), ada.value()).secret().getEncoded()))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("W5 Of two who make the same key at once the first one’s stands, and each is told which")
    void theFirstOneStands() {
        for (var key : List.of(
                new Key(one, Place.Kind.BETWEEN, ada.value(), 2), new Key(ada.value(), Place.Kind.OWN, ada.value(), 1)))
            assertThat(in(() -> List.of(
                            table.add(new Wrapping(store).fresh(key, store.add(key))),
                            table.add(new Wrapping(store).fresh(key, store.add(key))))))
                    .as(key.toString())
                    .containsExactly(true, false);
    }

    /** As it stood under a server’s key that is destroyed. */
    private static KeyTable.Wrapped older(KeyTable.Wrapped now) {
        var before = now.wrapped().clone();
        before[0] = 99;
        return new KeyTable.Wrapped(now.key(), now.secret(), before, now.erasedAt(), now.retired());
    }

    private void prepare() {
        in(() -> {
            keys.remember(List.of(one, other));
            return true;
        });
    }

    private byte[] standing(UUID space) {
        return in(() -> keys.standing(WORDS.at(space, 1), key(space)).getEncoded());
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return Someone.<T, RuntimeException>as(ada, () -> transaction.execute(_ -> work.get()));
    }

    private Key key(UUID space) {
        return new Key(space, Place.Kind.BETWEEN, ada.value(), 1);
    }

    private static UUID secret(UUID space) {
        return Database.superuser()
                .sql("select secret from partnership_key where partnership_id = ?")
                .param(space)
                .query(UUID.class)
                .single();
    }

    private Keys node(KeyTable by) {
        return new Keys(by, held, store, new Wrapping(store));
    }
}
