package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import org.junit.jupiter.api.Test;

/** Ben's classroom, recorded by Ana on a phone, in ways that measure time: planned, accepted, tapped, done, looked at. */
class VisitsInEveryWayByTheClockTest extends OnAPhone {
    @Test
    void whoTalksIsOneTapAtEachChange() {
        var visit = recording("talk", "");
        pad("Teacher").click();
        anas.waitForTimeout(1200);
        seat(7);
        assertThat(pad("Student")).hasAttribute("aria-pressed", "true");
        anas.waitForTimeout(1200);
        pad("Silence").click();
        undo();
        assertThat(pad("Student")).hasAttribute("aria-pressed", "true");
        comfortable();
        anas.reload();
        assertThat(pad("Student")).hasAttribute("aria-pressed", "true");
        assertThat(anas.locator(".seat--had")).hasCount(1);
        done();

        assertThat(anas.locator(".counts")).containsText("Voices heard: 1 of 26 seats");
        assertThat(anas.locator(".counts")).containsText("Turns of teacher or student: 2 in");
        look(visit, "one tap at each switch");
        assertThat(bens.locator("main")).containsText("Silence: 0 s of");
    }

    @Test
    void whoTalksIsALookEveryThreeSeconds() {
        var visit = recording("talk", "momentary-3");
        assertThat(anas.locator(".due")).hasText("Look now");
        pad("Teacher").click();
        assertThat(anas.locator(".due")).hasText("Marked: Teacher");
        assertThat(anas.locator(".due")).hasAttribute("data-due", "false");
        assertThat(anas.locator(".due")).hasText("Look now");
        assertThat(anas.locator("main")).containsText("The mark before: Teacher");
        pad("Silence").click();
        pad("Student").click();
        assertThat(anas.locator(".due")).hasText("Marked: Student");
        anas.reload();
        assertThat(pad("Student").locator("b")).hasText("1");
        assertThat(pad("Silence").locator("b")).hasText("0");
        comfortable();
        done();

        counted("1 of 2", "looks: Teacher");
        look(visit, "a look every 3 s, at that instant");
    }

    @Test
    void onTaskGoesFromSeatToSeatInSweeps() {
        var visit = recording("on-task", "", "3");
        assertThat(anas.locator(".sweep__seat")).hasText("Seat 1 of 3");
        pad("On the task").click();
        pad("Off the task").click();
        assertThat(anas.locator(".sweep__seat")).hasText("Seat 3 of 3");
        button(anas, "Seat before").click();
        assertThat(pad("Off the task")).hasAttribute("aria-pressed", "true");
        pad("On the task").click();
        pad("Out of sight").click();
        assertThat(anas.locator(".sweep__seat")).hasText("Seat 1 of 3");
        assertThat(anas.locator("main")).containsText("Sweep 2");
        pad("On the task").click();
        pad("Off, but learning").click();
        pad("On the task").click();
        undo();
        comfortable();
        anas.reload();
        assertThat(anas.locator(".sweep__seat")).hasText("Seat 3 of 3");
        assertThat(anas.locator("main")).containsText("Sweep 2");
        done();

        counted("3 of 4", "looks found a student on the task");
        assertThat(anas.locator(".counts")).containsText("Range over sweeps: 1 of 2 to 2 of 2, in 2 sweeps");
        assertThat(anas.locator(".seatmap")).hasCount(0);
        look(visit, "Sweep by sweep");
        assertThat(bens.locator(".seatmap li").nth(1)).containsText("1/2");
    }

    @Test
    void waitsAreTimedFromAQuestionToTheNextVoice() {
        var visit = recording("wait-time", "");
        pad("After a question").click();
        assertThat(pad("After an answer")).isDisabled();
        anas.waitForTimeout(1000);
        assertThat(anas.locator(".due")).containsText("Waiting: After a question");
        pad("Somebody speaks").click();
        assertThat(anas.locator(".due")).hasText("No wait is running");
        pad("After an answer").click();
        undo();
        assertThat(pad("After an answer")).isEnabled();
        pad("After a question").click();
        comfortable();
        anas.reload();
        assertThat(pad("After a question")).hasAttribute("aria-pressed", "true");
        assertThat(pad("After a question").locator("b")).hasText("1");
        done();

        assertThat(anas.locator(".count")).containsText("After a question: the only one");
        assertThat(anas.locator(".counts")).containsText("Left out: 1");
        look(visit, "Every wait");
        assertThat(bens.locator("main")).containsText("rounded to half a second");
        bens.navigate("/partnerships/" + id.value());
        assertThat(bens.locator("#what-we-counted")).hasCount(1);
        assertThat(bens.locator("main")).containsText("s (once)");
    }

    @Test
    void transitionsBeginAtTheSignalAndEndByTheHostsRule() {
        var visit = recording("transitions", "");
        pad("Transition").click();
        anas.waitForTimeout(1100);
        assertThat(pad("Transition").locator("b")).hasText("1 s");
        pad("Transition").click();
        undo();
        assertThat(pad("Transition")).hasAttribute("aria-pressed", "true");
        pad("Transition").click();
        pad("Transition").click();
        comfortable();
        anas.reload();
        assertThat(pad("Transition")).hasAttribute("aria-pressed", "true");
        done();

        assertThat(anas.locator(".count")).containsText("Transition: the only one");
        assertThat(anas.locator(".counts")).containsText("Not ended: 1");
        look(visit, "Transition, ended");
    }

    @Test
    void disruptionsAreEventsWithTheirSeconds() {
        var visit = recording("disruptions", "");
        pad("At the door").click();
        pad("Intercom or phone").click();
        assertThat(anas.locator(".pad[aria-pressed=true]")).hasCount(2);
        anas.waitForTimeout(1100);
        pad("At the door").click();
        comfortable();
        anas.reload();
        assertThat(anas.locator(".pad[aria-pressed=true]")).hasCount(1);
        pad("Intercom or phone").click();
        done();

        counted("2", "disruptions");
        look(visit, "Time they took");
    }

    @Test
    void disruptionsAreAYesOrNoForEachInterval() {
        var visit = recording("disruptions", "partial-15");
        assertThat(anas.locator(".due")).containsText("The first 15 s are running");
        assertThat(pad("At the door")).isDisabled();
        assertThat(anas.locator(".due")).hasText("The 15 s that just ended", new HasTextOptions().setTimeout(20_000));
        comfortable();
        pad("At the door").click();
        assertThat(anas.locator(".due")).hasText("Marked: At the door");
        anas.reload();
        assertThat(pad("At the door").locator("b")).hasText("1");
        done();

        counted("1 of 1", "intervals of 15 s contained one");
        look(visit, "did it happen at all");
    }

    private void counted(String count, String label) {
        assertThat(anas.locator(".count b")).hasText(count);
        assertThat(anas.locator(".count span")).hasText(label);
    }
}
