package org.twolearn.vault;

import java.util.UUID;

/** Which key: of whose words, in which partnership, person's own space or share, and its epoch, from 1. */
record Key(UUID space, Place.Kind kind, UUID owner, int epoch) {
    String info() {
        var where = switch (kind) {
            case BETWEEN -> "";
            case OWN -> "own ";
            case SHARED -> "shared ";
        };
        return "twolearn " + where + "words " + space + " " + owner + " " + epoch;
    }
}
