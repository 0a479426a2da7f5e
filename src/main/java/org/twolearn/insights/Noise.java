package org.twolearn.insights;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How large noise is that was drawn already. Only for saying so: what draws it is in the database and has no fractions. */
final class Noise {
    /** What lies further off is drawn once in billions of times. */
    private static final int FAR = 100;

    private static final double OFTEN = 0.95;

    private Noise() {}

    /** The smallest distance within which a sum of so many draws stays in 95 of 100 times. @param quarters ε times 4 */
    static int off(int quarters, int draws) {
        var one = one(quarters / 4.0);
        var sum = one;
        for (int i = 1; i < draws; i++) sum = and(sum, one);
        int none = sum.length / 2, off = 0;
        while (Arrays.stream(sum, none - off, none + off + 1).sum() < OFTEN) off++;
        return off;
    }

    private static double[] one(double epsilon) {
        var scale = (Math.exp(epsilon) - 1) / (Math.exp(epsilon) + 1);
        return IntStream.rangeClosed(-FAR, FAR)
                .mapToDouble(x -> scale * Math.exp(-epsilon * Math.abs(x)))
                .toArray();
    }

    private static double[] and(double[] some, double[] one) {
        var sum = new double[some.length + one.length - 1];
        for (int i = 0; i < some.length; i++) for (int j = 0; j < one.length; j++) sum[i + j] += some[i] * one[j];
        return sum;
    }
}
