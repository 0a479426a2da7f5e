package org.twolearn.signin;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How much somebody may ask for: so much at once, and then as much as comes back with every second. What stands here is
 * how much is left of it, for the minutes in which it is not all of it; not what was asked.
 */
final class Pace<W> {
    private static final int MANY = 10_000;

    private record Left(double much, long at) {}

    private final double most;
    private final double perSecond;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<W, Left> left = new ConcurrentHashMap<>();

    /** @param nanos a clock that nobody sets */
    Pace(double most, double perSecond, LongSupplier nanos) {
        this.most = most;
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** Whether there is enough left for it, which then is spent. */
    boolean spend(W who, double much) {
        var now = nanos.getAsLong();
        if (left.size() > MANY) left.values().removeIf(one -> now(one, now) >= most);
        var enough = new boolean[1];
        left.compute(who, (_, before) -> {
            var there = before == null ? most : now(before, now);
            enough[0] = there >= much;
            return new Left(enough[0] ? there - much : there, now);
        });
        return enough[0];
    }

    private double now(Left before, long now) {
        return Math.min(most, before.much() + perSecond * (now - before.at()) / 1e9);
    }
}
