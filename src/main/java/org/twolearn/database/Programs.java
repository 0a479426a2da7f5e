package org.twolearn.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs of PostgreSQL in a directory. */
record Programs(Path home) {
    Programs {
        home = home.toAbsolutePath().normalize();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own root is nobody in particular. */
    List<String> command(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            if (!canUnshare())
                throw new CannotStart("PostgreSQL does not run as root, and this system does not let TwoLearn step "
                        + "down from it. Start TwoLearn as an ordinary user.");
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean canUnshare() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    void run(String program, String... arguments) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0)
            throw new CannotStart("PostgreSQL’s " + program + " failed and said:\n" + said.strip());
    }
}
