package org.twolearn.visits;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Ruled;
import org.twolearn.Someone;
import tools.jackson.databind.json.JsonMapper;

/** Run by bench/listen.sh: the page's own code hears lessons of which it is known who speaks when. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class ListeningBench {
    private static final int STEPS_TO_LEARN_FROM = 375;
    private static final String HEARD = """
            async (marks) => {
              // From where the page has its own scripts, so that none is there twice.
              const from = document.querySelector("script[src*=listen]").src.split("listen/")[0];
              const { Hearing } = await import(from + "listen/hearing.js"), began = performance.now();
              const hearing = new Hearing(), file = document.getElementById("lesson").files[0];
              const speaks = await hearing.file(file, () => {}), took = performance.now() - began;
              const voices = await hearing.voices(speaks, marks);
              hearing.cancel();
              return [Array.from(voices ?? speaks).join(""), took];
            }""";

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    record Lesson(String place, List<String> voices, String who, List<Integer> enrol) {}

    /** In points of the lesson, or in parts of a hundred of what the name says. */
    record Error(
            String place, double share, double teacher, double missed, double unsaid, double mixed, double speed) {}

    @Test
    void measure() throws IOException {
        var lessons = System.getProperty("twolearn.lessons");
        if (lessons == null) return;
        var page = page();
        var errors = new ArrayList<Error>();
        try (var files = Files.list(Path.of(lessons))) {
            for (var file : files.filter(one -> one.toString().endsWith(".json"))
                    .sorted()
                    .toList()) errors.add(heard(page, file));
        }
        var said = table(errors);
        System.out.println(said);
        if (!lessons.endsWith("tune")) write(said, errors.size());
    }

    private Page page() {
        var district = UUID.randomUUID();
        var ana = Someone.called("Ana", district);
        var id = pair.signed(ana, Someone.called("Ben", district));
        Ruled.on("audio", district);
        var page = Browser.of(ana, port);
        page.setDefaultTimeout(600_000);
        page.navigate("/partnerships/" + id.value() + "/visits/own");
        page.evaluate("() => { const one = document.createElement('input'); one.type = 'file'; one.id = 'lesson';"
                + " document.body.append(one); }");
        return page;
    }

    private static Error heard(Page page, Path json) throws IOException {
        var lesson = JsonMapper.shared().readValue(Files.readString(json), Lesson.class);
        page.locator("#lesson").setInputFiles(Path.of(json.toString().replace(".json", ".wav")));
        var marked = new boolean[lesson.who().length()];
        var marks = new ArrayList<List<Integer>>();
        for (var whose : new char[] {'t', 's'})
            for (int i = 0, left = STEPS_TO_LEARN_FROM; i < marked.length && left > 0; i++)
                if (lesson.who().charAt(i) == whose) {
                    marked[i] = true;
                    left--;
                    marks.add(List.of(i, whose == 't' ? 1 : 2));
                }
        var given = marks.stream()
                .map(one -> java.util.Map.of("from", one.get(0) * 32, "to", one.get(0) * 32 + 32, "whose", one.get(1)))
                .toList();
        var answer = (List<?>) page.evaluate(HEARD, given);
        var took = ((Number) answer.get(1)).doubleValue();
        return error(lesson, String.valueOf(answer.get(0)), marked, took);
    }

    private static Error error(Lesson lesson, String heard, boolean[] marked, double took) {
        int all = heard.length(), talk = 0, said = 0, ours = 0, saidOurs = 0, missed = 0, made = 0, both = 0, mixed = 0;
        for (var i = 0; i < all; i++) {
            char truth = lesson.who().charAt(i), found = heard.charAt(i);
            if (truth != '-') talk++;
            if (found != '0') said++;
            if (truth == 't') ours++;
            if (found == '1') saidOurs++;
            if (truth != '-' && found == '0') missed++;
            if (truth == '-' && found != '0') made++;
            if (truth == '-' || found == '0' || marked[i]) continue;
            both++;
            if (truth == 't' != (found == '1')) mixed++;
        }
        return new Error(
                lesson.place(),
                100.0 * Math.abs(said - talk) / all,
                100.0 * Math.abs(saidOurs - ours) / all,
                100.0 * missed / Math.max(1, talk),
                100.0 * made / Math.max(1, all - talk),
                100.0 * mixed / Math.max(1, both),
                all * 0.032 / (took / 1000));
    }

    private static String table(List<Error> errors) {
        var said = new StringBuilder(
                "| room | talk, points off | teacher’s talk, points off | talk missed, % | silence taken for talk, % | talk given to the wrong voice, % | times as fast as the lesson |\n"
                        + "| --- | --- | --- | --- | --- | --- | --- |\n");
        var byPlace = errors.stream().collect(groupingBy(Error::place, LinkedHashMap::new, toList()));
        byPlace.forEach((place, some) -> said.append(row(place, some)));
        return said.append(row("all", errors)).toString();
    }

    private static String row(String place, List<Error> some) {
        return "| " + place + " | " + middle(some, Error::share) + " | " + middle(some, Error::teacher) + " | "
                + middle(some, Error::missed) + " | " + middle(some, Error::unsaid) + " | "
                + middle(some, Error::mixed) + " | " + middle(some, Error::speed) + " |\n";
    }

    private static String middle(List<Error> some, ToDoubleFunction<Error> what) {
        var all = some.stream().mapToDouble(what).sorted().toArray();
        var half = all.length / 2;
        var median = all.length % 2 == 1 ? all[half] : (all[half - 1] + all[half]) / 2;
        return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", median, all[0], all[all.length - 1]);
    }

    private static void write(String table, int lessons) throws IOException {
        var doc = Path.of("docs/listening.md");
        var words = Files.readString(doc);
        var from = words.indexOf("| room |");
        var to = words.indexOf("\n\n", from);
        Files.writeString(doc, words.substring(0, from) + table.strip() + words.substring(to));
    }
}
