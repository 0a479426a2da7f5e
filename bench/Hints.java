import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets Chromium's own worker look at bench/hints/sentences.tsv with the program's own hints, and says what it found. Usage:
 * java bench/Hints.java CHROMIUM [all]: with "all" it lists what was missed and what was found for nothing.
 */
public class Hints {
    private static final Path SENTENCES = Path.of("bench/hints/sentences.tsv");
    private static final String PAGE = """
            <!doctype html><title>Hints</title><script type="module">
            const lines = (await (await fetch("/sentences")).text()).trim().split("\\n").slice(1).map((line) => line.split("\\t"));
            const worker = new Worker("/bench.js", { type: "module" });
            worker.onmessage = async ({ data }) => fetch("/answer", { method: "POST", body: report(data) });
            worker.onerror = (event) => fetch("/answer", { method: "POST", body: "failed: " + event.message });
            worker.postMessage(lines.map(([language, kind, sentence]) => ({ language, kind, sentence })));
            const range = (all) => `${all[all.length >> 1].toFixed(3)} ms (${all[0].toFixed(3)} to ${all.at(-1).toFixed(3)})`;
            function report({ found, cold, warm, longest }) {
              const rows = [];
              for (const language of ["en", "es"]) for (const kind of ["evaluative", "descriptive"]) {
                const all = found.filter((one) => one.language === language && one.kind === kind);
                const n = (which) => `${all.filter(which).length} of ${all.length}`;
                rows.push(`| ${{ en: "English", es: "Spanish" }[language]}, ${kind} | ${n((one) => one.marker)} | ${n((one) => one.rules.length > 0)} | ${n((one) => one.marker || one.rules.length > 0)} | ${n((one) => one.known === language)} |`);
              }
              const either = (one) => one.marker || one.rules.length > 0;
              const list = found.filter((one) => (one.kind === "evaluative") !== either(one))
                .map((one) => `${one.kind === "evaluative" ? "missed" : "for nothing"}: ${one.sentence} ${one.marker ? "marker " : ""}${one.rules.join(" ")}`);
              return [rows.join("\\n"), "", `Cost of a sentence in the worker, warm: ${range(warm)}; the first 200 after starting: ${cold.toFixed(3)} ms each; a sentence of 600 letters: ${range(longest)}.`, "~", ...list].join("\\n");
            }
            </script>""";

    public static void main(String[] arguments) throws Exception {
        var answer = new CompletableFuture<String>();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/" -> send(exchange, "text/html", PAGE.getBytes(StandardCharsets.UTF_8));
                case "/sentences" -> send(exchange, "text/plain", Files.readAllBytes(SENTENCES));
                case "/bench.js" -> send(exchange, "text/javascript", Files.readAllBytes(Path.of("bench/hints/worker.js")));
                case "/answer" -> {
                    answer.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    send(exchange, "text/plain", new byte[0]);
                }
                default -> script(exchange);
            }
        });
        server.start();
        var profile = Files.createTempDirectory("hints");
        var browser = new ProcessBuilder(
                        arguments[0],
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--user-data-dir=" + profile,
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var parts = answer.get(5, TimeUnit.MINUTES).split("\n~\n?");
            System.out.println("| sentences | marker | phrases | either | language known |\n| --- | --- | --- | --- | --- |");
            System.out.println(parts[0]);
            if (arguments.length > 1 && parts.length > 1) System.out.println("\n" + parts[1]);
        } finally {
            browser.descendants().forEach(ProcessHandle::destroy);
            browser.destroy();
            server.stop(0);
        }
    }

    private static void script(HttpExchange exchange) throws IOException {
        var file = Path.of("src/main/resources/static" + exchange.getRequestURI().getPath()).normalize();
        if (!file.startsWith("src/main/resources/static/js") || !Files.exists(file)) exchange.sendResponseHeaders(404, -1);
        else send(exchange, "text/javascript", Files.readAllBytes(file));
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
