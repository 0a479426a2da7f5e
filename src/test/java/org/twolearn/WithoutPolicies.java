package org.twolearn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Run by bench/policies.sh, not with the other tests: weakens every policy that the migrations made, one part after the
 * other, until a test fails. The first argument names the classes of tests that are asked about one table, the second a file of
 * those that tell the stories of a table; what became of each weaker policy is added to the file in the third.
 */
final class WithoutPolicies {
    record Weaker(String table, String policy, String about, String part, String sql, String back) {}

    private final List<String> near;
    private final LinkedHashMap<String, List<String>> stories = new LinkedHashMap<>();
    private final Path said;

    private WithoutPolicies(String[] arguments) throws IOException {
        near = List.of(arguments[0].split(";"));
        for (var line : Files.readAllLines(Path.of(arguments[1]))) {
            var part = line.split("\t");
            stories.put(part[0], List.of(part[1].split(",")));
        }
        said = Path.of(arguments[2]);
    }

    static void main(String[] arguments) throws Exception {
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        var without = new WithoutPolicies(arguments);
        var chosen = arguments.length > 3 ? arguments[3] : "";
        WithoutMechanisms.tested(StartingTest.class.getName(), new LinkedHashMap<>());
        WithoutMechanisms.keep();
        WithoutMechanisms.freshDatabase();
        var all = weaker();
        without.say("policies", policies(), "", "");
        var left = new ArrayList<Weaker>();
        var clean = first(
                without.near.stream().map(test -> test.replaceFirst("=.*", "")).toList());
        if (!clean.isEmpty()) throw new IllegalStateException("Failed with everything in its place: " + clean);
        for (var one : all)
            if ((one.table() + "." + one.policy()).matches(chosen.isEmpty() ? ".*" : chosen)) {
                System.setProperty("twolearn.table", one.table());
                Database.superuser().sql(one.sql()).update();
                var failed = first(without.about(one));
                Database.superuser().sql(one.back()).update();
                if (failed.isEmpty()) left.add(one);
                else without.say(one, failed);
            }
        System.clearProperty("twolearn.table");
        without.tell(left);
        without.say("ended", "", "", "");
        System.exit(0);
    }

    /** The stories take a database of their own each time, so they come last. */
    private void tell(List<Weaker> left) throws Exception {
        var sound = new LinkedHashMap<String, Boolean>();
        for (var one : left) {
            var tests = new ArrayList<String>();
            for (var test : stories.getOrDefault(one.table(), List.of())) {
                if (!sound.containsKey(test)) {
                    WithoutMechanisms.freshDatabase();
                    sound.put(test, first(List.of(test)).isEmpty());
                    if (!sound.get(test)) say("unsound", test, "", "");
                }
                if (sound.get(test)) tests.add(test);
            }
            WithoutMechanisms.freshDatabase();
            Database.superuser().sql(one.sql()).update();
            say(one, first(tests));
        }
    }

    /** What fails first, or nothing. */
    private static String first(List<String> tests) throws ClassNotFoundException {
        for (var test : tests) {
            var found = new LinkedHashMap<String, String>();
            WithoutMechanisms.tested(test, found);
            for (var one : found.entrySet()) if (!one.getValue().isEmpty()) return one.getKey();
        }
        return "";
    }

    /** Those that are about the role, the command, the scope of the table and the kind of policy. */
    private List<String> about(Weaker one) {
        return near.stream()
                .map(test -> test.split("=", 2))
                .filter(test -> one.about().matches(test[1]))
                .map(test -> test[0])
                .toList();
    }

    private static String policies() {
        return Database.superuser()
                .sql("select count(*)::text from pg_policies where schemaname = 'public'")
                .query(String.class)
                .single();
    }

    private static List<Weaker> weaker() {
        var all = new ArrayList<Weaker>();
        Database.superuser()
                .sql(
                        "select tablename, policyname, permissive, cmd, qual, with_check, concat_ws(' ', array_to_string(roles, ','), cmd,"
                                + " substring(obj_description(tablename::regclass, 'pg_class') from '^scope: (\\w+)'), permissive) as about"
                                + " from pg_policies"
                                + " where schemaname = 'public' order by tablename, policyname")
                .query(row -> {
                    var table = row.getString("tablename");
                    var policy = row.getString("policyname");
                    for (var clause : List.of("qual", "with_check")) {
                        var whole = row.getString(clause);
                        if (whole == null || whole.equals("true")) continue;
                        UnaryOperator<String> alter = to -> "alter policy " + policy + " on public." + table
                                + (clause.equals("qual") ? " using (" : " with check (") + to + ")";
                        var parts = Conjuncts.of(whole);
                        var command = row.getString("cmd");
                        var one = parts.size() == 1
                                || command.equals("SELECT")
                                || row.getString("permissive").startsWith("R");
                        for (int i = 0; i < (one ? 1 : parts.size()); i++) {
                            var rest = new ArrayList<>(parts);
                            rest.remove(i);
                            var name = (clause.equals("qual") ? "" : "check ") + (one ? "all" : parts.get(i));
                            var sql = alter.apply(one ? "true" : String.join(" and ", rest));
                            all.add(new Weaker(table, policy, row.getString("about"), name, sql, alter.apply(whole)));
                        }
                    }
                });
        return all;
    }

    private void say(Weaker one, String failed) throws IOException {
        say(
                "weaker",
                one.table() + "." + one.policy(),
                one.part().replaceAll("\\s+", " "),
                failed.replaceAll("\\s+", " "));
        System.out.println(
                (failed.isEmpty() ? "LEFT    " : "noticed ") + one.table() + "." + one.policy() + ": " + one.part());
    }

    private void say(String... what) throws IOException {
        Files.write(said, List.of(String.join("\t", what)), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
