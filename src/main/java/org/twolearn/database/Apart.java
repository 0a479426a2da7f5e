package org.twolearn.database;

import java.io.IOException;
import java.nio.file.Path;

/** Sealed words and the keys to them in one directory would be copied, lost and stolen together. */
interface Apart {
    static void check(Path data, Path keys) {
        var database = real(data);
        var secrets = real(keys);
        if (secrets.startsWith(database) || database.startsWith(secrets))
            throw new CannotStart("The keys (" + secrets + ") and the data (" + database + ") must lie apart, so that "
                    + "whoever copies the data does not get the keys with it. Choose another directory with --keys.");
    }

    /** Where it really lies, also by way of a link; the part that does not exist yet as it is named. */
    private static Path real(Path path) {
        var named = path.toAbsolutePath().normalize();
        for (var there = named; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(named)).normalize();
            } catch (IOException missing) {
                // Its directory may be there.
            }
        }
        return named;
    }
}
