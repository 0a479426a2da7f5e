package org.twolearn.visits;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;

/** Run by bench/echo.sh: how long from a finger on a seat to its stroke on the screen, on a processor slowed down six times. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class EchoBench {
    private static final int HELD = 300, TAPS = 41, SLOWER = 6;

    /**
     * The browser's own time of the touch and of the finger's leaving, when the page had changed, and the first moment after the
     * frame that shows it.
     */
    private static final String WATCH = """
            () => {
              window.echoes = [];
              let up = 0;
              addEventListener("pointerup", ({ timeStamp }) => { up = timeStamp; }, true);
              addEventListener("pointerdown", ({ timeStamp: down, target }) => {
                const seat = target.closest(".seat"), had = seat.dataset.count;
                const watching = new MutationObserver(() => {
                  if (seat.dataset.count === had) return;
                  watching.disconnect();
                  const changed = performance.now();
                  requestAnimationFrame(() => {
                    const after = new MessageChannel();
                    after.port1.onmessage = () => echoes.push([down, up, changed, performance.now()]);
                    after.port2.postMessage(0);
                  });
                });
                watching.observe(seat, { attributes: true });
              }, true);
            }""";

    private static final String TAPPED = """
            async (held) => {
              for (let i = 0; i < held; i++) {
                document.querySelector(`[data-seat="${1 + (i * 7) % 26}"]`).click();
                await new Promise((next) => setTimeout(next, 2));
              }
            }""";

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    @TempDir
    Path disk;

    @Test
    void measure() {
        var ana = Someone.called("Ana");
        var ben = Someone.called("Ben");
        var id = pair.signed(ana, ben);
        var visit = VisitId.fresh();
        Someone.does(ana, () -> visits.offer(id, visit, ana, ana, Lesson.turns(ben), Instant.now()));
        Someone.does(ben, () -> visits.sign(id, visit, 1, ben, Instant.now().minusSeconds(30)));
        try (var network = new Network(port);
                var room = new InTheRoom(disk, network.port(), 0)) {
            room.keeps(Tablet.of(ben, port));
            room.page.navigate("/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder");
            room.page.locator("#start").click();
            room.page.evaluate(TAPPED, HELD);
            room.page.waitForFunction("() => document.getElementById('saved').textContent === 'All 300 sent.'");
            room.page.evaluate(WATCH);
            room.context.newCDPSession(room.page).send("Emulation.setCPUThrottlingRate", slower());
            says("with a network", echoes(room));
            network.cut();
            says("without one", echoes(room));
        }
    }

    private static JsonObject slower() {
        var rate = new JsonObject();
        rate.addProperty("rate", SLOWER);
        return rate;
    }

    private static List<double[]> echoes(InTheRoom room) {
        room.page.evaluate("() => { echoes.length = 0; }");
        for (var i = 0; i < TAPS; i++) {
            var seat =
                    room.page.locator("[data-seat='" + (1 + i * 5 % 26) + "']").boundingBox();
            room.page.mouse().click(seat.x + seat.width / 2, seat.y + seat.height / 2);
            room.page.waitForFunction("(n) => echoes.length > n", i);
            // As a person does who listens, too: what a tap sets going may still run when the next one comes.
            room.page.waitForTimeout(150 + i * 37 % 350);
        }
        return ((List<?>) room.page.evaluate("() => echoes"))
                .stream()
                        .map(one -> ((List<?>) one)
                                .stream()
                                        .mapToDouble(ms -> ((Number) ms).doubleValue())
                                        .toArray())
                        .toList();
    }

    private static void says(String where, List<double[]> times) {
        says(where + ", from the touch to the paint", times, 0, 3);
        says(where + ", from the finger’s leaving to the paint", times, 1, 3);
        says(where + ", of this until the page had changed", times, 1, 2);
    }

    private static void says(String what, List<double[]> times, int from, int to) {
        var ms = times.stream()
                .mapToDouble(each -> each[to] - each[from])
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "echo %s: %.0f ms (%.0f to %.0f), under 50 ms: %d of %d%n",
                what,
                ms[ms.length / 2],
                ms[0],
                ms[ms.length - 1],
                Arrays.stream(ms).filter(one -> one < 50).count(),
                ms.length);
    }
}
