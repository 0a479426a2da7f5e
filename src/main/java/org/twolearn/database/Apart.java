package org.twolearn.database;

import java.nio.file.Path;

/** Sealed words and the keys to them in one directory would be copied, lost and stolen together. */
interface Apart {
    static void check(Path data, Path keys) {
        var database = data.toAbsolutePath().normalize();
        var secrets = keys.toAbsolutePath().normalize();
        if (secrets.startsWith(database) || database.startsWith(secrets))
            throw new CannotStart("The keys (" + secrets + ") and the data (" + database + ") must lie apart, so that "
                    + "whoever copies the data does not get the keys with it. Choose another directory with --keys.");
    }
}
