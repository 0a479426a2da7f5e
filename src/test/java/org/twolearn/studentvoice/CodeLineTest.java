package org.twolearn.studentvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeLineTest {
    @Test
    void whoGuessesIsSlowAndAClassThatComesMeanwhileIsNotTurnedAway() throws Exception {
        var line = new CodeLine();
        var wrong = new AtomicInteger();
        var guesses = 400;
        var began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < guesses; i++)
                threads.submit(() -> {
                    line.look("203.0.113.7", Optional::empty);
                    return wrong.incrementAndGet();
                });
            var students = threads.invokeAll(IntStream.range(0, 30)
                    .<Callable<Optional<String>>>mapToObj(_ -> () -> line.look("203.0.113.7", () -> Optional.of("in")))
                    .toList());
            for (var student : students) assertThat(student.get()).contains("in");
        }
        var least = Duration.ofMillis(CodeLine.WRONG_MILLIS * (long) guesses / CodeLine.AT_ONCE);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(least);
        assertThat(wrong).hasValue(guesses);
    }

    @Test
    void whoFloodsOneLineDoesNotHoldUpASchoolInAnother() throws Exception {
        var line = new CodeLine();
        var entered = new CountDownLatch(CodeLine.AT_ONCE);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CodeLine.AT_ONCE; i++)
                threads.submit(() -> line.look("a", () -> {
                    entered.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                    return Optional.empty();
                }));
            entered.await();
            assertThat(line.look("b", () -> Optional.of("in"))).contains("in");
            go.countDown();
        }
    }

    @Test
    void aCodeIsNineSignsOfWhichNoTwoLookAlikeAndIsReadAsItIsTyped() {
        var codes = new HashSet<String>();
        for (int i = 0; i < 2_000; i++) {
            var code = ClassCode.fresh();
            assertThat(code.possible()).isTrue();
            assertThat(code.signs()).matches("[BCDFGHJKMNPQRTVWXY2346789]{9}");
            assertThat(ClassCode.typed(" " + code.spoken().toLowerCase(java.util.Locale.ROOT) + "\n"))
                    .isEqualTo(code);
            codes.add(code.signs());
        }
        assertThat(codes).hasSize(2_000);
        assertThat(ClassCode.typed("KWT4PM9R").possible()).isFalse();
        assertThat(ClassCode.typed("KWT4PM9RO").possible()).isFalse();
        assertThat(ClassCode.typed(null).possible()).isFalse();
        assertThat(ClassCode.typed("K".repeat(1_000)).signs()).isEmpty();
    }
}
