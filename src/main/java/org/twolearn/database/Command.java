package org.twolearn.database;

import java.util.concurrent.Callable;

/** One thing done from the terminal: a sentence when it is done, a sentence when it cannot be. */
public interface Command {
    String KEYS = "The keys are not in this file, and without them nobody can read the words in it. "
            + "Back up the directory of --keys as well, and keep the two apart.";

    @SuppressWarnings("SystemOut") // The person who typed the command reads the terminal.
    static void run(Callable<String> work) {
        try {
            System.out.println(work.call());
        } catch (CannotStart plain) {
            System.err.println(plain.getMessage());
            System.exit(1);
        } catch (Exception failure) {
            System.err.println("This did not work, and nothing was changed: " + failure);
            System.exit(1);
        }
    }
}
