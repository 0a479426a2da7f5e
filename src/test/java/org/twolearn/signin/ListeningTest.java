package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import org.twolearn.Database;
import org.twolearn.Story;
import org.twolearn.TwoLearn;

@Story
@ExtendWith(OutputCaptureExtension.class)
class ListeningTest {
    @Autowired
    SettingTable settings;

    @Test
    void withoutAnAddressServesThisMachineOnly() {
        assertThat(Listening.settings(new MockEnvironment())).containsEntry("server.address", "127.0.0.1");
    }

    @Test
    void behindAProxyBelievesThatProxyOnly() {
        var settings = Listening.settings(given("twolearn.url=https://two.example twolearn.trust-proxy=10.1.2.3"));

        assertThat(settings)
                .containsEntry("server.tomcat.remoteip.internal-proxies", "10.1.2.3/32")
                .doesNotContainKey("server.address");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            twolearn.url=http://two.example                                                  | not one that people can sign in at
            twolearn.url=https://two.example/path                                            | not one that people can sign in at
            twolearn.url=https://10.0.0.1                                                    | not one that people can sign in at
            twolearn.url=nonsense                                                            | not one that people can sign in at
            twolearn.url=https://two.example                                                 | exactly one of two things
            twolearn.trust-proxy=127.0.0.1                                                   | no address that people reach it by
            twolearn.tls.key=key.pem twolearn.url=https://two.example                        | belong together
            twolearn.url=https://t.example twolearn.tls.certificate=none twolearn.tls.key=no | cannot be read as PEM
            twolearn.demo=true twolearn.url=https://two.example                              | this machine only
            twolearn.demo=true twolearn.database.url=jdbc:postgresql://db/two                | keeps away from a database
            """)
    void refusesWhatCannotBeMeant(String properties, String why) {
        assertThatThrownBy(() -> Listening.settings(given(properties)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(why);
    }

    @Test
    void saysSoInASentenceWithoutAStackTrace(CapturedOutput console) {
        assertThatThrownBy(() -> new SpringApplication(TwoLearn.class).run("--twolearn.url=https://two.example"))
                .isInstanceOf(CannotStart.class);

        assertThat(console.getAll())
                .contains("needs exactly one of two things", "--trust-proxy ADDRESS")
                .doesNotContain("\tat org.");
    }

    @Test
    void anotherAddressThanThePasskeysWereMadeForIsRefused() {
        var before = new OneAddress(settings, new Site(null));
        Database.superuser()
                .sql("insert into setting values ('passkeys are made for', 'localhost') on conflict do nothing")
                .update();
        before.settle();

        before.afterSingletonsInstantiated();
        var moved = new OneAddress(settings, new Site(URI.create("https://two.example")));
        moved.settle();
        assertThatThrownBy(moved::afterSingletonsInstantiated)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("passkeys for localhost");
    }

    private static MockEnvironment given(String properties) {
        var environment = new MockEnvironment();
        for (var property : properties.split(" ")) {
            var parts = property.split("=", 2);
            environment.setProperty(parts[0], parts[1]);
        }
        return environment;
    }
}
