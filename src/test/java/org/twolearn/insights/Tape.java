package org.twolearn.insights;

/** The construction of Canonne, Kamath and Steinke once more, as the paper writes it, reading the same bytes in the same order. */
final class Tape {
    private final byte[] bytes;
    private int here;

    Tape(byte[] bytes) {
        this.bytes = bytes;
    }

    static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Algorithm 2: discrete Laplace of scale t/s. */
    int laplace(int s, int t) {
        while (true) {
            int u = below(t);
            if (!expOf(u, t)) continue;
            int v = 0;
            while (expOfOne()) v++;
            int y = (u + t * v) / s;
            boolean negative = below(2) == 1;
            if (!(negative && y == 0)) return negative ? -y : y;
        }
    }

    /** Algorithm 1: true with the chance of exp(-p/q), for p below q. */
    private boolean expOf(int p, int q) {
        int k = 1;
        while (below(q * k) < p) k++;
        return k % 2 == 1;
    }

    /** The same for p = q = 1; that the first of its coins falls is sure, so none is thrown. */
    private boolean expOfOne() {
        int k = 2;
        while (below(k) < 1) k++;
        return k % 2 == 1;
    }

    private int below(int n) {
        while (true) {
            if (here + 2 > bytes.length) throw new Over();
            int drawn = (bytes[here] & 0xff) << 8 | bytes[here + 1] & 0xff;
            here += 2;
            if (drawn < 65536 / n * n) return drawn % n;
        }
    }
}
