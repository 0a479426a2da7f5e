package org.twolearn.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** An issuer that says whatever a test makes it say. */
final class PretendIssuer {
    static final String CLIENT = "twolearn", SECRET = "a secret of the pretended issuer";

    private final HttpServer server;
    private final List<RSAKey> keys = new ArrayList<>(List.of(key()));
    final List<String> asked = new ArrayList<>();
    Supplier<Answer> answers = () -> new Answer(500, "");
    private String facts;

    record Answer(int status, String body) {
        static Answer token(String token) {
            return new Answer(
                    200,
                    "{\"access_token\": \"eyJaccess\", \"refresh_token\": \"eyJrefresh\", \"token_type\": \"Bearer\","
                            + " \"expires_in\": 300, \"id_token\": \"" + token + "\"}");
        }
    }

    PretendIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        facts = """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/end",
                 "subject_types_supported": ["public"], "response_types_supported": ["code"]}
                """.formatted(address());
        server.createContext("/.well-known/openid-configuration", asking -> say(asking, new Answer(200, facts)));
        server.createContext(
                "/keys",
                asking -> say(
                        asking, new Answer(200, new JWKSet(List.<com.nimbusds.jose.jwk.JWK>copyOf(keys)).toString())));
        server.createContext("/token", asking -> {
            asked.add(asking.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(asking.getRequestBody().readAllBytes(), UTF_8));
            var answer = answers.get();
            if (answer.status() == 302) asking.getResponseHeaders().add("Location", answer.body());
            say(asking, answer);
        });
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void saysOfItself(String facts) {
        this.facts = facts;
    }

    /** A key that nobody has seen before; the old one is gone. */
    void newKeys() {
        keys.set(0, key());
    }

    RSAKey current() {
        return keys.getFirst();
    }

    /** What an honest issuer says of somebody. */
    JWTClaimsSet.Builder claims(String subject, String nonce) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .subject(subject)
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce);
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, current());
    }

    static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void say(HttpExchange asking, Answer answer) throws IOException {
        var body = answer.body().getBytes(UTF_8);
        asking.getResponseHeaders().add("Content-Type", "application/json");
        asking.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (var out = asking.getResponseBody()) {
            if (body.length > 0) out.write(body);
        }
    }
}
