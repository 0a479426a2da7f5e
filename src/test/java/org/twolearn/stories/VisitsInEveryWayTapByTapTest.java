package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Ben's classroom, recorded by Ana on a phone, in ways that count acts: planned, accepted, tapped, done, looked at. */
class VisitsInEveryWayTapByTapTest extends OnAPhone {
    @Test
    void attentionIsCountedOnTwoSides() {
        var visit = recording("interactions");
        seat(3);
        seat(3);
        chosen("Not as asked: one student");
        seat(5);
        pad("As asked: a group").click();
        seat(6);
        undo();
        comfortable();
        anas.reload();
        assertThat(anas.locator(".seat--had")).hasCount(2);
        assertThat(pad("As asked: a group").locator("b")).hasText("1");
        done();

        assertThat(anas.locator(".count")).containsText("3 : 1");
        assertThat(anas.locator(".counts")).containsText("While they did what was asked: 3 of 4");
        assertThat(anas.locator(".seatmap")).hasCount(0);
        look(visit, "3 : 1");
        assertThat(bens.locator(".seatmap li").nth(2)).containsText("2 : 0");
        assertThat(bens.locator(".seatmap li").nth(4)).containsText("0 : 1");
    }

    @Test
    void respectIsCountedActByActAndNeverAddedUp() {
        var visit = recording("respect");
        for (var i = 0; i < 3; i++) pad("Used a name").click();
        pad("Put-down").click();
        undo();
        pad("Used a name").focus();
        anas.keyboard().press("3");
        assertThat(pad("Thanked").locator("b")).hasText("1");
        comfortable();
        done();

        assertThat(anas.locator(".counts")).containsText("Put-down: 0 in");
        look(visit, "Used a name");
        assertThat(bens.locator(".count b")).hasText("3");
        assertThat(bens.locator(".lane")).hasCount(6);
    }

    @Test
    void aQuestionIsOneTapAndMoreOfItIfThereIsTime() {
        var visit = recording("questions");
        pad("Open").click();
        chip("Opinion").click();
        chip("Know").click();
        chip("Understand").click();
        assertThat(chip("Understand")).hasAttribute("aria-pressed", "true");
        assertThat(chip("Know")).hasAttribute("aria-pressed", "false");
        pad("Closed").click();
        assertThat(chip("Opinion")).hasAttribute("aria-pressed", "false");
        pad("Procedural").click();
        assertThat(chip("Opinion")).isDisabled();
        anas.locator(".asked").last().click();
        anas.locator("#line").fill("What do you notice?");
        anas.keyboard().press("Enter");
        assertThat(anas.locator(".asked").last()).containsText("Open, Opinion, Understand What do you notice?");
        pad("Closed").click();
        undo();
        comfortable();
        anas.reload();
        assertThat(anas.locator(".asked")).hasCount(3);
        done();

        assertThat(anas.locator(".count")).containsText("1 of 2");
        assertThat(anas.locator(".counts")).containsText("Asked for an opinion: 1 of 1 (1 of 2 questions have a kind)");
        look(visit, "What do you notice?");
    }

    @Test
    void aStepThatWasChangedOnPurposeStandsBesideOneThatWasSeen() {
        var visit = recording("checklist");
        step(0, "Seen");
        step(1, "Not seen");
        step(1, "Changed on purpose");
        step(2, "Not seen");
        step(2, "Seen");
        undo();
        anas.locator(".to-mark").nth(0).getByText("Add what you saw").click();
        anas.locator(".to-mark").nth(0).locator("input").fill("Keisha said it back");
        anas.keyboard().press("Enter");
        button(anas, "Write “a student” instead").click();
        assertThat(anas.locator(".to-mark").nth(0).locator("li")).hasText("a student said it back");
        comfortable();
        anas.reload();
        assertThat(anas.locator(".to-mark [aria-pressed=true]"))
                .hasText(new String[] {"Seen", "Changed on purpose", "Not seen"});
        done();

        assertThat(anas.locator(".count b")).hasText("2 of 3");
        assertThat(anas.locator(".count span")).hasText("steps seen, 1 changed on purpose");
        assertThat(anas.locator("main")).not().containsText("%");
        look(visit, "a student said it back");
        bens.navigate("/partnerships/" + id.value());
        assertThat(bens.locator(".chart--series")).hasCount(0);
    }

    @Test
    void theRoomIsMappedBySeatsAndByWhereTheTeacherStood() {
        var visit = recording("seat-map");
        seat(1);
        chosen("Was helped");
        seat(1);
        seat(7);
        chip("Front").click();
        anas.waitForTimeout(2100);
        chip("Middle").click();
        assertThat(chip("Middle")).hasAttribute("aria-pressed", "true");
        anas.waitForTimeout(1100);
        seat(8);
        undo();
        comfortable();
        anas.reload();
        assertThat(chip("Middle")).hasAttribute("aria-pressed", "true");
        assertThat(anas.locator(".seat--had")).hasCount(2);
        done();

        assertThat(anas.locator(".count")).containsText("2 of 26");
        assertThat(anas.locator(".counts")).containsText("Seats with none of these: 24 of 26");
        look(visit, "Where the teacher stood");
        assertThat(bens.locator(".chart__svg .zone-had")).hasCount(2);
        assertThat(bens.locator(".chart__svg .path")).hasCount(1);
    }

    private void step(int number, String mark) {
        anas.locator(".to-mark")
                .nth(number)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(mark).setExact(true))
                .click();
    }

    private void chosen(String name) {
        anas.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name))
                .check();
    }

    private Locator chip(String name) {
        return anas.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
