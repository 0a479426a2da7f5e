package org.twolearn.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ./twolearn --help names is there. */
class CommandsTest {
    private static final Path SCRIPT = Path.of("twolearn");

    @ParameterizedTest
    @MethodSource
    @DisplayName("Each command that the help names starts a program of that name with what it needs")
    void commands(String command) throws Exception {
        var script = Files.readString(SCRIPT);
        var which = script.substring(script.lastIndexOf("case $command in"), script.lastIndexOf("esac") + 4);
        var process = new ProcessBuilder(
                        "sh",
                        "-euc",
                        "command=" + command
                                + "; for one in jar data keys file email second pem demo url cert key proxy port;"
                                + " do eval \"$one=$one\"; done; set --\n" + which + "\necho \"$*\"")
                .redirectErrorStream(true)
                .start();
        var says = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(says).isZero();
        var program = Pattern.compile("-cp jar (org\\.twolearn\\.[\\w.]+)(.*)").matcher(says);
        assertThat(program.find()).as(says).isTrue();
        assertThat(Class.forName(program.group(1))).isNotNull();
        if (program.group(1).endsWith("KeyCommands"))
            assertThat(program.group(2).strip()).isEqualTo(command + " data keys file second");
    }

    static Stream<String> commands() throws Exception {
        return Pattern.compile("^ {7}\\./twolearn ([a-z]+(?:-[a-z]+)*)", Pattern.MULTILINE)
                .matcher(Files.readString(SCRIPT))
                .results()
                .map(match -> match.group(1))
                .distinct();
    }
}
