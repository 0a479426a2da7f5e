package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.vault.Holder;
import org.twolearn.vault.OwnKey;

/** The sheet in a drawer and the device in a hand: what they open together, and what is left when one of them goes. */
@Story
class WaysInTest {
    @Autowired
    WaysIn waysIn;

    @Autowired
    OwnKeys ownKeys;

    @Autowired
    OwnKey ownKey;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester browser;

    Holder ada;

    @BeforeEach
    void atHerLaptop() {
        var person = Someone.called("Ada");
        ada = new Holder(person, Someone.device(person), Secret.fresh().text(), "");
    }

    @Test
    @DisplayName(
            "W5 A sheet that is printed in the moment in which a code of the older one makes a key opens that key, too")
    void printingWhileProving() throws Exception {
        var older = ada.as(() -> ownKeys.print()).getFirst();
        var proven = new CountDownLatch(1);
        var printed = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var proving = threads.submit(() -> ada.as(() -> transaction.execute(_ -> {
                prove(older);
                proven.countDown();
                return await(printed, 1);
            })));
            assertThat(proven.await(10, TimeUnit.SECONDS)).isTrue();
            var newer = threads.submit(() -> {
                var sheet = ada.as(() -> ownKeys.print());
                printed.countDown();
                return sheet.getFirst();
            });
            proving.get();
            var tablet = ada.elsewhere();
            tablet.does(() -> {
                waysIn.open(newerText(newer), new Visitor(new Secret(tablet.browser()), "A tablet"));
                assertThat(ownKey.standing()).isEqualTo(OwnKey.Standing.OPEN);
            });
        }
    }

    @Test
    @DisplayName("W8 A device that is taken off keeps nothing that opens a key, also not the one its person sits at")
    void takingOffTheDeviceOneSitsAt() {
        var code = ada.as(() -> ownKeys.print()).getFirst();
        ada.does(() -> prove(code));
        assertThat(sealedHere()).isOne();
        var answer = ada.as(() -> browser.post()
                .uri("/me/devices/" + ada.device().value() + "/removal")
                .exchange());
        assertThat(answer).hasStatus(302);
        assertThat(sealedHere()).isZero();
    }

    private void prove(Secret code) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("twolearn-device", ada.browser()));
        waysIn.prove(code.text(), request, new MockHttpServletResponse());
    }

    private int sealedHere() {
        return Database.superuser()
                .sql("select count(*) from reader_way where person_id = ? and way = ?")
                .params(ada.person().value(), ada.device().value().toString())
                .query(Integer.class)
                .single();
    }

    private static String newerText(java.util.concurrent.Future<Secret> newer) {
        try {
            return newer.get().text();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean await(CountDownLatch latch, int seconds) {
        try {
            return latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
