package org.twolearn.visits;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.web.HintRules;

/** Script A7, in Ben's window: "Great job, you should use sticks". */
@Story
class WritingWithHintsTest {
    private static final String SENTENCE = "Great job, you should use sticks";

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    @Autowired
    Recordings recordings;

    @Autowired
    MockMvcTester browser;

    PersonId ana, ben;
    PartnershipId id;
    Page bens;
    final VisitId visit = VisitId.fresh();
    final List<Request> asked = new ArrayList<>();

    @BeforeEach
    void benHasVisitedAna() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        id = pair.signed(ana, ben);
        Someone.does(ana, () -> visits.offer(id, visit, ana, ana, Lesson.turns(ben), Instant.now()));
        Someone.does(ben, () -> visits.sign(id, visit, 1, ben, Instant.now().minusSeconds(30)));
        for (var batch : new Batch[] {Lesson.batch(0, 14), Lesson.end(60_000)})
            Someone.does(ben, () -> recordings.add(id, visit, ben, batch, Instant.now()));
        bens = Browser.of(ben, port);
    }

    @Test
    @DisplayName("W11 Where they have not both said yes, nothing is marked and no program starts")
    void offMeansThatNothingRuns() {
        Pair.post(browser, ben, path("/hints/yes"));
        bens.onRequest(asked::add);
        for (var page : new String[] {path("/ideas"), path("/talks"), record()}) {
            bens.navigate(page);
            bens.locator("textarea:visible").first().fill(SENTENCE);
            bens.waitForTimeout(800);
            assertThat(bens.locator("[data-hints], .hint")).hasCount(0);
        }
        assertThat(bens.workers()).isEmpty();
        assertThat(asked)
                .noneMatch(one -> one.url().contains("/hints/") && one.url().contains("/js/"));
    }

    @Test
    @DisplayName(
            "W11/D2 A hint is soft, says why and offers another way; the idea goes as it is, and no request carried a word before")
    void aHintIsSoftAndTheIdeaGoes() {
        bothSayYes();
        for (var page : new String[] {"/hints", ""}) {
            bens.navigate(path(page));
            fits("page" + page.replace('/', '-'));
        }
        bens.navigate(path("/ideas"));
        var box = bens.locator("#idea");
        box.focus();
        bens.waitForCondition(() -> bens.workers().size() == 1);
        bens.onRequest(asked::add);
        box.pressSequentially(SENTENCE);
        var says = bens.locator(".hint__says[role=status]").first();
        assertThat(says).containsText("This says how you liked it. What happened?");
        assertThat(says).containsText("Great job");
        why().click();
        assertThat(why()).hasAttribute("aria-expanded", "true");
        assertThat(bens.locator(".hint__more:visible")).containsText("the writer sits as judge");
        assertThat(bens.locator(".hint__more:visible")).containsText("22 of 26 students wrote");
        assertThat(bens.locator(".hint__more:visible")).containsText("thanks");
        fits("idea");
        bens.waitForTimeout(2500);
        assertThat(asked)
                .allMatch(one -> one.url().endsWith("/colleagues") || one.url().contains("/js/"));
        assertThat(asked).allMatch(one -> one.postData() == null && !one.url().contains("Great"));

        asked.clear();
        button("Put it on the table").click();
        assertThat(bens.locator(".idea__text")).hasText(SENTENCE);
        assertThat(bens.locator("dialog")).hasCount(0);
        assertThat(asked.stream().filter(one -> one.postData() != null)).hasSize(1);
        assertThat(bens.workers()).isEmpty();
        assertThat(Database.superuser()
                        .sql("select count(*) from hints_yes")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    @DisplayName(
            "W11 After a visit a sentence without evidence gets a gray dot; one with it, or with a block put in, gets nothing")
    void theMarkerComesFirst() {
        bothSayYes();
        bens.navigate(record());
        var note = bens.locator("#note");
        var says = note.locator("xpath=../div[contains(@class,'hint')]/p");
        note.fill("The opening felt right to me.");
        assertThat(says).containsText("What would a camera have caught?");
        assertThat(says.locator(".hint__dot")).isVisible();
        fits("note");
        note.fill("14 of 26 students had a turn.");
        assertThat(says).isEmpty();
        note.fill("La apertura salió como querías.");
        assertThat(says).containsText("¿Qué habría captado una cámara?");
        assertThat(note.locator("xpath=../div[contains(@class,'hint')]")).hasAttribute("lang", "es");

        note.fill("");
        note.focus();
        bens.locator("summary.block", named("A count of a total")).focus();
        bens.keyboard().press("Enter");
        fits("blocks");
        bens.getByText("14 of 26 · seats").click();
        assertThat(note).hasValue("14 of 26 ");
        assertThat(note).isFocused();
        bens.locator("summary.block", named("A question")).click();
        bens.getByText("What did you expect …?").click();
        bens.keyboard().type("in the back corner");
        assertThat(note).hasValue("14 of 26 What did you expect in the back corner? ");
        assertThat(bens.locator(".block").first().boundingBox().height).isGreaterThanOrEqualTo(48);
        // What one did not see is no sentence about the lesson, and a fragment is fine.
        bens.locator("#unseen").fill("The table by the door");
        bens.waitForTimeout(3000);
        assertThat(bens.locator("#unseen").locator("xpath=../div[contains(@class,'hint')]/p"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "W11 What tells a third person asks once, softly; both answers are one tap, and sending never waits for more")
    void whatTellsAThirdPersonAsksOnce() {
        bothSayYes();
        bens.navigate(path("/talks"));
        var note = bens.locator("#note");
        note.fill("I told Dr. Lee about your lesson.");
        submit().click();
        assertThat(bens.locator("dialog")).containsText("Before it goes");
        fits("ask");
        button("Look at it again").click();
        assertThat(note).isFocused();
        submit().click();
        assertThat(bens.locator("main")).containsText("I told Dr. Lee about your lesson.");
        assertThat(bens.locator("dialog")).hasCount(0);
    }

    @Test
    @DisplayName(
            "W11 A hint that is put away stays away on this device, for this writer only, and the device keeps it sealed")
    void putAwayItStaysAway() {
        bothSayYes();
        bens.navigate(path("/talks"));
        bens.locator("#note").fill("Kudos on the small groups.");
        why().click();
        bens.onRequest(asked::add);
        button("Not this hint again").click();
        bens.waitForCondition(() -> kept(bens) != null);
        assertThat(kept(bens)).doesNotContain("N76", "Kudos");
        assertThat(asked).isEmpty();
        bens.navigate(path("/ideas"));
        bens.locator("#idea").fill("Kudos to table four.");
        bens.waitForTimeout(3000);
        assertThat(bens.locator(".hint__says").first()).isEmpty();
        bens.locator("#idea").fill("I dropped in on period 3.");
        assertThat(bens.locator(".hint__says").first()).containsText("somebody else");

        var anas = Browser.of(ana, port);
        anas.navigate(path("/ideas"));
        anas.evaluate("kept => localStorage.setItem('hints', kept)", kept(bens));
        anas.reload();
        anas.locator("#idea").fill("Kudos to table four.");
        assertThat(anas.locator(".hint__says").first()).containsText("What happened?");
        // The host’s own words about their own lesson, and what one writes for oneself, are nobody’s to look at.
        for (var own : new String[] {path("/visits/" + visit.value() + "/look"), path("/learning"), "/notebook"}) {
            anas.navigate(own);
            anas.locator("textarea").first().fill(SENTENCE);
            anas.waitForTimeout(800);
            assertThat(anas.workers()).isEmpty();
            assertThat(anas.locator("textarea").first().getAttribute("data-hints"))
                    .isNull();
        }
    }

    @Test
    @DisplayName(
            "W11 In the browser’s own program every rule finds its example, none what is offered instead, and Java finds the same in 200 sentences")
    @SuppressWarnings("unchecked")
    void theSameRulesInJavaAndInTheBrowser() throws IOException {
        bothSayYes();
        bens.navigate(path("/ideas"));
        for (var language : HintRules.LANGUAGES) {
            var wrong = (List<String>) bens.evaluate("""
                    async (language) => {
                      const ours = document.querySelector("script[src$='/twolearn.js']").src.replace("twolearn.js", "ours.js");
                      const { program } = await import(ours);
                      const { rules } = (await import("/js/hints/rules.js")).languages[language];
                      const worker = new Worker(program("/js/hints/worker.js"), { type: "module" });
                      const ask = (text, silent) => new Promise((done) => {
                        worker.onmessage = ({ data }) => done(data.hints);
                        worker.postMessage({ id: 1, text, how: { first: language, silent } });
                      });
                      const ids = rules.map((rule) => rule.id), wrong = [];
                      for (const rule of rules) {
                        const [hint] = await ask(rule.example, ids.filter((id) => id !== rule.id));
                        if (hint?.id !== rule.id) wrong.push(`${rule.id} does not find: ${rule.example}`);
                        const instead = await ask(rule.instead, []);
                        if (instead.length > 0) wrong.push(`${instead[0].id} finds: ${rule.instead}`);
                      }
                      worker.terminate();
                      return wrong;
                    }""", language);
            assertThat(wrong).isEmpty();
        }
        var lines = Files.readAllLines(Path.of("bench/hints/sentences.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .toList();
        assertThat(lines).hasSize(200);
        for (var line : lines) {
            var there = (Map<String, List<String>>) bens.evaluate(
                    "async ([language, sentence]) => (await import('/js/hints/reading.js')).parts(sentence, language)",
                    List.of(line[0], line[2]));
            assertThat(there.get("rules"))
                    .as(line[2])
                    .containsExactlyInAnyOrderElementsOf(HintRules.tripped(line[0], line[2]));
        }
    }

    private void bothSayYes() {
        for (var one : new PersonId[] {ana, ben}) Pair.post(browser, one, path("/hints/yes"));
    }

    private String path(String noun) {
        return "/partnerships/" + id.value() + noun;
    }

    private String record() {
        return path("/visits/" + visit.value() + "/record");
    }

    private static String kept(Page page) {
        return (String) page.evaluate("() => localStorage.getItem('hints')");
    }

    private Locator why() {
        return bens.locator(".hint__why:visible");
    }

    private Locator submit() {
        return bens.locator("main form button.button--ink");
    }

    private Locator button(String name) {
        return bens.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private void fits(String name) {
        assertThat(new AxeBuilder(bens).analyze().getViolations()).isEmpty();
        if (System.getProperty("shots") == null) return;
        for (var width : new int[] {390, 1280})
            for (var theme : List.of("LIGHT", "DARK")) {
                bens.setViewportSize(width, 844);
                bens.emulateMedia(new Page.EmulateMediaOptions()
                        .setColorScheme(com.microsoft.playwright.options.ColorScheme.valueOf(theme)));
                bens.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(!name.equals("ask"))
                        .setPath(Path.of("target/shots/" + name + "-" + width + "-" + theme + ".png")));
            }
        bens.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
    }
}
