import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The judge of bench/red.sh. A line is red only if a test whose sentence begins with the line's promise failed, and that
 * same test passed before and after with everything in its place. What did not run, start or compile is broken.
 */
final class Red {
    private static final Path LIST = Path.of("src/test/resources/promises/red.tsv");
    private static final Pattern PROMISES = Pattern.compile("\\w+: ([A-Z]\\d{1,2}(?:/[A-Z]\\d{1,2})*)[.]? .*");
    private static final String BEFORE = "before ", AFTER = "after ";

    interface Work {
        void run() throws Exception;
    }

    record Line(String name, String id, String tests, String kind, String what, String how) {
        String takenAway() {
            return kind.equals("sql") ? what : what.replaceFirst(".*/org/twolearn/", "") + ": " + how;
        }

        boolean isOneOf(List<String> wanted) {
            return wanted.isEmpty() || wanted.contains(id) || wanted.contains(name);
        }
    }

    record Seen(String verdict, List<String> failed, String when) {}

    private final RedCopy copy = RedCopy.compiled();
    private final RedPage page;
    private final String commit;
    /** What each run's tests said, by the run's name: nothing for a test that passed. */
    private final Map<String, Map<String, String>> runs = new HashMap<>();

    private Red(RedPage page) throws Exception {
        this.page = page;
        commit = RedCopy.start(Path.of("."), "git", "describe", "--always", "--dirty").strip();
    }

    static void main(String[] wanted) throws Exception {
        var all = lines();
        var red = new Red(RedPage.read(all));
        red.judge(all.stream().filter(line -> line.isOneOf(List.of(wanted))).toList());
        System.out.printf("%d of %d lines are red%n", red.page.red(), all.size());
        if (red.page.red() < all.size()) System.exit(1);
    }

    /** Lines of one promise are numbered in their order: E1.1, E1.2. */
    private static List<Line> lines() throws IOException {
        var lines = new ArrayList<Line>();
        var count = new HashMap<String, Integer>();
        for (var text : Files.readAllLines(LIST)) {
            if (text.isBlank() || text.startsWith("#")) continue;
            var part = text.split("\t", -1);
            var name = part[0] + "." + count.merge(part[0], 1, Integer::sum);
            lines.add(new Line(name, part[0], part[1], part[2], part[3], part.length > 4 ? part[4] : ""));
        }
        return lines;
    }

    private void judge(List<Line> lines) throws Exception {
        var sql = lines.stream().filter(line -> line.kind().equals("sql")).toList();
        var work = new ArrayList<String[]>();
        var classes = lines.stream().map(Line::tests).distinct().toList();
        for (var tests : classes) work.add(new String[] {BEFORE + tests, tests, ""});
        for (var line : sql) work.add(new String[] {line.name(), line.tests(), line.what()});
        for (var tests : classes) work.add(new String[] {AFTER + tests, tests, ""});
        heard(copy.tested(work));
        for (var line : sql) saw(line, judged(line));
        for (var line : lines)
            if (line.kind().equals("edit")) {
                var refused = copy.edited(
                        line.what(),
                        line.how(),
                        () -> heard(copy.tested(List.<String[]>of(new String[] {line.name(), line.tests(), ""}))));
                saw(line, refused.isEmpty() ? judged(line) : broken(refused));
            }
    }

    private void heard(List<String[]> said) {
        for (var test : said) runs.computeIfAbsent(test[0], _ -> new TreeMap<>()).put(test[1], test[2]);
    }

    private Seen judged(Line line) {
        var clean = new LinkedHashMap<>(runs.getOrDefault(BEFORE + line.tests(), Map.of()));
        runs.getOrDefault(AFTER + line.tests(), Map.of()).forEach((test, said) -> clean.merge(test, said, String::concat));
        var own = clean.keySet().stream().filter(test -> holds(test, line.id())).toList();
        if (own.isEmpty()) return broken("no test of " + line.tests() + " names " + line.id());
        for (var test : own)
            if (!clean.get(test).isEmpty()) return broken("failed with everything in its place: " + test);
        var run = runs.getOrDefault(line.name(), Map.of("", "did not run"));
        if (run.containsKey("")) return broken(run.get(""));
        if (run.values().stream().anyMatch(said -> said.contains("ApplicationContext"))) return broken("did not start");
        var failed = run.keySet().stream().filter(test -> !run.get(test).isEmpty()).toList();
        var missed = failed.stream().filter(own::contains).toList();
        if (!missed.isEmpty()) return new Seen("red", missed, "");
        return new Seen("GREEN", failed.isEmpty() ? List.of() : List.of("only others failed: " + failed), "");
    }

    private static boolean holds(String test, String id) {
        var promises = PROMISES.matcher(test);
        return promises.matches() && Arrays.asList(promises.group(1).split("/")).contains(id);
    }

    private static Seen broken(String why) {
        return new Seen("BROKEN", List.of(why), "");
    }

    private void saw(Line line, Seen seen) throws IOException {
        page.saw(line, new Seen(seen.verdict(), seen.failed(), LocalDate.now() + ", " + commit), postgres());
        System.out.printf("%-6s %-6s %s%n", seen.verdict(), line.name(), String.join("; ", seen.failed()));
    }

    private String postgres() {
        return runs.getOrDefault("PostgreSQL", Map.of("", "")).keySet().iterator().next();
    }
}
