package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** What TwoLearn lets an operator set, and which addresses it calls. */
class AskingAnIssuerTest {
    private static final String FACTS = """
            {"issuer": "%s", "authorization_endpoint": "%s", "token_endpoint": "%s", "jwks_uri": "%s",
             "subject_types_supported": ["public"]}
            """;

    @Test
    void thereIsNoneUnlessOneIsNamed() {
        assertThat(SchoolAccount.of(new MockEnvironment())).isEmpty();
        assertThat(new Issuer(Optional.empty()).name()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            issuer=http://accounts.example client=c secret=s                | not an https address
            issuer=file:///etc/passwd client=c secret=s                     | not an https address
            issuer=https://accounts.example?x=1 client=c secret=s           | not an https address
            issuer=https://me@accounts.example client=c secret=s            | not an https address
            issuer=https:/accounts.example client=c secret=s                | not an https address
            issuer=https://accounts.example secret=s                        | the name under which TwoLearn is known
            issuer=https://accounts.example client=c                        | need the secret
            issuer=https://accounts.example client=c secret-file=nothing    | need the secret
            issuer=https://accounts.example client=c secret=s secret-file=f | need the secret
            issuer=https://accounts.example client=c secret=s match=name    | one of nothing, email and username
            """)
    void refusesWhatCannotBeMeant(String properties, String why) {
        assertThatThrownBy(() -> SchoolAccount.of(given(properties)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(why);
    }

    @Test
    void aSecretComesFromAFileAndIsShownNowhere(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "very secret\n");
        var account = SchoolAccount.of(given("issuer=https://accounts.example client=c secret-file=" + file))
                .orElseThrow();
        assertThat(account.secret()).isEqualTo("very secret");
        assertThat(account.matches()).isEqualTo(SchoolAccount.Matching.NOTHING);
        assertThat(account.toString()).doesNotContain("very secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/token",
                "http://169.254.169.254/latest",
                "file:///etc/passwd",
                "ftp://accounts.example/",
                "nonsense",
                ""
            })
    void callsNoAddressThatIsNotSafe(String place) {
        var pretended = new PretendIssuer();
        var here = pretended.address();
        for (var facts : new String[] {
            FACTS.formatted(here, place, here, here),
            FACTS.formatted(here, here, place, here),
            FACTS.formatted(here, here, here, place)
        }) {
            pretended.saysOfItself(facts);
            assertThatThrownBy(() -> asked(pretended)).isInstanceOf(AccountAway.class);
        }
        pretended.saysOfItself(FACTS.formatted(here, here, here, here));
        assertThat(asked(pretended)).isEqualTo(here);
    }

    @Test
    void anIssuerOfAnotherNameIsNotTheOneThatWasMeant() {
        var pretended = new PretendIssuer();
        var here = pretended.address();
        for (var facts : new String[] {FACTS.formatted(here + "/other", here, here, here), "[]", "", "{}"}) {
            pretended.saysOfItself(facts);
            assertThatThrownBy(() -> asked(pretended)).as(facts).isInstanceOf(AccountAway.class);
        }
    }

    private static String asked(PretendIssuer pretended) {
        return new Issuer(Optional.of(new SchoolAccount(
                        URI.create(pretended.address()), "c", "s", "account", SchoolAccount.Matching.NOTHING)))
                .registration()
                .getProviderDetails()
                .getTokenUri();
    }

    private static MockEnvironment given(String properties) {
        var environment = new MockEnvironment();
        for (var property : properties.split(" ")) {
            var parts = property.split("=", 2);
            environment.setProperty("twolearn.account." + parts[0], parts[1]);
        }
        return environment;
    }
}
