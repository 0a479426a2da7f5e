package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything else runs as whoever runs the tests; where that is root, this runs as nobody. */
class AsAnOrdinaryUserTest {
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    @Test
    void theDatabaseNeedsNoSpecialRights() throws Exception {
        assumeTrue(
                "root".equals(System.getProperty("user.name")), "not run: the tests run as an ordinary user already");
        var place = Files.createTempDirectory("twolearn");
        try {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
            assumeTrue(nobodyCanRunJava(), "not run: another user cannot run this Java, or setpriv is missing");
            keepsRows(place);
        } finally {
            Directories.delete(place);
        }
    }

    private static boolean nobodyCanRunJava() throws Exception {
        var command = new ArrayList<>(NOBODY);
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-version"));
        return Files.isExecutable(Path.of("/usr/bin/setpriv"))
                && new ProcessBuilder(command).start().waitFor() == 0;
    }

    private static void keepsRows(Path place) throws Exception {
        var data = place.resolve("data");
        try (var keeper = Kept.start(data, Own.programs(data), NOBODY, readable(place))) {
            assertThat(keeper.ask("word")).isEqualTo("kept");
            assertThat(keeper.server().info().user()).hasValue("nobody");
        }
    }

    /** The class path copied to where nobody may read it. */
    private static String readable(Path place) throws Exception {
        var copies = new ArrayList<String>();
        for (var part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var path = Path.of(part);
            if (path.toString().matches(".*(playwright|driver|axe|arm64|modulith|archunit|error_prone).*")
                    || !Files.exists(path)) continue;
            var copy = place.resolve(copies.size() + "-" + path.getFileName());
            copy(path, copy);
            copies.add(copy.toString());
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copy(Path from, Path to) throws Exception {
        try (var all = Files.walk(from)) {
            for (var file : all.toList())
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
        }
        new ProcessBuilder("chmod", "-R", "a+rX", to.toString()).start().waitFor();
    }
}
