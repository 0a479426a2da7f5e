package org.twolearn.ownwords;

import org.twolearn.web.Refused;

/** Why a proposal, or a yes to one, is not taken. */
abstract sealed class KeepingRefused extends Refused {
    KeepingRefused(String key) {
        super(key);
    }

    static final class AsItIs extends KeepingRefused {
        AsItIs() {
            super("ownwords.keeping.refused.as-it-is");
        }
    }

    static final class Alone extends KeepingRefused {
        Alone() {
            super("ownwords.keeping.refused.alone");
        }
    }

    static final class Replaced extends KeepingRefused {
        Replaced() {
            super("ownwords.keeping.refused.replaced");
        }
    }
}
