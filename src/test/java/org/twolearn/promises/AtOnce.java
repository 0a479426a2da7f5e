package org.twolearn.promises;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.twolearn.Database;

/** Sends each form several times at the same moment, and writes down what came back and what it changed. */
final class AtOnce implements Asker.Sending {
    /** @param changed the tables with another number of rows, or sum of versions, than before, and the difference */
    record Effect(String path, List<Integer> statuses, Map<String, String> changed) {}

    private final int times;
    private final String counting;
    final List<Effect> effects = new ArrayList<>();

    AtOnce(int times) {
        this.times = times;
        this.counting = counting();
    }

    /** What everybody does in a play, with each form sent so many times. */
    static <T> List<Effect> played(int times, Supplier<T> play) {
        var sending = new AtOnce(times);
        ScopedValue.where(Asker.SENDING, sending).call(play::get);
        return sending.effects;
    }

    @Override
    public Asker.Answer send(String path, Supplier<Asker.Answer> once) {
        var before = rows();
        var answers = at(times, once::get);
        var after = path.startsWith("/roster") ? settled() : rows();
        effects.add(new Effect(
                path.replaceAll("\\?.*", ""),
                answers.stream().map(Asker.Answer::status).toList(),
                difference(before, after)));
        // The browser shows one of them: the best, to go on with the play.
        return answers.stream()
                .min((a, b) -> Integer.compare(a.status(), b.status()))
                .orElseThrow();
    }

    /** A roster is read, and imported, after its sender has been answered. */
    private Map<String, long[]> settled() {
        for (var now = rows(); ; ) {
            try {
                Thread.sleep(400);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            var next = rows();
            if (difference(now, next).isEmpty()) return next;
            now = next;
        }
    }

    /** Runs the same so many times, all of them beginning together. */
    static <T> List<T> at(int times, Callable<T> one) {
        return together(IntStream.range(0, times).mapToObj(_ -> one).toList());
    }

    /** Runs these, all of them beginning together. */
    static <T> List<T> together(List<Callable<T>> all) {
        var ready = new CyclicBarrier(all.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = all.stream()
                    .map(one -> threads.submit(() -> {
                        ready.await();
                        return one.call();
                    }))
                    .toList();
            return running.stream().map(AtOnce::result).toList();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<String, String> difference(Map<String, long[]> before, Map<String, long[]> after) {
        var changed = new TreeMap<String, String>();
        after.forEach((table, now) -> {
            var then = before.get(table);
            if (now[0] != then[0] || now[1] != then[1])
                changed.put(table, "%+d rows, %+d versions".formatted(now[0] - then[0], now[1] - then[1]));
        });
        return changed;
    }

    private Map<String, long[]> rows() {
        var rows = new LinkedHashMap<String, long[]>();
        Database.superuser()
                .sql(counting)
                .query((row, _) ->
                        rows.put(row.getString("name"), new long[] {row.getLong("rows"), row.getLong("versions")}))
                .list();
        return rows;
    }

    private static String counting() {
        var versioned = Database.superuser()
                .sql(
                        "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'version' and data_type = 'integer'")
                .query(String.class)
                .list();
        return Tables.scopes().keySet().stream()
                .map(table -> "select '%s' as name, count(*) as rows, %s as versions from %s"
                        .formatted(table, versioned.contains(table) ? "coalesce(sum(version), 0)" : "0", table))
                .collect(Collectors.joining(" union all "));
    }
}
