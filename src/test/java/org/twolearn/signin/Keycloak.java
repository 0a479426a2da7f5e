package org.twolearn.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A real identity provider on this machine, from its published distribution, which Maven has unpacked. */
final class Keycloak implements AutoCloseable {
    private static final Path UNPACKED = Path.of("target/keycloak");
    private static final Path LOG = Path.of("target/keycloak.log");
    private static final Duration MOST = Duration.ofSeconds(180);
    private static final String ADMIN = "identity-administrator", PASSWORD = "only for this test";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Process process;

    Keycloak() {
        try {
            address = "http://localhost:" + freePort();
            process = start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            await();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String issuer() {
        return address + "/realms/lakeshore";
    }

    /** What whoever administers a district's accounts can do to anybody's. */
    void resetPassword(String username, String password) {
        var token = "Bearer "
                + wordIn(
                        "access_token",
                        send(request("/realms/master/protocol/openid-connect/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(form(Map.of(
                                        "grant_type",
                                        "password",
                                        "client_id",
                                        "admin-cli",
                                        "username",
                                        ADMIN,
                                        "password",
                                        PASSWORD)))));
        var users = "/admin/realms/lakeshore/users";
        var id = wordIn(
                "id",
                send(request(users + "?exact=true&username=" + username)
                        .header("Authorization", token)
                        .GET()));
        send(request(users + "/" + id + "/reset-password")
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"type\": \"password\", \"temporary\": false, \"value\": \"" + password + "\"}")));
    }

    @Override
    public void close() {
        var all = process.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(10))) process.destroyForcibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private Process start() throws IOException {
        var home = home();
        var imports = Files.createDirectories(home.resolve("data/import"));
        try (InputStream realm = Keycloak.class.getResourceAsStream("/lakeshore-realm.json")) {
            Files.write(imports.resolve("lakeshore-realm.json"), realm.readAllBytes());
        }
        var command = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toAbsolutePath().toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + URI.create(address).getPort(),
                        "--hostname=" + address,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        command.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        PASSWORD));
        return command.start();
    }

    private static Path home() throws IOException {
        if (!Files.isDirectory(UNPACKED))
            throw new IllegalStateException("Keycloak is not there. Run the test with Maven, which fetches it.");
        try (var inside = Files.list(UNPACKED)) {
            return inside.filter(one -> one.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void await() throws IOException {
        var began = Instant.now();
        while (Duration.between(began, Instant.now()).compareTo(MOST) < 0 && process.isAlive()) {
            try {
                Thread.sleep(300);
                var asked = request("/realms/lakeshore/.well-known/openid-configuration")
                        .GET()
                        .build();
                if (http.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    System.out.println("Keycloak was there after "
                            + Duration.between(began, Instant.now()).toSeconds() + " s");
                    return;
                }
            } catch (IOException notYet) {
                continue;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        close();
        throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(LOG));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    }

    private String send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            return answer.body();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static HttpRequest.BodyPublisher form(Map<String, String> fields) {
        return HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    private static String wordIn(String name, String json) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!found.find()) throw new IllegalStateException("no " + name);
        return found.group(1);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
