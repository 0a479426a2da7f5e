package org.twolearn.vault;

import java.util.UUID;

/** Which key: of whose words, in which partnership or (own) in which person's space, and its epoch, from 1. */
record Key(UUID space, boolean own, UUID owner, int epoch) {
    String info() {
        return "twolearn " + (own ? "own " : "") + "words " + space + " " + owner + " " + epoch;
    }
}
