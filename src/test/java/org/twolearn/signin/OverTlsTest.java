package org.twolearn.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserType;
import java.io.IOException;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.TwoLearn;

/** The real thing over the network: our own authority, a certificate that is renewed, and a browser that trusts it. */
class OverTlsTest {
    @TempDir
    Path files;

    int port;
    ConfigurableApplicationContext twolearn;

    @BeforeEach
    void start() throws Exception {
        openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=Authority -keyout ca.key -out ca.pem");
        certificate("server");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        twolearn = new SpringApplicationBuilder(TwoLearn.class)
                .initializers(new Database())
                .run(
                        "--server.port=" + port,
                        "--twolearn.url=https://localhost:" + port,
                        "--twolearn.tls.certificate=" + files.resolve("server.pem"),
                        "--twolearn.tls.key=" + files.resolve("server.key"),
                        "--spring.ssl.bundle.watch.file.quiet-period=200ms");
    }

    @AfterEach
    void stop() {
        twolearn.close();
    }

    @Test
    void speaksTlsWithHostCookiesAndReadsARenewedCertificate() throws Exception {
        var answer = get("/signin");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000 ; includeSubDomains");

        var link = Links.make(Links.newcomer("Ada"));
        var entered = send(request("/enrollment/" + link).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(entered.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-twolearn=")
                        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax"));

        for (var cookie : entered.headers().allValues("Set-Cookie"))
            assertThat(cookie)
                    .startsWith("__Host-")
                    .contains("Path=/", "Secure", "HttpOnly")
                    .hasSizeLessThan(4096);

        var before = serial(answer);
        certificate("renewed");
        for (var file : new String[] {"key", "pem"})
            Files.move(
                    files.resolve("renewed." + file),
                    files.resolve("server." + file),
                    StandardCopyOption.REPLACE_EXISTING);
        var patience = Instant.now().plus(Duration.ofSeconds(20));
        while (serial(get("/signin")).equals(before) && Instant.now().isBefore(patience)) Thread.sleep(200);
        assertThat(serial(get("/signin"))).isNotEqualTo(before);
    }

    @Test
    void oldTlsAndNoTlsGetNoAnswer() throws Exception {
        for (var old : new String[] {
            "-tls1", "-tls1_1", "-tls1_2 -cipher AES128-GCM-SHA256", "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA"
        }) assertThat(handshake(old)).as(old).isNotZero();
        assertThat(handshake("-tls1_2 -cipher ECDHE-ECDSA-AES256-GCM-SHA384")).isZero();
        assertThat(handshake("-tls1_3")).isZero();

        try (var plain = new java.net.Socket("localhost", port)) {
            plain.setSoTimeout(5000);
            plain.getOutputStream().write("GET /signin HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
            var came = new String(plain.getInputStream().readNBytes(2000), UTF_8);
            assertThat(came).startsWith("HTTP/1.1 400").doesNotContain("Location:", "Set-Cookie", "TwoLearn ");
        }
    }

    private int handshake(String how) throws Exception {
        var command = new ArrayList<>(List.of("openssl", "s_client", "-connect", "localhost:" + port, "-CAfile"));
        command.add(files.resolve("ca.pem").toString());
        command.addAll(List.of(how.split(" ")));
        var client = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(files.resolve("client.log").toFile())
                .start();
        client.getOutputStream().close();
        return client.waitFor();
    }

    @Test
    void aPasskeyIsMadeAndUsedOverTls() throws Exception {
        var key = CertificateFactory.getInstance("X.509")
                .generateCertificate(Files.newInputStream(files.resolve("server.pem")))
                .getPublicKey();
        var pin = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        var arguments = new ArrayList<>(Browser.ARGUMENTS);
        arguments.add("--ignore-certificate-errors-spki-list=" + pin);
        try (var chrome = Browser.CHROME
                        .browserType()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Browser.CHROMIUM)
                                .setArgs(arguments));
                var window = chrome.newContext()) {
            var page = PasskeyTest.withPasskeys(window);
            var home = "https://localhost:" + port;
            page.navigate(home + "/enrollment/" + Links.make(Links.newcomer("Ada")));
            page.locator("main form button").click();
            page.waitForURL("**/me/welcome");
            page.locator("passkey-step button").click();
            page.getByText("Your passkey is made.").waitFor();
            window.clearCookies();
            page.navigate(home + "/me");
            page.locator("passkey-step button").click();
            page.waitForURL("**/me");
            assertThat(page.locator("h1").textContent()).isEqualTo("My keys");
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefusedAtStart() throws Exception {
        certificate("other");
        var mixed = new MockEnvironment()
                .withProperty("twolearn.url", "https://localhost")
                .withProperty(
                        "twolearn.tls.certificate", files.resolve("server.pem").toString())
                .withProperty("twolearn.tls.key", files.resolve("other.key").toString());

        assertThatThrownBy(() -> Listening.settings(mixed)).hasMessageContaining("does not belong to the certificate");
        mixed.setProperty("twolearn.tls.key", files.resolve("server.key").toString());
        assertThat(Listening.settings(mixed)).containsEntry("server.ssl.bundle", "twolearn");
    }

    private void certificate(String name) throws Exception {
        Files.writeString(files.resolve("san.txt"), "subjectAltName=DNS:localhost");
        openssl("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -keyout " + name
                + ".key -out " + name + ".csr");
        openssl("x509 -req -days 1 -in " + name + ".csr -CA ca.pem -CAkey ca.key -extfile san.txt -out " + name
                + ".pem");
    }

    private void openssl(String arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        var done = new ProcessBuilder(command)
                .directory(files.toFile())
                .redirectErrorStream(true)
                .redirectOutput(files.resolve("openssl.log").toFile())
                .start();
        assertThat(done.waitFor()).as(arguments).isZero();
    }

    private HttpRequest.Builder request(String page) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + page));
    }

    private HttpResponse<String> get(String page) throws Exception {
        return send(request(page));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        trusted.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(Files.newInputStream(files.resolve("ca.pem"))));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static BigInteger serial(HttpResponse<?> answer) throws Exception {
        return ((X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0]).getSerialNumber();
    }
}
