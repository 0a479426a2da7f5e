package org.twolearn.insights;

import java.util.stream.IntStream;

/** How large noise is that was drawn already. Only for saying so: what draws it is in the database and has no fractions. */
final class Noise {
    private static final int FAR = 400;
    private static final double OFTEN = 0.95;

    private Noise() {}

    /** The smallest distance within which a sum of so many draws stays in 95 of 100 times. @param quarters ε times 4 */
    static int off(int quarters, int draws) {
        var one = one(quarters / 4.0);
        var sum = one;
        for (int i = 1; i < draws; i++) sum = and(sum, one);
        var within = sum[FAR];
        int off = 0;
        while (within < OFTEN) {
            off++;
            within += sum[FAR + off] + sum[FAR - off];
        }
        return off;
    }

    private static double[] one(double epsilon) {
        var scale = (Math.exp(epsilon) - 1) / (Math.exp(epsilon) + 1);
        return IntStream.rangeClosed(-FAR, FAR)
                .mapToDouble(x -> scale * Math.exp(-epsilon * Math.abs(x)))
                .toArray();
    }

    private static double[] and(double[] some, double[] one) {
        var sum = new double[some.length];
        for (int i = 0; i < some.length; i++)
            for (int j = Math.max(0, i - FAR); j <= Math.min(2 * FAR, i + FAR); j++)
                sum[i] += some[j] * one[i - j + FAR];
        return sum;
    }
}
