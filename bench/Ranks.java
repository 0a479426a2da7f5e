import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;

/**
 * Asks for a partnership of others and for one that is not, in turn and in random order within each pair, and says by
 * Wilcoxon's signed-rank test (normal approximation; Wilcoxon 1945) whether the times differ:
 * {@code java bench/Ranks.java http://localhost:8080 2000}. Only ever asks an address of this machine.
 */
final class Ranks {
    static void main(String[] arguments) throws Exception {
        var base = arguments[0];
        var pairs = Integer.parseInt(arguments[1]);
        if (!URI.create(base).getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]"))
            throw new IllegalArgumentException("Only an address of this machine.");
        Load.signIn(base, "Ana Ruiz");
        var anas = Load.first("class=\"go\" href=\"(/partnerships/[0-9a-f-]{36})\"", Load.get(base + "/"));
        Load.signIn(base, "Grace Lee");
        System.out.println("| page | median ms, of others | median ms, of nobody | median difference (µs) | two-sided p |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (var tail : new String[] {"", "/agreement", "/learning"}) compare(base, anas, tail, pairs);
    }

    static void compare(String base, String anas, String tail, int pairs) throws Exception {
        var random = new Random(20261122);
        for (int i = 0; i < 300; i++) time(base + anas + tail);
        var foreign = new double[pairs];
        var none = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            var nowhere = "/partnerships/" + UUID.randomUUID() + tail;
            if (random.nextBoolean()) {
                foreign[i] = time(base + anas + tail);
                none[i] = time(base + nowhere);
            } else {
                none[i] = time(base + nowhere);
                foreign[i] = time(base + anas + tail);
            }
        }
        var differences = new double[pairs];
        for (int i = 0; i < pairs; i++) differences[i] = foreign[i] - none[i];
        System.out.printf("| partnership%s | %.3f | %.3f | %+.1f | %.3f |%n", tail, median(foreign), median(none),
                median(differences) * 1000, p(differences));
    }

    static double time(String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Cookie", Load.cookie).build();
        var before = System.nanoTime();
        var answer = Load.HTTP.send(request, BodyHandlers.ofByteArray());
        var took = (System.nanoTime() - before) / 1e6;
        if (answer.statusCode() != 404) throw new IllegalStateException(address + " answered " + answer.statusCode());
        return took;
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    static double p(double[] differences) {
        var order = new ArrayList<Double>();
        for (var one : differences) if (one != 0) order.add(one);
        order.sort((a, b) -> Double.compare(Math.abs(a), Math.abs(b)));
        double plus = 0;
        for (int i = 0; i < order.size(); i++) if (order.get(i) > 0) plus += i + 1;
        double n = order.size();
        var z = (plus - n * (n + 1) / 4) / Math.sqrt(n * (n + 1) * (2 * n + 1) / 24);
        return 2 * (1 - normal(Math.abs(z)));
    }

    /** The standard normal distribution, by Abramowitz and Stegun 26.2.17; absolute error below 7.5e-8. */
    static double normal(double x) {
        var t = 1 / (1 + 0.2316419 * x);
        var tail = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI)
                * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - tail;
    }
}
