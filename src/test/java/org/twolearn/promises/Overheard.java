package org.twolearn.promises;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.twolearn.Database;

/** What the application asks PostgreSQL while something is done, and by which plan PostgreSQL answers, from its own log. */
final class Overheard implements AutoCloseable {
    private static final List<String> SETTINGS =
            List.of("auto_explain.log_min_duration = 0", "log_line_prefix = '%u|'");
    private static final Pattern ENTRY = Pattern.compile("(?m)^tl_app\\|LOG:.* plan:\\n((?:\t.*\\n?)*)");
    private static final Pattern NODE = Pattern.compile("^\\s*(->|InitPlan|SubPlan|CTE).*|.*\\(cost=.*");
    private final String log;

    /** @param text without its values, which are sent apart from it */
    record Statement(String text, List<String> plan) {}

    Overheard() {
        for (var setting : SETTINGS) set("set " + setting);
        reload();
        log = Database.superuser()
                        .sql("select current_setting('data_directory')")
                        .query(String.class)
                        .single()
                + ".log";
    }

    @Override
    public void close() {
        for (var setting : SETTINGS) set("reset " + setting.replaceAll(" =.*", ""));
        reload();
    }

    private static void set(String what) {
        Database.superuser().sql("alter system " + what).update();
    }

    private static void reload() {
        Database.superuser()
                .sql("select pg_reload_conf() and pg_sleep(0.3) is not null")
                .query(Boolean.class)
                .single();
    }

    List<Statement> during(Runnable work) {
        try (var file = new RandomAccessFile(log, "r")) {
            long begin = file.length();
            work.run();
            // The log is emptied when it has grown, perhaps just now.
            var said = new byte[(int) Math.max(0, file.length() - begin)];
            file.seek(begin);
            file.readFully(said);
            return ENTRY.matcher(new String(said, StandardCharsets.UTF_8))
                    .results()
                    .map(entry -> statement(entry.group(1)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Statement statement(String entry) {
        var text = new StringBuilder();
        var plan = new ArrayList<String>();
        for (var line : entry.split("\n", -1))
            if (NODE.matcher(line).matches()) plan.add(line.replaceAll("\\s*\\(cost=.*", ""));
            else if (plan.isEmpty() && !line.startsWith("\tQuery Parameters:"))
                text.append(line.strip()).append(' ');
        return new Statement(text.toString(), plan);
    }
}
