package org.twolearn.vault;

import java.util.UUID;

/** Which key: of whose words, in which partnership (or the person's own space), and its epoch, from 1. */
record Key(UUID space, UUID owner, int epoch) {
    String info() {
        return "twolearn words " + space + " " + owner + " " + epoch;
    }
}
