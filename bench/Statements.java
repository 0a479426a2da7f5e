import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The statements of the partnership page, as the program sends them: asks a running demo for the page as Ana, reads them with
 * their parameters out of its database's log, and prints them as a script for pgbench. Usage: {@code java
 * bench/Statements.java http://localhost:8080 PARTNERSHIP LOG}, where the log holds every statement (see bench/wall.sh).
 */
final class Statements {
    static final Pattern ENTRY = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d .*?\\[\\d+] (LOG|DETAIL): +(.*)$", Pattern.DOTALL);
    static final Pattern SENT = Pattern.compile("duration: .*? (?:execute [^:]*|statement): (.*)", Pattern.DOTALL);
    static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)");

    static void main(String[] arguments) throws Exception {
        var log = Path.of(arguments[2]);
        var page = arguments[0] + "/partnerships/" + arguments[1];
        Load.signIn(arguments[0], "Ana Ruiz");
        for (int i = 0; i < 3; i++) Load.get(page);
        var before = Files.size(log);
        Load.get(page);
        Thread.sleep(500);
        var bytes = Files.readAllBytes(log);
        var sent = last(new String(bytes, (int) before, (int) (bytes.length - before), java.nio.charset.StandardCharsets.UTF_8));
        // The first finds the session, as who it is; a script says that itself.
        sent.removeFirst();
        if (sent.size() < 5) throw new IllegalStateException("Only " + sent.size() + " statements are in the log.");
        sent.forEach(one -> System.out.println(one + ";"));
    }

    /** The statements of the longest transaction, each in one line and with its parameters put in. */
    static List<String> last(String log) {
        List<String> longest = List.of();
        var current = new ArrayList<String>();
        for (var entry : log.split("\n(?=\\d{4}-\\d\\d-\\d\\d )")) {
            var read = ENTRY.matcher(entry.strip());
            if (!read.matches()) continue;
            var sent = SENT.matcher(read.group(2));
            if (read.group(1).equals("DETAIL")) {
                if (!current.isEmpty()) current.add(filled(current.removeLast(), read.group(2)));
            } else if (sent.matches()) {
                if (sent.group(1).equals("BEGIN")) current.clear();
                else if (!sent.group(1).equals("COMMIT")) current.add(inOneLine(sent.group(1)));
                else if (current.size() > longest.size()) longest = List.copyOf(current);
            }
        }
        return new ArrayList<>(longest);
    }

    static String filled(String statement, String detail) {
        var values = PARAMETER.matcher(detail).results().toList();
        for (var value : values.reversed())
            statement = statement.replaceAll("\\$" + value.group(1) + "(?!\\d)", java.util.regex.Matcher.quoteReplacement(value.group(2)));
        return statement;
    }

    static String inOneLine(String statement) {
        return statement.replaceAll("--[^\n]*", "").replaceAll("\\s+", " ").strip();
    }
}
