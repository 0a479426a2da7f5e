import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Closed-loop load on a running demo: {@code java bench/Load.java http://localhost:8080 PID SECONDS WINDOWS [page]}. Prints for
 * Home, the partnership page and saving a note (with a fifth word, the partnership page alone): pages a second, p50 and
 * p99 in ms, CPU-ms of the program and of its PostgreSQL a page, and bytes. Only ever asks an address of this machine.
 */
final class Load {
    record Page(String name, Supplier<HttpRequest> request, int expected) {}

    static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    static String cookie = "";

    static void main(String[] arguments) throws Exception {
        var base = arguments[0];
        var pid = Long.parseLong(arguments[1]);
        var seconds = Integer.parseInt(arguments[2]);
        var windows = Integer.parseInt(arguments[3]);
        if (!URI.create(base).getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]"))
            throw new IllegalArgumentException("Only an address of this machine.");
        signIn(base, "Ana Ruiz");
        var home = get(base + "/");
        var partnership = base + first("class=\"go\" href=\"(/partnerships/[0-9a-f-]{36})\"", home);
        var note = partnership + "/learning";
        var pages = new ArrayList<>(List.of(
                new Page("Home", () -> to(base + "/").build(), 200),
                new Page("partnership page", () -> to(partnership).build(), 200),
                new Page("save a note", () -> post(note, "id=" + java.util.UUID.randomUUID() + "&learned=What+I+noticed+today."), 303)));
        if (arguments.length > 4) pages.retainAll(List.of(pages.get(1)));
        System.out.println("| page | pages/s | p50 ms | p99 ms | CPU-ms program | CPU-ms PostgreSQL | bytes (gzip) |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (var page : pages) {
            run(page, windows, Math.max(3, seconds / 3));
            var program = cpu(pid, false);
            var postgres = cpu(pid, true);
            var took = run(page, windows, seconds);
            System.out.printf("| %s | %.0f | %.1f | %.1f | %.2f | %.2f | %d |%n", page.name(), took.size() / (double) seconds,
                    at(took, 0.50), at(took, 0.99), (cpu(pid, false) - program) / took.size(),
                    (cpu(pid, true) - postgres) / took.size(), bytes(page));
        }
    }

    static List<Long> run(Page page, int windows, int seconds) throws Exception {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<List<Long>>>();
            for (int i = 0; i < windows; i++) work.add(() -> {
                var took = new ArrayList<Long>();
                while (System.nanoTime() < until) {
                    var before = System.nanoTime();
                    var answer = HTTP.send(page.request().get(), BodyHandlers.ofByteArray());
                    if (answer.statusCode() != page.expected() && answer.statusCode() != 302)
                        throw new IllegalStateException(page.name() + " answered " + answer.statusCode());
                    took.add(System.nanoTime() - before);
                }
                return took;
            });
            var all = new ArrayList<Long>();
            for (var one : people.invokeAll(work)) all.addAll(one.get());
            all.sort(Comparator.naturalOrder());
            return all;
        }
    }

    static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size()))) / 1e6;
    }

    /** CPU-milliseconds used so far: of the program, or of everything it started (its PostgreSQL). */
    static double cpu(long pid, boolean children) throws Exception {
        var of = children
                ? ProcessHandle.of(pid).orElseThrow().descendants().toList()
                : List.of(ProcessHandle.of(pid).orElseThrow());
        double ticks = 0;
        for (var process : of) {
            var stat = Path.of("/proc", String.valueOf(process.pid()), "stat");
            if (!Files.exists(stat)) continue;
            var text = Files.readString(stat);
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return ticks * 10;
    }

    static int bytes(Page page) throws Exception {
        return HTTP.send(page.request().get(), BodyHandlers.ofByteArray()).body().length;
    }

    static void signIn(String base, String name) throws Exception {
        var page = HTTP.send(HttpRequest.newBuilder(URI.create(base + "/demo")).build(), BodyHandlers.ofString()).body();
        var form = Arrays.stream(page.split("<form")).filter(part -> part.contains(name)).findFirst().orElseThrow();
        var action = first("action=\"([^\"]+)\"", form);
        var hidden = Pattern.compile("name=\"([a-z]+)\" value=\"([^\"]+)\"").matcher(form);
        var body = hidden.find() ? hidden.group(1) + "=" + hidden.group(2) : "";
        var answer = HTTP.send(post(base + action, body), BodyHandlers.ofString());
        cookie = String.join("; ", answer.headers().allValues("set-cookie").stream().map(one -> one.split(";")[0]).toList());
        if (cookie.isEmpty()) throw new IllegalStateException("Signing in answered " + answer.statusCode());
    }

    static String get(String address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address)).header("Cookie", cookie).build(), BodyHandlers.ofString()).body();
    }

    static HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Cookie", cookie).header("Accept-Encoding", "gzip");
    }

    static HttpRequest post(String address, String body) {
        return to(address).header("Content-Type", "application/x-www-form-urlencoded").header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    static String first(String pattern, String text) {
        var match = Pattern.compile(pattern).matcher(text);
        if (!match.find()) throw new IllegalStateException("No " + pattern + " on the page.");
        return match.group(1);
    }
}
