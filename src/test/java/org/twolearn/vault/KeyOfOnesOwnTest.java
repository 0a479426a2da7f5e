package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Story;

/** The key of somebody's own, on their devices and with their printed codes. */
@Story
class KeyOfOnesOwnTest {
    @Autowired
    OwnKey ownKey;

    @Autowired
    TransactionTemplate transaction;

    Holder ada, tablet;

    @BeforeEach
    void adaHasTwoDevices() {
        ada = Holder.called("Ada");
        tablet = ada.elsewhere();
    }

    @Test
    @DisplayName("W8 A key is there and open in the request that makes it, and in the one that opens it")
    void openAtOnce() {
        ada.does(() -> {
            assertThat(ownKey.standing()).isEqualTo(OwnKey.Standing.NONE);
            ownKey.prove(ada.code(), ada.wayIn());
            assertThat(ownKey.standing()).isEqualTo(OwnKey.Standing.OPEN);
            assertThat(ownKey.inHand()).isOne();
        });
        tablet.does(() -> {
            assertThat(ownKey.standing()).isEqualTo(OwnKey.Standing.CLOSED);
            assertThat(ownKey.open(tablet.code(), tablet.wayIn())).isOne();
            assertThat(ownKey.standing()).isEqualTo(OwnKey.Standing.OPEN);
        });
        assertThat(tablet.as(() -> ownKey.standing())).isEqualTo(OwnKey.Standing.OPEN);
        assertThat(epochs(ada)).isOne();
    }

    @Test
    @DisplayName(
            "W8 Proven again on another device the code opens the key that there is; another code where it is open")
    void provenAgain() {
        prove(ada);
        prove(tablet);
        assertThat(tablet.as(() -> ownKey.standing())).isEqualTo(OwnKey.Standing.OPEN);
        assertThat(epochs(ada)).isOne();

        var phone = ada.elsewhere();
        var wrong = phone.with(Holder.fresh());
        assertThatThrownBy(() -> prove(wrong)).isInstanceOf(VaultRefused.Closed.class);
        assertThat(wrong.as(() -> ownKey.standing())).isEqualTo(OwnKey.Standing.CLOSED);

        var anew = ada.with(Holder.fresh());
        prove(anew);
        phone.does(() -> assertThat(ownKey.open(phone.code(), phone.wayIn())).isZero());
        phone.does(() -> assertThat(ownKey.open(anew.code(), phone.wayIn())).isOne());
    }

    @Test
    @DisplayName("W8 Where the newest key does not open the key counts as closed, though an older one opens")
    void theNewestCounts() {
        prove(ada);
        var lost = tablet.with(Holder.fresh());
        lost.does(() -> {
            ownKey.another(lost.code(), lost.wayIn());
            assertThat(ownKey.standing()).isEqualTo(OwnKey.Standing.OPEN);
            assertThat(ownKey.inHand()).isEqualTo(2);
        });
        assertThat(ada.as(() -> ownKey.standing())).isEqualTo(OwnKey.Standing.CLOSED);
        assertThat(ada.as(() -> ownKey.inHand())).isOne();

        var anew = lost.with(Holder.fresh());
        anew.does(() -> ownKey.another(anew.code(), anew.wayIn()));
        assertThat(epochs(ada)).as("where the newest is open there is no other").isEqualTo(2);
        ada.does(() -> assertThat(ownKey.open(anew.code(), ada.wayIn())).isOne());
        assertThat(ada.as(() -> ownKey.inHand())).isEqualTo(2);
    }

    @Test
    void withoutAKeyInHandNothingIsSaidOrHanded() {
        assertThatThrownBy(() -> ada.as(() -> ownKey.inHand())).isInstanceOf(VaultRefused.Closed.class);
    }

    @Test
    @DisplayName("W8 Proven in two windows at once there is one key, which both open")
    void twoWindowsAtOnce() throws Exception {
        atOnce(one -> ownKey.prove(one.code(), one.wayIn()), ada, tablet);
        assertThat(epochs(ada)).isOne();
        for (var one : new Holder[] {ada, tablet})
            assertThat(one.as(() -> ownKey.standing())).isEqualTo(OwnKey.Standing.OPEN);
    }

    @Test
    @DisplayName("W8 Another key made in two windows at once is two keys, and no window fails")
    void anotherInTwoWindowsAtOnce() throws Exception {
        prove(ada);
        atOnce(
                one -> ownKey.another(one.code(), one.wayIn()),
                tablet.with(Holder.fresh()),
                ada.elsewhere().with(Holder.fresh()));
        assertThat(epochs(ada)).isEqualTo(3);
    }

    /** The second begins before the first has saved. */
    private void atOnce(Consumer<Holder> what, Holder first, Holder second) throws Exception {
        var begun = new CountDownLatch(1);
        try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = windows.submit(() -> first.does(() -> transaction.executeWithoutResult(_ -> {
                what.accept(first);
                begun.countDown();
                sleep();
            })));
            begun.await();
            var other = windows.submit(() -> second.does(() -> what.accept(second)));
            one.get();
            other.get();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private void prove(Holder one) {
        one.does(() -> ownKey.prove(one.code(), one.wayIn()));
    }

    private static int epochs(Holder whose) {
        return Database.superuser()
                .sql("select count(*) from reader_key where person_id = ?")
                .param(whose.person().value())
                .query(Integer.class)
                .single();
    }
}
