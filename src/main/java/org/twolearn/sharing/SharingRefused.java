package org.twolearn.sharing;

import org.twolearn.web.Refused;

/** Why nothing is shown, in words the person reads. */
public abstract sealed class SharingRefused extends Refused {
    private SharingRefused(String sentence) {
        super("sharing.refused." + sentence);
    }

    static final class NobodyChosen extends SharingRefused {
        NobodyChosen() {
            super("nobody-chosen");
        }
    }

    static final class NothingChosen extends SharingRefused {
        NothingChosen() {
            super("nothing-chosen");
        }
    }

    static final class IsHere extends SharingRefused {
        IsHere() {
            super("is-here");
        }
    }

    static final class NotADay extends SharingRefused {
        NotADay() {
            super("not-a-day");
        }
    }

    static final class Alone extends SharingRefused {
        Alone() {
            super("alone");
        }
    }

    static final class Over extends SharingRefused {
        Over() {
            super("over");
        }
    }
}
