package org.twolearn.insights;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.twolearn.Database;

/** What many draws of one scale came to, beside what is claimed. @param quarters ε times 4 */
record Distribution(int quarters, long draws, Map<Integer, Long> seen) {
    /** 64 bytes that follow from a number, and so the same in every run. */
    private static final String FIXED =
            "sha512(convert_to('twolearn ' || n, 'UTF8')) || sha512(convert_to(n || ' twolearn', 'UTF8'))";

    static Distribution fixed(int quarters, long from, long draws) {
        return of(quarters, draws, "laplace(" + FIXED + ", " + quarters + ", 4)", from);
    }

    static Distribution secure(int quarters, long draws) {
        return of(quarters, draws, "drawn(" + quarters + ", 4)", 0);
    }

    /** 128 bytes run out once in some ten thousand times; those that do are drawn again with more behind them. */
    private static Distribution of(int quarters, long draws, String draw, long from) {
        var seen = new TreeMap<Integer, Long>();
        JdbcClient.create(Database.as("twolearn", "postgres"))
                .sql("select coalesce(x, laplace(" + FIXED
                        + " || sha512(convert_to(n || ' more', 'UTF8')) || sha512(convert_to(n || ' and more', 'UTF8')), "
                        + quarters + ", 4)) as x, count(*) as times from (select n, " + draw
                        + " as x from generate_series(" + from + "::bigint, " + (from + draws - 1)
                        + ") n) d group by 1")
                .query(row -> {
                    seen.merge(row.getInt("x"), row.getLong("times"), Long::sum);
                });
        return new Distribution(quarters, draws, seen);
    }

    Distribution and(Distribution other) {
        var both = new TreeMap<>(seen);
        other.seen().forEach((x, times) -> both.merge(x, times, Long::sum));
        return new Distribution(quarters, draws + other.draws(), both);
    }

    long times(int x) {
        return seen.getOrDefault(x, 0L);
    }

    /** So many or fewer. */
    long upTo(int x) {
        return seen.entrySet().stream()
                .filter(one -> one.getKey() <= x)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    double epsilon() {
        return quarters / 4.0;
    }

    double chance(int x) {
        return Math.tanh(epsilon() / 2) * Math.exp(-epsilon() * Math.abs(x));
    }

    /** Of a number beyond x. */
    double tail(int x) {
        return chance(x + 1) / (1 - Math.exp(-epsilon()));
    }

    /** Over all from -most to most, and the two tails. */
    double chiSquare(int most) {
        double sum = distance(upTo(-most - 1), tail(most)) + distance(draws - upTo(most), tail(most));
        for (int x = -most; x <= most; x++) sum += distance(times(x), chance(x));
        return sum;
    }

    private double distance(long times, double chance) {
        var expected = draws * chance;
        return (times - expected) * (times - expected) / expected;
    }
}
