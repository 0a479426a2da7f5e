package org.twolearn.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.servlet.ServletInputStream;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** A program that goes on and on is slowed down; a person at work never is, and nobody waits for somebody else. */
class NotTooOftenTest {
    private final NotTooOften pace = new NotTooOften(300);
    private final PersonId ada = new PersonId(UUID.randomUUID());
    private final PersonId bo = new PersonId(UUID.randomUUID());

    @ParameterizedTest
    @CsvSource({
        "GET, /partnerships, 300",
        "POST, /notebook, 150",
        "GET, /me/words/export.zip, 5",
        "POST, /me/words/erasure, 5",
        "POST, /roster, 5",
        "GET, /school, 300"
    })
    void soManyAtOnceAndNoMore(String method, String page, int most) throws Exception {
        for (int i = 0; i < most; i++)
            assertThat(asks(ada, method, page)).as(page + i).isEqualTo(200);
        var stopped = 0;
        for (int i = 0; i < most; i++) if (asks(ada, method, page) == 429) stopped++;
        assertThat(stopped).isPositive();
        assertThat(asks(bo, method, page)).as("somebody else").isEqualTo(200);
    }

    @Test
    void whoIsStoppedIsToldWhenToComeBack() throws Exception {
        for (int i = 0; i < 5; i++) asks(ada, "GET", "/me/words/export.zip");
        var answer = answer(ada, "GET", "/me/words/export.zip");
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("10");
        assertThat(asks(ada, "GET", "/css/all.css")).as("what every page needs").isEqualTo(200);
    }

    @Test
    @DisplayName("W8 Who has somebody’s account and nothing else keeps them out of nothing, however often they ask")
    void whoHasOnlyTheAccountKeepsNobodyOut() throws Exception {
        var stopped = 0;
        for (int i = 0; i < 400; i++) if (asks(ada, "GET", "/device") == 429) stopped++;
        assertThat(stopped).isPositive();
        var letIn = new MockHttpServletRequest("POST", "/me/devices/" + UUID.randomUUID() + "/removal");
        letIn.setAttribute(Doorkeeper.LET_IN, true);
        assertThat(answer(ada, letIn).getStatus()).isEqualTo(200);
    }

    @Test
    @DisplayName("Whoever sends a letter a second waits for themselves, and everybody else signs in meanwhile")
    void whoSendsSlowlyStandsInNobodysWay() throws Exception {
        var sent = new CountDownLatch(1);
        var sending = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            var slow = new MockHttpServletRequest("POST", "/signin/passkey") {
                @Override
                public ServletInputStream getInputStream() {
                    sending.countDown();
                    try {
                        sent.await();
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                    }
                    return super.getInputStream();
                }
            };
            Thread.ofVirtual()
                    .start(() -> assertThatCode(
                                    () -> pace.doFilter(slow, new MockHttpServletResponse(), new MockFilterChain()))
                            .doesNotThrowAnyException());
        }
        assertThat(sending.await(5, TimeUnit.SECONDS)).isTrue();
        var quick = new MockHttpServletRequest("POST", "/signin/passkey");
        quick.setContent("{}".getBytes(UTF_8));
        var chain = new MockFilterChain();
        pace.doFilter(quick, new MockHttpServletResponse(), chain);
        assertThat(chain.getRequest()).as("it was let through").isNotNull();
        assertThat(chain.getRequest().getReader().readLine()).isEqualTo("{}");
        sent.countDown();
    }

    @Test
    @DisplayName("What a stranger sends is short, or it is not read: many of them together fill nothing")
    void aStrangersLetterIsShort() throws Exception {
        var answer = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        var tooLong = new MockHttpServletRequest("POST", "/signin/code");
        tooLong.setContent(new byte[NotTooOften.A_LETTER + 1]);
        pace.doFilter(tooLong, answer, chain);
        assertThat(answer.getStatus()).isEqualTo(413);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void whatWasSpentComesBackWithTimeAndNeverMoreThanThat() {
        var now = new AtomicLong(Long.MAX_VALUE - 5);
        var ten = new Pace<String>(10, 2, now::get);
        for (int i = 0; i < 10; i++) assertThat(ten.spend("Ada", 1)).isTrue();
        assertThat(ten.spend("Ada", 1)).isFalse();
        now.addAndGet(1_000_000_000L);
        assertThat(ten.spend("Ada", 2)).isTrue();
        assertThat(ten.spend("Ada", 1)).isFalse();
        now.addAndGet(3_600_000_000_000L);
        assertThat(ten.spend("Ada", 11)).isFalse();
        assertThat(ten.spend("Ada", 10)).isTrue();
    }

    @Test
    @DisplayName("Whoever is not signed in waits in a line of their own, and nobody who is signed in waits in it")
    void whoIsOutsideWaitsInALineOfTheirOwn() throws Exception {
        var inside = new CountDownLatch(NotTooOften.OUTSIDE_AT_ONCE);
        var go = new CountDownLatch(1);
        var threads = new Thread[NotTooOften.OUTSIDE_AT_ONCE];
        for (int i = 0; i < threads.length; i++) threads[i] = Thread.ofVirtual().start(() -> sends(inside, go));
        assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(pace.outside.availablePermits()).isZero();
        assertThat(asks(ada, "POST", "/notebook")).isEqualTo(200);
        var reading = new MockHttpServletResponse();
        pace.doFilter(new MockHttpServletRequest("GET", "/promises"), reading, new MockFilterChain());
        assertThat(reading.getStatus()).isEqualTo(200);
        Thread.currentThread().interrupt();
        var waited = new MockHttpServletResponse();
        pace.doFilter(new MockHttpServletRequest("POST", "/signin/code"), waited, new MockFilterChain());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waited.getStatus()).isEqualTo(503);
        go.countDown();
        for (var thread : threads) thread.join();
        assertThat(pace.outside.availablePermits()).isEqualTo(NotTooOften.OUTSIDE_AT_ONCE);
    }

    private void sends(CountDownLatch inside, CountDownLatch go) {
        try {
            pace.doFilter(new MockHttpServletRequest("POST", "/signin/code"), new MockHttpServletResponse(), (_, _) -> {
                inside.countDown();
                try {
                    go.await();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private int asks(PersonId person, String method, String page) throws Exception {
        return answer(person, method, page).getStatus();
    }

    private MockHttpServletResponse answer(PersonId person, String method, String page) throws Exception {
        return answer(person, new MockHttpServletRequest(method, page));
    }

    private MockHttpServletResponse answer(PersonId person, MockHttpServletRequest request) throws Exception {
        var answer = new MockHttpServletResponse();
        CurrentPerson.<Boolean, Exception>call(person, new DeviceId(UUID.randomUUID()), () -> {
            pace.doFilter(request, answer, new MockFilterChain());
            return true;
        });
        return answer;
    }
}
