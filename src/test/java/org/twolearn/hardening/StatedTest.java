package org.twolearn.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twolearn.web.Noticed;

/** What docs/security.md and its neighbors state, the program does. */
class StatedTest {
    private static final String PAGE = Tree.read("docs/security.md");

    @Test
    void theLimitsOfWhatComesIn() {
        stated(
                "2,000 characters, 280 on a line, 60 for a name",
                main("visits/PlanForm"),
                "NAME = 60, LINE = 280, WORDS = 2000");
        stated("20,000 for a page of the notebook", main("reflections/NotebookPages"), "20_000");
        stated("between 2000 and 2199", main("web/Sent"), "getYear() < 2000 || day.getYear() > 2199");
        stated("at most 2 MB", main("signin/Smallness"), "A_FORM = 2 << 20");
        stated("200 MB packed", Tree.read("src/main/resources/application.properties"), "max-file-size=200MB");
        stated(
                "4 GB unpacked, 100 files, 200 times",
                main("roster/Bundle"),
                "MOST_FILES = 100",
                "4L << 30",
                "MOST_SWELLING = 200");
        stated("two to twelve people", main("partnerships/Partnership"), "ROOM = 12");
    }

    @Test
    void howOftenAndHowLong() {
        stated("five minutes, answered once", main("signin/Keeps"), "Duration.ofMinutes(5)");
        stated("five times for each request", main("signin/Confirmations"), "TRIES = 5");
        var sql = String.join(
                "\n", Tree.of("src/main/java/org/twolearn/signin", ".sql").values());
        stated("within seven days", sql, "interval '7 days'");
        stated("lives ten minutes", sql, "default now() + interval '10 minutes'");
        stated("12 hours unused and 30 days in any case", sql, "interval '12 hours'", "interval '30 days'");
        stated(
                "256 random bits, a printed code is 117 and so is a first-time link",
                main("signin/Secret"),
                "new byte[32]",
                "ON_PAPER = 24");
        stated(
                "300 at once and five a second",
                main("signin/NotTooOften"),
                "requests-at-once:300",
                "A_PAGE = 1, A_FORM = 2, WHAT_COSTS = 60, A_SECOND = 5",
                "OUTSIDE_AT_ONCE = 6");
        stated("eight codes, each once", main("signin/CodeTable"), "A_SHEET = 8");
        stated("12 hours in any case through the school account", sql, "new.started + interval '12 hours'");
        assertThat(Tree.read("docs/signing-in.md")).contains("12 hours unused, 30 days", "24 letters and digits");
    }

    /** Which ways there are, the program says by the way that a session begins. */
    @Test
    void everyWayInIsStated() {
        var ways = java.util.regex.Pattern.compile(
                        "arrivals\\.begin\\([^;]*?\"([a-z]+)\"", java.util.regex.Pattern.DOTALL)
                .matcher(String.join(
                        "\n",
                        Tree.of("src/main/java/org/twolearn/signin", ".java").values()))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ways).containsExactlyInAnyOrder("account", "passkey", "code", "enrollment", "setup", "demo");
        assertThat(Tree.read("docs/signing-in.md"))
                .contains(
                        "**One thing alone opens nothing.**",
                        "\n| passkey | opens | opens |",
                        "\n| printed code | opens | says who it is;",
                        "\n| school account | opens |",
                        "\n| further link | opens |",
                        "\n| very first link, set-up address |",
                        "There is no other way in.");
    }

    @Test
    void howLongTogetherWithTheAccount() {
        assertThat(Tree.read("docs/signing-in.md"))
                .contains(
                        "**How long, and together with the account.**",
                        "12 hours after coming in through it, however much it is used",
                        "`max_age` of 12 hours",
                        "\n| signing out there, or the account closed |",
                        "\n| taken off the roster |");
        assertThat(main("signin/AccountRequest")).contains("Duration.ofHours(12)", "\"max_age\"");
    }

    @Test
    void theCiphers() {
        stated(
                "AES-256-GCM, random nonce of 96 bits",
                main("vault/Suite"),
                "AES/GCM/NoPadding",
                "NONCE = 12",
                "AES_256_GCM((byte) 1)");
        stated(
                "HKDF-SHA-256",
                String.join(
                        "\n",
                        Tree.of("src/main/java/org/twolearn/vault", ".java").values()),
                "HKDF-SHA256");
        stated("EdDSA, ES256, RS256", main("signin/Passkeys"), ".EdDSA", ".ES256", ".RS256");
        stated("1.2 and 1.3, with forward secrecy", main("signin/Pem"), "TLSv1.3,TLSv1.2");
        stated("SCRAM-SHA-256", main("database/Guard"), "scram-sha-256");
    }

    @Test
    void whatTheLogSays() {
        assertThat(Arrays.stream(Noticed.values()).map(Noticed::name)).allMatch(PAGE::contains);
    }

    @Test
    void everyPartOfThePageIsThere() {
        for (var part : List.of(
                "What comes in",
                "What one may do how often",
                "Sessions",
                "Who may do what",
                "What a browser needs",
                "What kinds of things are kept",
                "Ciphers",
                "What it talks to",
                "What costs, and what is risky",
                "What the log says")) assertThat(PAGE).contains("\n## " + part + "\n");
        assertThat(Tree.read("SECURITY.md")).contains("7 days", "30 days", "90 days");
    }

    private static void stated(String sentence, String source, String... there) {
        assertThat(PAGE).contains(sentence);
        assertThat(source).contains(there);
    }

    private static String main(String file) {
        return Tree.read("src/main/java/org/twolearn/" + file + ".java");
    }
}
