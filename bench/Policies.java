import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The judge of bench/policies.sh: which tests may notice a weaker policy, and the page that says which did. */
final class Policies {
    private static final Path PAGE = Path.of("docs/policies.md"), LINES = Path.of("src/test/resources/promises/red.tsv");
    private static final Pattern ON = Pattern.compile("\\bon (\\w+)"), WRITES = Pattern.compile("(?:into|from|update) (\\w+)");

    /**
     * Asked about one table at a time: which test for which role, command, scope and kind of policy. None of them reads what a
     * policy says; only what it lets somebody do.
     */
    private static final String NEAR = """
            EveryTableHasItsWritersTest#nobodyWritesForAnother=tl_app (INSERT|UPDATE|DELETE) .*
            EveryTableHasItsReadersTest#aPartnershipsRowsAreItsMembers=tl_app SELECT partnership PERMISSIVE
            EveryTableHasItsReadersTest#aPausedMembersRowsAreAway=tl_app SELECT partnership PERMISSIVE
            EveryTableHasItsReadersTest#aPersonsRowsAreTheirs=tl_app SELECT person PERMISSIVE
            NewcomerTest#noOlderRow=tl_app SELECT partnership RESTRICTIVE
            NothingElseIsFoundTest#whatIsASchools=tl_app SELECT school .*
            NothingElseIsFoundTest#functionsFindOnesOwn=tl_owner SELECT .*
            NothingElseIsFoundTest#functionsChangeOnesOwn=tl_owner (INSERT|UPDATE|DELETE) .*
            NothingElseIsFoundTest#whoseItIs=tl_mine .*
            NothingElseIsFoundTest#jobsTakeWhatIsDue=tl_jobs .*
            OneReasonAtATimeTest#oneReasonIsEnough=.*
            """.strip().lines().map(test -> "org.twolearn.promises." + test).collect(Collectors.joining(";"));
    /** How many of a table's stories are asked; none at all in a short run, which the page then says. */
    private static final int STORIES = Integer.parseInt(System.getenv().getOrDefault("STORIES", "4"));

    private final List<String[]> said;

    private Policies(List<String[]> said) {
        this.said = said;
    }

    static void main(String[] chosen) throws Exception {
        var copy = RedCopy.compiled();
        var stories = Path.of("target/red/stories.tsv").toAbsolutePath();
        var said = Path.of("target/red/weaker.tsv").toAbsolutePath();
        Files.write(stories, stories(copy::types));
        Files.deleteIfExists(said);
        var output = copy.ran(
                "org.twolearn.WithoutPolicies", NEAR, stories.toString(), said.toString(), String.join("|", chosen));
        if (!Files.exists(said)) throw new IllegalStateException(output);
        var page = new Policies(Files.readAllLines(said).stream().map(line -> line.split("\t", -1)).toList());
        if (page.of("ended").isEmpty()) throw new IllegalStateException(output);
        if (chosen.length == 0) Files.writeString(PAGE, page.text());
        page.left().forEach(System.out::println);
        System.out.println(page.score());
    }

    /** Each table's stories: first the tests of red.tsv in whose lines it is named, and those that write it themselves. */
    private static List<String> stories(UnaryOperator<String> types) throws IOException {
        var tests = new TreeMap<String, TreeMap<String, Integer>>();
        for (var line : Files.readAllLines(LINES)) {
            var part = line.split("\t", -1);
            if (!line.startsWith("#") && part.length == 4) named(tests, part[3], ON, part[1], -1);
        }
        try (var files = Files.walk(Path.of("src/test/java/org/twolearn"))) {
            for (var file : files.filter(any -> any.toString().endsWith("Test.java")).sorted().toList()) {
                var text = Files.readString(file);
                if (text.matches("(?s).*(@Story|initializers = Database.class).*")
                        && !text.contains("Browser.of(") && !file.toString().contains("/promises/"))
                    named(tests, text, WRITES, file.getFileName().toString().replace(".java", ""), -2);
            }
        }
        var lines = new ArrayList<String>();
        tests.forEach((table, all) -> lines.add(table + "\t" + all.entrySet().stream()
                .filter(test -> !test.getKey().matches(".*,.*|WallTest|Every.*|The.*|Whole.*|Newcomer.*"))
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .limit(STORIES)
                .map(test -> types.apply(test.getKey()))
                .collect(Collectors.joining(","))));
        return lines.stream().filter(line -> !line.endsWith("\t")).toList();
    }

    private static void named(
            Map<String, TreeMap<String, Integer>> tests, String text, Pattern where, String test, int weight) {
        where.matcher(text).results().map(found -> found.group(1)).distinct().forEach(table -> tests.computeIfAbsent(
                        table, _ -> new TreeMap<>())
                .merge(test, weight, Integer::sum));
    }

    private List<String[]> of(String kind) {
        return said.stream().filter(one -> one[0].equals(kind)).toList();
    }

    private List<String> left() {
        return of("weaker").stream()
                .filter(one -> one[3].isEmpty())
                .map(one -> "`" + one[1] + "`: without `" + one[2].replace("|", "\\|") + "`")
                .sorted()
                .toList();
    }

    private String score() {
        var all = of("weaker").size();
        var noticed = all - left().size();
        return "%d policies; %d weaker ones were tried, %d were noticed: %.1f %%"
                .formatted(Integer.parseInt(of("policies").getFirst()[1]), all, noticed, 100.0 * noticed / all);
    }

    private String text() throws Exception {
        var by = of("weaker").stream()
                .filter(one -> !one[3].isEmpty())
                .collect(Collectors.groupingBy(
                        one -> one[3].replaceAll(":.*", ""), TreeMap::new, Collectors.counting()));
        var commit = RedCopy.start(Path.of("."), "git", "describe", "--always", "--dirty").strip();
        return """
                # What the tests would miss of the policies

                Written by `bench/policies.sh`, never by hand. Of every row-level policy that the migrations make it takes each part away that
                must hold: all of the condition where a policy is for reading, is restrictive or has one part; else each of those joined by “and”. A policy that lets
                its role do everything has no parts. Each weaker policy is put into the migrated database by itself, and tests run until one fails: first those that
                try every row of its table as everybody, then the stories of that table. None of them reads what a policy says, only what it lets somebody do.
                A part that another policy, a key or a function makes superfluous counts as missed as long as it is there.

                %s. %s, %s %s with %d cores, Java %s, commit %s.

                | Noticed first by | |
                | --- | --- |
                %s

                ## Missed
                %s%s
                %s""".formatted(
                score(),
                LocalDate.now(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                commit,
                by.entrySet().stream().map(one -> "| " + one.getKey() + " | " + one.getValue() + " |").collect(Collectors.joining("\n")),
                STORIES > 0 ? "" : "This was a short run: no story was asked, so a part that only a story would miss stands here too.\n\n",
                left().isEmpty() ? "Nothing." : left().stream().map(one -> "- " + one).collect(Collectors.joining("\n")),
                unsound());
    }

    /** A test that fails with everything in its place can notice nothing. */
    private String unsound() {
        var tests = of("unsound").stream().map(one -> one[1].replaceAll(".*\\.", "")).toList();
        return tests.isEmpty() ? "" : "\nNot asked, for they failed with everything in its place: " + String.join(", ", tests) + ".\n";
    }
}
