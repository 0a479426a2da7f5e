package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

@Story
@DisplayName("W2. What a transaction worked out for somebody is believed there and nowhere else")
class WorkedOutBeforeTest extends Two {
    record WorkedOut(String what, String ids, String seal) {}

    /** Each asked by the policies of some tables. */
    private static final List<String> WHERE = List.of("mine", "mine_or_invited", "mine_or_welcomed", "found");

    private static final String LEAVE =
            "update membership set left_at = now() where partnership_id = :p and person_id = :me";

    @BeforeEach
    void somethingIsThere() {
        allowed(teacher, CYCLE);
    }

    @Test
    @DisplayName("W2 What was worked out for one opens nothing to another who sends it")
    void nobodyElseIsBelieved() {
        var workedOut = inOne(teacher, this::workedOut);
        assertThat(reads(colleague, workedOut)).isZero();
        assertThat(reads(teacher, workedOut)).isEqualTo(WHERE.size());
    }

    @Test
    @DisplayName("W2 Nor when another is asked for in the same transaction")
    void whoAsksIsPartOfIt() {
        readsNothingMore(() -> {
            become(colleague);
        });
    }

    @Test
    @DisplayName("W2 Nor where another says to sit at the very same device, in the same transaction")
    void thePersonIsPartOfIt() {
        Database.superuser()
                .sql("insert into device (person_id, device_id, label, admitted_at) values (?, ?, 'The same', now())")
                .params(colleague.value(), Someone.device(teacher).value())
                .update();
        readsNothingMore(() -> {
            set("twolearn.person", colleague.value().toString());
        });
    }

    @Test
    @DisplayName("W2 Nor on a device that is not admitted")
    void theDeviceIsPartOfIt() {
        readsNothingMore(() -> {
            set("twolearn.device", java.util.UUID.randomUUID().toString());
        });
    }

    @Test
    @DisplayName("W2 What was worked out before somebody left opens nothing to them afterwards")
    void theTransactionIsPartOfIt() {
        var before = inOne(teacher, this::workedOut);
        allowed(teacher, LEAVE);
        assertThat(reads(teacher, before)).isZero();
    }

    @Test
    @DisplayName(
            "W2 Who keeps a transaction open reads nothing more five seconds after they left or their device was taken off")
    void notForLong() {
        readsNothingMore(() -> {
            Database.superuser()
                    .sql("update device set admitted_at = null where person_id = ?")
                    .param(teacher.value())
                    .update();
            jdbc.sql("select pg_sleep(5.1)::text").query().singleRow();
        });
    }

    @Test
    @DisplayName("W2 Who leaves reads nothing more, also in the same transaction")
    void writingMakesItStale() {
        readsNothingMore(() -> {
            assertThat(jdbc.sql(LEAVE).params(values(teacher)).update()).isOne();
        });
    }

    @ParameterizedTest(name = "W2 A seal of one’s own opens nothing: {0}")
    @ValueSource(
            strings = {
                "''",
                "'\\x' || repeat('0', 64)",
                "sha256(convert_to(concat_ws('|', :what::text, :ids::text, current_setting('twolearn.person'), current_setting('twolearn.device'), timestamptz_send(now()), pg_backend_pid()), 'UTF8'))::text",
            })
    void sealsAreNotGuessed(String seal) {
        assertThat(inOne(colleague, () -> {
                    for (var what : WHERE) {
                        var ids = "{" + partnership.value() + "}";
                        set("twolearn." + what, ids);
                        jdbc.sql("select set_config('twolearn." + what + "_seal', " + seal + ", true)")
                                .param("what", what)
                                .param("ids", ids)
                                .query()
                                .singleRow();
                    }
                    return places();
                }))
                .isZero();
    }

    @Test
    @DisplayName("W2 What was worked out for one question is no answer to another")
    void eachQuestionHasItsOwn() {
        assertThat(inOne(teacher, () -> {
                    for (var one : workedOut()) claim("my_district", one);
                    return jdbc.sql("select my_district()").query(UUID.class).single();
                }))
                .isNotEqualTo(partnership.value());
    }

    @Test
    @DisplayName("W2 Who asked before they joined, and again in the same transaction, reads nothing older")
    void joiningMeanwhileOpensNothingOlder() {
        assertThat(inOne(colleague, () -> {
                    assertThat(asked("from_the_start")).isFalse();
                    joins();
                    assertThat(asked("mine")).isTrue();
                    return cycles();
                }))
                .isZero();
        assertThat(inOne(teacher, this::cycles)).isOne();
    }

    @Test
    @DisplayName("W2 Nor who leaves between the one question and the other")
    void leavingMeanwhileOpensNothingOlder() {
        joins();
        assertThat(inOne(colleague, () -> {
                    assertThat(asked("mine")).isTrue();
                    Database.superuser()
                            .sql("update membership set left_at = now() where person_id = ?")
                            .param(colleague.value())
                            .update();
                    return cycles();
                }))
                .isZero();
    }

    @Test
    @DisplayName("W2 Nobody writes where they are a member no longer, also when they asked while they were")
    void writingAsksAnew() {
        assertThatThrownBy(() -> inOne(coach, () -> {
                    assertThat(places()).isEqualTo(WHERE.size());
                    Database.superuser()
                            .sql("update membership set left_at = now() where person_id = ?")
                            .param(coach.value())
                            .update();
                    return jdbc.sql(
                                    "insert into partnership_key (partnership_id, owner, epoch, secret, wrapped) values (:p, :owner, 9, :id, '')")
                            .params(values(coach))
                            .update();
                }))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private void joins() {
        Database.superuser()
                .sql(
                        "insert into membership (partnership_id, person_id, reads_from) values (?, ?, now() + interval '1 second')")
                .params(partnership.value(), colleague.value())
                .update();
    }

    private boolean asked(String what) {
        return jdbc.sql("select ? = any (" + what + "())")
                .param(partnership.value())
                .query(Boolean.class)
                .single();
    }

    private int cycles() {
        return jdbc.sql("select count(*) from cycle where partnership_id = ?")
                .param(partnership.value())
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest(name = "W2 The application’s role cannot ask for {0}")
    @ValueSource(
            strings = {
                "working_secret()",
                "worked_out('mine')",
                "worked_out_seal('mine', '{}')",
                "keep_worked_out('mine', '{}')",
                "(select secret from working_out)"
            })
    void theSecretIsNobodys(String what) {
        assertThatThrownBy(() ->
                        inOne(teacher, () -> jdbc.sql("select " + what).query().singleRow()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private <T> T inOne(PersonId as, Supplier<T> work) {
        return Someone.<T, RuntimeException>as(as, () -> transaction.execute(_ -> work.get()));
    }

    /** In one transaction of the teacher's, in which this happens. */
    private void readsNothingMore(Runnable happens) {
        assertThat(inOne(teacher, () -> {
                    assertThat(places()).isEqualTo(WHERE.size());
                    happens.run();
                    return places();
                }))
                .isZero();
    }

    /** How many of them name the partnership, and that its rows are read in the same measure. */
    private int places() {
        var named = (int) WHERE.stream().filter(this::asked).count();
        for (var table : List.of("membership", "partnership", "cycle"))
            assertThat(jdbc.sql("select exists (select from " + table + " where partnership_id = ?)")
                            .param(partnership.value())
                            .query(Boolean.class)
                            .single())
                    .as(table)
                    .isEqualTo(named > 0);
        return named;
    }

    private List<WorkedOut> workedOut() {
        assertThat(places()).isEqualTo(WHERE.size());
        return WHERE.stream()
                .map(what -> jdbc.sql("select :what as what, current_setting('twolearn.' || :what) as ids,"
                                + " current_setting('twolearn.' || :what || '_seal') as seal")
                        .param("what", what)
                        .query(WorkedOut.class)
                        .single())
                .peek(one -> assertThat(one.ids()).isEqualTo("{" + partnership.value() + "}"))
                .toList();
    }

    private int reads(PersonId as, List<WorkedOut> claimed) {
        return inOne(as, () -> {
            for (var one : claimed) claim(one.what(), one);
            return places();
        });
    }

    private void claim(String what, WorkedOut workedOut) {
        set("twolearn." + what, workedOut.ids());
        set("twolearn." + what + "_seal", workedOut.seal());
    }

    private void become(PersonId other) {
        set("twolearn.person", other.value().toString());
        set("twolearn.device", Someone.device(other).value().toString());
    }

    private void set(String setting, String value) {
        jdbc.sql("select set_config(?, ?, true)").params(setting, value).query().singleRow();
    }
}
