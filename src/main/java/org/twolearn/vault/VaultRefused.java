package org.twolearn.vault;

import org.twolearn.web.Refused;

/** Why nothing can be sealed or handed over from here, in words the person reads. */
public abstract sealed class VaultRefused extends Refused {
    private VaultRefused(String sentence) {
        super("vault.refused." + sentence);
    }

    /** Only members hold the keys, and the reader's own does not open on this device. */
    public static final class Closed extends VaultRefused {
        Closed() {
            super("closed");
        }
    }
}
