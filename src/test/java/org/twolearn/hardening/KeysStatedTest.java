package org.twolearn.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What docs/keys.md states of each key, the program does. */
class KeysStatedTest {
    private static final String PAGE = Tree.read("docs/keys.md");

    @Test
    void howLongAndHowMany() {
        stated(
                "one year, then the School page and the console ask for `rotate-keys`",
                "vault/Nagging",
                "Duration.ofDays(365)");
        stated("20,000 at most", "vault/Keys", "REMEMBERED = 20_000");
        stated("when the last one is older than 30 days", "vault/SecondCopy", "LONGEST = Erasure.COPIES");
        stated("30 days later at most", "vault/Erasure", "COPIES = Duration.ofDays(30)");
        stated("forgotten within a second", "vault/Keys", "SURE = Duration.ofSeconds(1)");
        stated("256 random bits, at the first start", "vault/KeyStore", "SECRET = 32");
        stated("400 days unused", "signin/Keeps", "Duration.ofDays(400)");
    }

    @Test
    void everyKeyAndEveryCommandIsThere() {
        for (var key : new String[] {
            "server's key",
            "secret of a key of words",
            "key of words",
            "certificates and exports are signed",
            "TLS",
            "school's issuer",
            "database's roles",
            "passkeys",
            "printed code",
            "log's handles",
            "waits in a browser"
        })
            assertThat(PAGE.lines().filter(line -> line.startsWith("| ")))
                    .as(key)
                    .anyMatch(line -> line.contains(key));
        for (var command : new String[] {"rotate-keys", "copy-keys", "verify-keys", "split-keys", "reseal"}) {
            assertThat(PAGE).contains("`" + command + "`");
            assertThat(Tree.read("src/main/java/org/twolearn/vault/KeyCommands.java"))
                    .contains("\"" + command + "\"");
        }
    }

    /** Of what is a secret in the settings, nothing is left out. */
    @Test
    void everySecretOfTheSettingsIsAKeyOfThePage() {
        for (var phase :
                new String[] {"Made", "Used", "Kept", "Copied", "Turned over", "Sealed anew", "Lost", "Destroyed"})
            assertThat(PAGE).contains("\n- **" + phase);
        assertThat(PAGE).contains("SP 800-57", "with two at most");
    }

    private static void stated(String sentence, String file, String there) {
        assertThat(PAGE).contains(sentence);
        assertThat(Tree.read("src/main/java/org/twolearn/" + file + ".java")).contains(there);
    }
}
