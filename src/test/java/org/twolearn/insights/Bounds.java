package org.twolearn.insights;

import java.util.function.DoubleUnaryOperator;

/** Clopper and Pearson's limits for a chance of which so many of so many tries were seen. */
final class Bounds {
    private Bounds() {}

    /** Below the true chance, but for one in 1/risk times. */
    static double lower(long seen, long tries, double risk) {
        return seen == 0 ? 0 : solve(p -> beta(seen, tries - seen + 1, p), risk);
    }

    static double upper(long seen, long tries, double risk) {
        return seen == tries ? 1 : solve(p -> beta(seen + 1, tries - seen, p), 1 - risk);
    }

    private static double solve(DoubleUnaryOperator rising, double value) {
        double low = 0, high = 1;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < value) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /** The regularized incomplete beta function, by Lentz's continued fraction. */
    private static double beta(double a, double b, double x) {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        if (x > (a + 1) / (a + b + 2)) return 1 - beta(b, a, 1 - x);
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
        double c = 1, d = 1 / not0(1 - (a + b) * x / (a + 1)), f = d;
        for (int m = 1; m < 100_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / not0(1 + even * d);
            c = not0(1 + even / c);
            f *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / not0(1 + odd * d);
            c = not0(1 + odd / c);
            f *= c * d;
            if (Math.abs(c * d - 1) < 1e-13) break;
        }
        return front * f;
    }

    private static double not0(double x) {
        return Math.abs(x) < 1e-300 ? 1e-300 : x;
    }

    /** Stirling's series, after moving to where it is exact to a double. */
    private static double logGamma(double x) {
        double moved = 0;
        for (; x < 20; x++) moved += Math.log(x);
        double y = 1 / (x * x);
        return (x - 0.5) * Math.log(x)
                - x
                + Math.log(2 * Math.PI) / 2
                + (1 - y * (1 / 30.0 - y / 105)) / (12 * x)
                - moved;
    }
}
