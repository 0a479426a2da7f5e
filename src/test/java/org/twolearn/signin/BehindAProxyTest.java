package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.twolearn.Database;
import org.twolearn.TwoLearn;

class BehindAProxyTest {
    @Test
    void answersThroughTheProxyThatIsTrustedAndNotBesideIt() throws Exception {
        assertThat(status("127.0.0.1", "https", "localhost")).isEqualTo(200);
        assertThat(status("127.0.0.1", "http", "localhost")).isEqualTo(421);
        assertThat(status("127.0.0.1", "https", "other.example")).isEqualTo(421);
        // Whoever is not the proxy can say what they like.
        assertThat(status("10.9.9.9", "https", "localhost")).isEqualTo(421);
    }

    private static int status(String trusted, String protocol, String host) throws Exception {
        try (var twolearn = new SpringApplicationBuilder(TwoLearn.class)
                        .initializers(new Database())
                        .run(
                                "--server.port=0",
                                "--twolearn.url=https://localhost",
                                "--twolearn.trust-proxy=" + trusted);
                var client = HttpClient.newHttpClient()) {
            var port = twolearn.getEnvironment().getProperty("local.server.port");
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/signin"))
                    .header("X-Forwarded-Proto", protocol)
                    .header("X-Forwarded-Host", host)
                    .header("X-Forwarded-For", "203.0.113.7")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
