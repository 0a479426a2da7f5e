package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.database.CannotStart;
import org.twolearn.people.PersonId;

/** The key store's second copy, and how anybody comes to know that it is good. */
@Story
class CopyingKeysTest {
    private static final SealedColumn NOTE = SealedColumn.own("note", "words", "id");

    @Autowired
    Vault vault;

    @Autowired
    KeyStore store;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Nagging nagging;

    @TempDir
    Path place;

    PersonId ada;
    Path file;

    @BeforeEach
    void adaHasWritten() throws IOException {
        file = place.resolve("keys.copy");
        ada = Someone.called("Ada");
        Someone.does(ada, () -> vault.seal(NOTE.at(ada.value(), 1), ada, "To myself."));
        Files.deleteIfExists(store.home().resolve("copied"));
    }

    @AfterEach
    void nothingIsRemembered() throws IOException {
        Files.deleteIfExists(store.home().resolve("copied"));
    }

    @Test
    @DisplayName("W5 A copy opens every key that was there, and what was made since does not make it a bad one")
    void aCopyOpensEveryKey() throws Exception {
        assertThat(copy()).contains("verify-keys " + file);
        Thread.sleep(1100);
        var bo = Someone.called("Bo");
        Someone.does(bo, () -> vault.seal(NOTE.at(bo.value(), 1), bo, "Since."));

        assertThat(verify()).startsWith("All").contains("were made since");
        assertThat(new SecondCopy(store.home()).at(Instant.now())).isEqualTo(SecondCopy.State.WELL);
    }

    @Test
    @DisplayName("W5 A copy in which one key is missing or other than it was is not taken for a good one")
    void aCopyWithoutAKeyIsNone() throws Exception {
        Someone.does(ada, () -> vault.seal(NOTE.at(ada.value(), 1), ada, "Old enough."));
        copy();
        var mine = secret(ada).toString();
        var text = Files.readString(file);
        var without = text.lines().filter(line -> !line.startsWith(mine)).toList();
        assertThat(text).contains(mine);
        Files.write(file, without);
        assertThatThrownBy(this::verify).isInstanceOf(CannotStart.class).hasMessageContaining("damaged");

        var old = Instant.now().minusSeconds(60);
        Files.setLastModifiedTime(
                store.home().resolve(mine.substring(0, 2)).resolve(mine),
                java.nio.file.attribute.FileTime.from(old.minusSeconds(60)));
        var held = store.home().resolveSibling("held");
        Files.move(store.home().resolve(mine.substring(0, 2)).resolve(mine), held);
        KeyCopy.write(store, file, old);
        Files.move(held, store.home().resolve(mine.substring(0, 2)).resolve(mine));
        assertThatThrownBy(this::verify).isInstanceOf(CannotStart.class).hasMessageContaining("not whole");
        assertThat(new SecondCopy(store.home()).at(Instant.now())).isEqualTo(SecondCopy.State.NEVER);
    }

    @Test
    @DisplayName("W7 What was erased is gone from a copy once it is made again, and until then it is said")
    void whatWasErasedLeavesTheCopy() throws Exception {
        copy();
        var mine = secret(ada);
        Someone.does(ada, () -> vault.eraseOwn(ada));
        assertThat(verify()).contains("destroyed since");
        assertThat(KeyCopy.read(file, null).find(mine)).isPresent();

        copy();

        assertThat(KeyCopy.read(file, null).find(mine)).isEmpty();
        assertThat(verify()).doesNotContain("destroyed since");
        assertThat(Files.list(place)).containsExactly(file);
    }

    @Test
    void aCopyMakesAKeyStoreInAnEmptyDirectoryOnly() throws Exception {
        copy();
        var again = place.resolve("again");
        assertThat(command(again, file).run("restore-keys")).contains("secrets are in");
        assertThat(KeyStore.asItStands(again).find(secret(ada)).orElseThrow())
                .isEqualTo(store.find(secret(ada)).orElseThrow());
        assertThat(KeyStore.asItStands(again).server().bytes())
                .isEqualTo(store.server().bytes());
        assertThatThrownBy(() -> command(again, file).run("restore-keys")).hasMessageContaining("already a key store");
    }

    @Test
    void aCopyLiesApartFromWhatItIsACopyFor() {
        for (var inside : new Path[] {store.home().resolve("copy"), Path.of("target/data-of-nobody/copy")})
            assertThatThrownBy(() -> command(store.home(), inside).run("copy-keys"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("apart");
        assertThatThrownBy(() -> command(place.resolve("none"), file).run("copy-keys"))
                .hasMessageContaining("no key store");
    }

    @Test
    @DisplayName("W5 Whoever looks after the district is told until a copy was verified, and again after 30 days")
    @ExtendWith(OutputCaptureExtension.class)
    void whoLooksAfterTheDistrictIsTold(CapturedOutput console) throws IOException {
        var olga = Someone.called("Olga");
        Database.superuser()
                .sql("insert into position (district_id, position_id, person_id, kind) values (?, ?, ?, 'operator')")
                .params(Someone.LAKESHORE, UUID.randomUUID(), olga.value())
                .update();
        assertThat(nagging.line()).isPresent();
        nagging.ready();
        assertThat(console).contains("no second copy");
        assertThat(Pair.get(browser, olga, "/school")).bodyText().contains("no second copy");
        assertThat(Pair.get(browser, ada, "/school")).bodyText().doesNotContain("second copy");

        new SecondCopy(store.home()).verified(Instant.now());
        assertThat(Pair.get(browser, olga, "/school")).bodyText().doesNotContain("second copy");

        var key = store.home()
                .resolve(
                        store.server().generation() == 1
                                ? "server"
                                : "server-" + store.server().generation());
        Files.setLastModifiedTime(
                key, java.nio.file.attribute.FileTime.from(Instant.now().minus(Duration.ofDays(366))));
        assertThat(Pair.get(browser, olga, "/school")).bodyText().contains("server’s key is older than a year");
        Files.setLastModifiedTime(key, java.nio.file.attribute.FileTime.from(Instant.now()));
        assertThat(Pair.get(browser, olga, "/school")).bodyText().doesNotContain("older than a year");

        new SecondCopy(store.home()).verified(Instant.now().minus(Duration.ofDays(31)));
        assertThat(Pair.get(browser, olga, "/school")).bodyText().contains("older than 30 days");
    }

    @Test
    void whereNothingIsSealedNothingIsSaid() {
        assertThat(new SecondCopy(place).at(Instant.now())).isEqualTo(SecondCopy.State.NOT_NEEDED);
    }

    private static UUID secret(PersonId owner) {
        return Database.superuser()
                .sql("select secret from person_key where person_id = ?")
                .param(owner.value())
                .query(UUID.class)
                .single();
    }

    private String copy() throws Exception {
        return command(store.home(), file).run("copy-keys");
    }

    private String verify() throws Exception {
        return command(store.home(), file).run("verify-keys");
    }

    private static KeyCommands command(Path keys, Path file) {
        var asKeys = Database.as("twolearn", "tl_keys");
        return new KeyCommands(
                Map.of(
                        "TWOLEARN_DATABASE_URL",
                        asKeys.getUrl(),
                        "TWOLEARN_DATABASE_KEYS_PASSWORD",
                        asKeys.getPassword()),
                Path.of("target/data-of-nobody"),
                keys,
                file.toString(),
                "");
    }
}
