package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.Joinings;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;

/** What PostgreSQL itself says to a member who goes around the pages, and to members who do things at once. */
@Story
class HoldingForOneselfTest {
    private static final SealedColumn WORDS = SealedColumn.between("idea", "words", "author", "id");

    @Autowired
    Vault vault;

    @Autowired
    OwnKey ownKey;

    @Autowired
    Members members;

    @Autowired
    Partnerships partnerships;

    @Autowired
    Joinings joinings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Holder ada, bo, cy, pat;
    PartnershipId partnership;
    byte[] words;

    @BeforeEach
    void threeHaveWritten() {
        ada = Holder.called("Ada");
        bo = Holder.called("Bo");
        cy = Holder.called("Cy");
        pat = Holder.called("Pat");
        partnership = Someone.as(
                ada.person(), () -> partnerships.offer(Someone.offer(ada.person(), Set.of(bo.person(), cy.person()))));
        for (var one : List.of(bo, cy))
            Someone.does(one.person(), () -> partnerships.accept(partnership, one.person()));
        words = sealed(ada, "Before.");
        for (var one : List.of(ada, bo, cy, pat)) one.does(() -> ownKey.prove(one.code(), one.wayIn()));
    }

    @Test
    @DisplayName(
            "W5 Nobody reads a key of another’s own, in none of its wrappings, nor their own on a device not admitted")
    void nobodyReadsAnothers() {
        var all = "select count(*) from reader_way where person_id = :who";
        assertThat(count(ada, all, Map.of("who", ada.person().value()))).isEqualTo(2);
        for (var other : List.of(bo, pat))
            assertThat(count(other, all, Map.of("who", ada.person().value()))).isZero();
        var notAdmitted = new Holder(
                ada.person(), new org.twolearn.people.DeviceId(UUID.randomUUID()), ada.browser(), ada.card());
        assertThat(count(notAdmitted, all, Map.of("who", ada.person().value()))).isZero();

        var open = "select count(*) from reader_key where person_id = :who";
        assertThat(count(bo, open, Map.of("who", ada.person().value())))
                .as("a partner")
                .isOne();
        assertThat(count(pat, open, Map.of("who", ada.person().value())))
                .as("nobody else")
                .isZero();
    }

    @Test
    @DisplayName("W5 Nobody makes a key in another’s name, or says yes in it")
    void nobodySpeaksForAnother() {
        var make = "insert into reader_key (person_id, epoch, x25519, ml_kem) values (:who, 2, :one, :other)";
        var made = ReaderKey.fresh(bo.person().value(), 2).open();
        for (var who : List.of(ada, pat)) denied(who, make, keys(bo.person(), made));
        allowed(bo, make, keys(bo.person(), made));

        var yes =
                "insert into reader_yes (partnership_id, person_id, reader_epoch, said_by) values (:p, :who, :epoch, :by)";
        denied(ada, yes, said(bo.person(), 1, ada.person()));
        denied(ada, yes, said(bo.person(), 1, bo.person()));
        denied(pat, yes, said(pat.person(), 1, pat.person()));
        allowed(bo, yes, said(bo.person(), 1, bo.person()));
        denied(ada, yes, said(bo.person(), 1, ada.person()));
    }

    @Test
    @DisplayName("W5 Only when each has said yes, and each holds every key, are they the only ones")
    void onlyWhenAllHaveSaidYes() {
        var begin = "insert into members_only (partnership_id) values (:p)";
        for (var one : List.of(ada, bo)) one.does(() -> members.yes(partnership.value()));
        denied(ada, begin, Map.of("p", partnership.value()));
        denied(pat, begin, Map.of("p", partnership.value()));
        allowed(
                cy,
                "insert into reader_yes (partnership_id, person_id, reader_epoch, said_by) values (:p, :who, :epoch, :by)",
                said(cy.person(), 1, cy.person()));
        allowed(ada, wrap(), wrapped(ada.person()));
        denied(ada, begin, Map.of("p", partnership.value()));
        for (var one : List.of(bo, cy)) allowed(ada, wrap(), wrapped(one.person()));
        allowed(ada, begin, Map.of("p", partnership.value()));
    }

    @Test
    @DisplayName("W5 Keys are wrapped by members, for members who said so themselves, and for nobody else")
    void wrappedForMembersOnly() {
        denied(ada, wrap(), wrapped(cy.person()));
        cy.does(() -> members.yes(partnership.value()));
        denied(pat, wrap(), wrapped(cy.person()));
        denied(ada, wrap(), wrapped(pat.person()));
        allowed(ada, wrap(), wrapped(cy.person()));

        cy.does(() -> partnerships.leave(partnership, cy.person()));
        denied(ada, wrap(), wrapped(cy.person(), 2));
    }

    @Test
    @DisplayName(
            "W5 Where only members hold the keys the server makes none, and elsewhere nobody makes one that it lacks")
    void whoWraps() {
        var add =
                "insert into partnership_key (partnership_id, owner, epoch, secret, wrapped) values (:p, :who, 9, gen_random_uuid(), %s)";
        var whose = Map.of("p", partnership.value(), "who", ada.person().value());
        denied(ada, add.formatted("null"), whose);
        allSayYes();
        denied(ada, add.formatted("''"), whose);
        allowed(ada, add.formatted("null"), whose);
    }

    @Test
    @DisplayName("W5 What all have said nobody takes back, the database says")
    void forGood() {
        allSayYes();
        assertThat(run(ada, "delete from reader_yes where person_id = me()", Map.of()))
                .isZero();
        denied(ada, "delete from members_only", Map.of());
        denied(ada, "delete from member_key", Map.of());
        denied(ada, "update partnership_key set wrapped = ''", Map.of());
    }

    @Test
    @DisplayName(
            "W5 A newcomer holds the keys before they join: they ask, a member hands them over, and then they read")
    void aNewcomer() {
        allSayYes();
        var id = partnership;
        ada.does(() -> joinings.ask(id, pat.person(), ada.person(), "A fourth pair of eyes.", Story.NO_HURRY));
        denied(
                pat,
                "insert into reader_yes (partnership_id, person_id, reader_epoch, said_by) values (:p, :who, :epoch, :by)",
                said(pat.person(), 1, pat.person()));
        for (var one : List.of(bo, cy)) one.does(() -> joinings.yes(id, pat.person(), one.person()));
        assertThatThrownBy(() -> opened(pat, words)).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> pat.does(() -> joinings.accept(id, 1, 0, pat.person(), "")))
                .isInstanceOf(DataAccessException.class);

        pat.does(() -> members.yes(id.value()));
        assertThatThrownBy(() -> pat.does(() -> joinings.accept(id, 1, 0, pat.person(), "")))
                .isInstanceOf(DataAccessException.class);
        cy.does(() -> members.hand(id.value(), pat.person(), 1));
        pat.does(() -> joinings.accept(id, 1, 0, pat.person(), ""));

        assertThat(opened(pat, sealed(bo, "Now four."))).isEqualTo("Now four.");
        assertThat(opened(ada, sealed(pat, "Hello."))).isEqualTo("Hello.");
    }

    @Test
    @DisplayName("W5 A newcomer has no part in a choice that is not made yet, and asks for nothing before it is")
    void aNewcomerDoesNotChoose() {
        var id = partnership;
        ada.does(() -> joinings.ask(id, pat.person(), ada.person(), "", Story.NO_HURRY));
        for (var one : List.of(bo, cy)) one.does(() -> joinings.yes(id, pat.person(), one.person()));
        assertThat(joiningsOf(pat)).as("they may read the letter").isOne();
        denied(
                pat,
                "insert into reader_yes (partnership_id, person_id, reader_epoch, said_by) values (:p, :who, :epoch, :by)",
                said(pat.person(), 1, pat.person()));
        for (var one : List.of(pat, ada))
            assertThatThrownBy(() -> one.does(() -> members.ask(id.value())))
                    .isInstanceOf(EmptyResultDataAccessException.class);

        allSayYes();
        pat.does(() -> members.ask(id.value()));
        assertThat(ada.as(() -> members.of(id.value())).asks())
                .extracting(Members.Asks::whose)
                .containsExactly(pat.person());
        bo.does(() -> members.hand(id.value(), pat.person(), 1));
        pat.does(() -> joinings.accept(id, 0, 0, pat.person(), ""));
        assertThat(opened(pat, sealed(bo, "Now four."))).isEqualTo("Now four.");
    }

    @RepeatedTest(3)
    @DisplayName("W5 Who joins while the last one says yes is waited for, or comes with the keys; never without either")
    void joiningAtOnce() throws Exception {
        var id = partnership;
        ada.does(() -> joinings.ask(id, pat.person(), ada.person(), "", Story.NO_HURRY));
        for (var one : List.of(bo, cy)) one.does(() -> joinings.yes(id, pat.person(), one.person()));
        for (var one : List.of(ada, bo)) one.does(() -> members.yes(id.value()));
        var chosen = new CountDownLatch(1);
        var joined = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var joins = threads.submit(() -> pat.as(() -> transaction.execute(_ -> {
                joinings.accept(id, 0, 0, pat.person(), "");
                joined.countDown();
                return await(chosen, 1);
            })));
            assertThat(joined.await(10, TimeUnit.SECONDS)).isTrue();
            var last = threads.submit(() -> {
                cy.does(() -> members.yes(id.value()));
                chosen.countDown();
                return true;
            });
            joins.get();
            last.get();
        }
        assertThat(ada.as(() -> members.of(id.value())).only())
                .as("Pat has not said yes")
                .isFalse();
        pat.does(() -> members.yes(id.value()));
        assertThat(opened(pat, sealed(bo, "Now four."))).isEqualTo("Now four.");
    }

    @Test
    @DisplayName("C2/W5 Of a newcomer who asked for the keys and then rather not nothing stays, handed over or not")
    void ratherNot() {
        allSayYes();
        var id = partnership;
        ada.does(() -> joinings.ask(id, pat.person(), ada.person(), "", Story.NO_HURRY));
        for (var one : List.of(bo, cy)) one.does(() -> joinings.yes(id, pat.person(), one.person()));
        pat.does(() -> members.yes(id.value()));
        ada.does(() -> members.hand(id.value(), pat.person(), 1));
        assertThat(ada.as(() -> members.of(id.value())).yes()).contains(pat.person());

        pat.does(() -> joinings.refuse(id, pat.person()));

        for (var sql : List.of(
                "select count(*) from reader_yes where person_id = ?",
                "select count(*) from member_key where reader = ?"))
            assertThat(Database.superuser()
                            .sql(sql)
                            .param(pat.person().value())
                            .query(Integer.class)
                            .single())
                    .as(sql)
                    .isZero();
        assertThat(opened(bo, words)).isEqualTo("Before.");
    }

    @Test
    @DisplayName(
            "W5 A newcomer whose question is over, by its day or since one alone is left, gets no key of what is written")
    void aQuestionThatIsOver() {
        allSayYes();
        var id = partnership;
        ada.does(() -> joinings.ask(id, pat.person(), ada.person(), "", Story.NO_HURRY));
        for (var one : List.of(bo, cy)) one.does(() -> joinings.yes(id, pat.person(), one.person()));
        pat.does(() -> members.ask(id.value()));
        ada.does(() -> members.hand(id.value(), pat.person(), 1));
        sealed(cy, "While they are asked.");
        assertThat(keysFor(pat, cy)).isOne();
        Database.superuser()
                .sql("update joining set closes_at = now() where partnership_id = ?")
                .param(id.value())
                .update();
        sealed(bo, "After its day.");
        assertThat(keysFor(pat, bo)).isZero();

        Database.superuser()
                .sql("update joining set closes_at = now() + interval '1 day' where partnership_id = ?")
                .param(id.value())
                .update();
        for (var one : List.of(bo, cy)) one.does(() -> partnerships.leave(id, one.person()));
        var before = keysFor(pat, ada);
        sealed(ada, "Alone.");
        assertThat(keysFor(pat, ada)).isEqualTo(before);
    }

    /** How many keys of one's words are wrapped to another. */
    private int keysFor(Holder reader, Holder owner) {
        return count(
                ada,
                "select count(*) from member_key where partnership_id = :p and reader = :who and owner = :owner",
                Map.of(
                        "p",
                        partnership.value(),
                        "who",
                        reader.person().value(),
                        "owner",
                        owner.person().value()));
    }

    @Test
    @DisplayName("W5 Who has left asks for nothing, and is not waited for")
    void whoHasLeft() {
        for (var one : List.of(ada, bo)) one.does(() -> members.yes(partnership.value()));
        cy.does(() -> partnerships.leave(partnership, cy.person()));
        bo.does(() -> members.yes(partnership.value()));
        var of = ada.as(() -> members.of(partnership.value()));
        assertThat(of.only()).isTrue();
        assertThat(of.yes()).containsExactlyInAnyOrder(ada.person(), bo.person());
        bo.does(() -> partnerships.leave(partnership, bo.person()));
        assertThat(ada.as(() -> members.of(partnership.value())).asks()).isEmpty();
    }

    @RepeatedTest(3)
    @DisplayName("W5 All say yes in the same moment, twice each, while others write: one effect, and everything opens")
    void atOnce() throws Exception {
        var written = new java.util.concurrent.ConcurrentLinkedQueue<byte[]>();
        together(
                () -> ada.does(() -> members.yes(partnership.value())),
                () -> ada.does(() -> members.yes(partnership.value())),
                () -> bo.does(() -> members.yes(partnership.value())),
                () -> cy.does(() -> members.yes(partnership.value())),
                () -> cy.does(() -> members.yes(partnership.value())),
                () -> written.add(sealed(bo, "Meanwhile.")),
                () -> written.add(sealed(ada, "Meanwhile.")));
        assertThat(ada.as(() -> members.of(partnership.value())).only()).isTrue();
        for (var reader : List.of(ada, bo, cy)) {
            assertThat(opened(reader, words)).isEqualTo("Before.");
            for (var one : written) assertThat(opened(reader, one)).isEqualTo("Meanwhile.");
        }
    }

    @RepeatedTest(3)
    @DisplayName(
            "W5 Who leaves while the last one says yes, and while others write, holds no key of what is written after")
    void leavingAtOnce() throws Exception {
        for (var one : List.of(ada, cy)) one.does(() -> members.yes(partnership.value()));
        together(
                () -> bo.does(() -> members.yes(partnership.value())),
                () -> cy.does(() -> partnerships.leave(partnership, cy.person())),
                () -> sealed(ada, "Meanwhile."));
        assertThat(ada.as(() -> members.of(partnership.value())).only()).isTrue();
        for (var by : List.of(ada, bo)) {
            var after = sealed(by, "After.");
            var epoch = Envelope.of(after).epoch();
            assertThat(opened(ada, after)).isEqualTo("After.");
            assertThat(opened(bo, after)).isEqualTo("After.");
            assertThat(count(
                            ada,
                            "select count(*) from member_key where partnership_id = :p and owner = :who and epoch = :epoch and reader = :cy",
                            Map.of(
                                    "p", partnership.value(),
                                    "who", by.person().value(),
                                    "epoch", epoch,
                                    "cy", cy.person().value())))
                    .isZero();
        }
    }

    private static boolean await(CountDownLatch latch, int seconds) {
        try {
            return latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private int joiningsOf(Holder who) {
        return count(who, "select count(*) from joining where person_id = me()", Map.of());
    }

    private void allSayYes() {
        for (var one : List.of(ada, bo, cy)) one.does(() -> members.yes(partnership.value()));
    }

    private static void together(Runnable... all) throws Exception {
        var barrier = new CyclicBarrier(all.length);
        try (var threads = Executors.newFixedThreadPool(all.length)) {
            var begun = java.util.stream.Stream.of(all)
                    .map(one -> threads.submit(() -> {
                        barrier.await();
                        one.run();
                        return true;
                    }))
                    .toList();
            for (var one : begun) one.get();
        }
    }

    private static String wrap() {
        return """
                insert into member_key (partnership_id, owner, epoch, reader, reader_epoch, secret, sealed)
                values (:p, :owner, 1, :reader, :epoch, :secret, '')
                """;
    }

    private Map<String, Object> wrapped(PersonId reader) {
        return wrapped(reader, 1);
    }

    private Map<String, Object> wrapped(PersonId reader, int epoch) {
        return Map.of(
                "p", partnership.value(),
                "owner", ada.person().value(),
                "reader", reader.value(),
                "epoch", epoch,
                "secret", UUID.nameUUIDFromBytes(words));
    }

    private Map<String, Object> said(PersonId whose, int epoch, PersonId by) {
        return Map.of("p", partnership.value(), "who", whose.value(), "epoch", epoch, "by", by.value());
    }

    private static Map<String, Object> keys(PersonId whose, ReaderKey key) {
        var values = new HashMap<String, Object>();
        values.put("who", whose.value());
        values.put("one", key.x25519());
        values.put("other", key.mlKem());
        return values;
    }

    private void denied(Holder who, String sql, Map<String, ?> values) {
        assertThatThrownBy(() -> run(who, sql, values))
                .as("%s: %s", sql, values)
                .isInstanceOf(DataAccessException.class);
    }

    private void allowed(Holder who, String sql, Map<String, ?> values) {
        assertThatCode(() -> run(who, sql, values)).as("%s: %s", sql, values).doesNotThrowAnyException();
    }

    private int run(Holder who, String sql, Map<String, ?> values) {
        return who.as(
                () -> transaction.execute(_ -> jdbc.sql(sql).params(values).update()));
    }

    private int count(Holder who, String sql, Map<String, ?> values) {
        return who.as(() -> transaction.execute(
                _ -> jdbc.sql(sql).params(values).query(Integer.class).single()));
    }

    private Place here() {
        return WORDS.at(partnership.value(), 1);
    }

    private byte[] sealed(Holder by, String said) {
        return by.as(() -> vault.seal(here(), by.person(), said));
    }

    private String opened(Holder by, byte[] sealed) {
        return by.as(() -> vault.open(here(), sealed));
    }
}
