import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** docs/red.md, which nobody writes by hand: what was seen of each line of the list, and when. */
final class RedPage {
    private static final Path PAGE = Path.of("docs/red.md");
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern ON = Pattern.compile("PostgreSQL (\\d[\\d.]*)");

    private final Map<Red.Line, Red.Seen> seen = new LinkedHashMap<>();
    private String postgres = "";

    /** What the page says of lines that are as they were; all others have not been run. */
    static RedPage read(List<Red.Line> lines) throws IOException {
        var page = new RedPage();
        lines.forEach(line -> page.seen.put(line, new Red.Seen("not run", List.of(), "")));
        if (!Files.exists(PAGE)) return page;
        var text = Files.readString(PAGE);
        var on = ON.matcher(text);
        if (on.find()) page.postgres = on.group(1);
        for (var row : text.lines().filter(row -> row.startsWith("| ")).toList()) {
            var cells = CELL.split(row, -1);
            if (cells.length != 7) continue;
            for (var line : lines)
                if (same(line, cells))
                    page.seen.put(line, new Red.Seen(cells[2].strip(), List.of(cells[3].strip().split("<br>")), cells[5].strip()));
        }
        return page;
    }

    private static boolean same(Red.Line line, String[] cells) {
        return cells[1].strip().startsWith(line.id() + ".")
                && cells[4].strip().equals(code(line.takenAway()))
                && (!cells[2].strip().equals("red") || Stream.of(line.tests().split(",")).anyMatch(cells[3]::contains));
    }

    void saw(Red.Line line, Red.Seen what, String on) throws IOException {
        seen.put(line, what);
        if (!on.isEmpty()) postgres = on;
        write();
    }

    long red() {
        return seen.values().stream().filter(one -> one.verdict().equals("red")).count();
    }

    private void write() throws IOException {
        var text = new StringBuilder("""
                # What turned red

                Written by `bench/red.sh`, never by hand. It takes one mechanism after the other away, each from a fresh database, and runs the tests
                of the promise it keeps; its lines are in [red.tsv](../src/test/resources/promises/red.tsv). A line is red only if a test whose
                sentence begins with that promise failed, and that same test passed with everything in its place. SQL that cannot be run, a
                source that does not compile and a program that does not start are “broken”, which is not red.

                %d of %d lines are red. Seen on %s %s with %d cores, Java %s, PostgreSQL %s.

                | Line | Seen | Tests that failed | What was taken away | When, and from which commit |
                |---|---|---|---|---|
                """.formatted(
                        red(),
                        seen.size(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        postgres));
        seen.forEach((line, one) -> text.append("| %s | %s | %s | %s | %s |%n".formatted(
                line.name(), one.verdict(), cell(String.join("<br>", one.failed())), code(line.takenAway()), one.when())));
        Files.writeString(PAGE, text);
    }

    private static String cell(String text) {
        return text.replaceAll("(?<!\\\\)\\|", "\\\\|").replace("\n", " ");
    }

    private static String code(String text) {
        return "`" + cell(text.replace('`', '’')) + "`";
    }
}
