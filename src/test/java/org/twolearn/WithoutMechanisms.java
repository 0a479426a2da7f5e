package org.twolearn;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Run by bench/red.sh, not with the other tests. Each line of the file in the first argument names a run, its classes of
 * tests and the SQL that takes a mechanism away, or none; each run begins with the database as the migrations left it.
 * What every test said is added to the file in the second argument.
 */
final class WithoutMechanisms {
    private static final JdbcClient SERVER = JdbcClient.create(Database.as("postgres", "postgres"));

    private WithoutMechanisms() {}

    static void main(String[] files) throws Exception {
        var said = Path.of(files[1]);
        // The first to ask for the application starts it, after which the tables are there and nobody is.
        tested(StartingTest.class.getName(), new LinkedHashMap<>());
        keep();
        write(
                said,
                "PostgreSQL",
                Map.of(SERVER.sql("show server_version").query(String.class).single(), ""));
        for (var line : Files.readAllLines(Path.of(files[0]))) {
            var part = line.split("\t", -1);
            freshDatabase();
            var found = new LinkedHashMap<String, String>();
            try {
                if (!part[2].isEmpty()) Database.superuser().sql(part[2]).update();
                for (var type : part[1].split(",")) tested(type, found);
            } catch (Exception failure) {
                found.put("", "NOT TAKEN AWAY " + failure);
            }
            write(said, part[0], found);
        }
        System.exit(0);
    }

    static void keep() {
        SERVER.sql("alter database twolearn allow_connections false").update();
        SERVER.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'twolearn'")
                .query()
                .listOfRows();
        SERVER.sql("create database as_migrated template twolearn").update();
    }

    /** Longer than the pool trusts a connection without asking it. */
    static void freshDatabase() throws InterruptedException {
        SERVER.sql("drop database if exists twolearn with (force)").update();
        SERVER.sql("create database twolearn template as_migrated").update();
        SERVER.sql("revoke temporary on database twolearn from public").update();
        Thread.sleep(700);
    }

    static void tested(String type, Map<String, String> found) throws ClassNotFoundException {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(type.contains("#") ? selectMethod(type) : selectClass(Class.forName(type)))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                var failure = result.getThrowable().map(Throwable::toString).orElse("");
                if (test.isTest() || !failure.isEmpty())
                    found.put(sentence(test, type.replaceFirst("#.*", "")), failure);
            }
        });
    }

    private static String sentence(TestIdentifier test, String type) {
        var of = test.getSource()
                .map(source -> source instanceof MethodSource method ? method.getClassName() : type)
                .orElse(type);
        return of.substring(of.lastIndexOf('.') + 1) + ": " + promise(test.getDisplayName(), type)
                + test.getDisplayName();
    }

    /** What stands on the class, for a test that names no promise itself. */
    private static String promise(String name, String type) {
        if (name.matches("[A-Z]\\d{1,2}[/. ].*")) return "";
        try {
            var all = Class.forName(type).getAnnotation(DisplayName.class);
            return all == null ? "" : all.value() + ": ";
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(Path file, String name, Map<String, String> found) throws IOException {
        var lines = found.entrySet().stream()
                .map(test -> String.join("\t", name, plain(test.getKey()), plain(test.getValue())))
                .toList();
        Files.write(
                file,
                lines.isEmpty() ? List.of(name + "\t\tNO TEST") : lines,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
