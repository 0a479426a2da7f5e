package org.twolearn.vault;

import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.twolearn.people.PersonId;

/** The secret of a sheet of printed codes: sealed under each of its codes and kept nowhere else, so that any of them opens it. */
public final class Sheet {
    private static final String INFO = "twolearn sheet of codes";

    private final byte[] secret;

    private Sheet(byte[] secret) {
        this.secret = secret;
    }

    public static Sheet fresh() {
        return new Sheet(KeyStore.random());
    }

    public byte[] sealed(PersonId whose, String code) {
        return WayIn.code(whose, code).seal(INFO, secret);
    }

    /** The one that the code is on; empty where it is on none of them. */
    public static Optional<Sheet> opened(PersonId whose, String code, Collection<byte[]> sheets) {
        var way = WayIn.code(whose, code);
        for (var sealed : sheets)
            try {
                return Optional.of(new Sheet(way.open(INFO, sealed)));
            } catch (Broken anotherCode) {
                // One of the others, perhaps.
            }
        return Optional.empty();
    }

    public WayIn wayIn(PersonId whose) {
        return WayIn.code(whose, Base64.getEncoder().encodeToString(secret));
    }

    @Override
    public String toString() {
        return "a sheet of codes";
    }
}
