package org.twolearn.signin;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The district's own sign-in (OpenID Connect), as whoever runs the server named it.
 *
 * @param issuer an https address, or one of this machine
 * @param name what people call it
 * @param matches what of the roster may tie an account to a person without that person doing it
 */
record SchoolAccount(URI issuer, String clientId, String secret, String name, Matching matches) {
    enum Matching {
        NOTHING,
        EMAIL,
        USERNAME
    }

    private static final String EXAMPLE = "https://accounts.your-district.example/realms/staff";

    /** Empty where no issuer is named. Refuses what cannot be meant. */
    static Optional<SchoolAccount> of(Environment given) {
        var issuer = given.getProperty("twolearn.account.issuer", "");
        if (issuer.isBlank()) return Optional.empty();
        return Optional.of(new SchoolAccount(
                address(issuer),
                Optional.ofNullable(given.getProperty("twolearn.account.client"))
                        .filter(id -> !id.isBlank())
                        .orElseThrow(() -> new CannotStart(
                                "School accounts need the name under which TwoLearn is known to the issuer.",
                                "Set TWOLEARN_ACCOUNT_CLIENT to the client id that the issuer gave you.")),
                secret(given.getProperty("twolearn.account.secret"), given.getProperty("twolearn.account.secret-file")),
                given.getProperty("twolearn.account.name", "your school account"),
                matching(given.getProperty("twolearn.account.match", "nothing"))));
    }

    private static URI address(String issuer) {
        try {
            var address = new URI(issuer);
            if (reachable(address)
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && address.getUserInfo() == null) return address;
        } catch (URISyntaxException unreadable) {
            // Said below, in the same words.
        }
        throw new CannotStart(
                "The issuer of school accounts is not an https address.",
                "Set TWOLEARN_ACCOUNT_ISSUER to what the issuer calls itself, for example " + EXAMPLE);
    }

    /** TwoLearn calls https addresses only, and on its own machine any. */
    static boolean reachable(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && isHere(address));
    }

    static boolean isHere(URI address) {
        return Site.THIS_MACHINE.contains(Objects.requireNonNullElse(address.getHost(), ""));
    }

    private static String secret(@Nullable String said, @Nullable String file) {
        try {
            if (said != null && file == null && !said.isBlank()) return said;
            if (said == null && file != null) {
                var secret = Files.readString(Path.of(file)).strip();
                if (!secret.isEmpty()) return secret;
            }
        } catch (IOException unreadable) {
            // Said below, without what the file holds.
        }
        throw new CannotStart(
                "School accounts need the secret that the issuer gave to TwoLearn, once.",
                "Write it into a file that only TwoLearn reads and set TWOLEARN_ACCOUNT_SECRET_FILE to its path;"
                        + " or set TWOLEARN_ACCOUNT_SECRET, and not both.");
    }

    private static Matching matching(String word) {
        try {
            return Matching.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new CannotStart(
                    "What of the roster may tie a school account to a person is one of nothing, email and username.",
                    "Leave TWOLEARN_ACCOUNT_MATCH out: then people connect their account themselves.");
        }
    }

    @Override
    public String toString() {
        return "a school account";
    }
}
