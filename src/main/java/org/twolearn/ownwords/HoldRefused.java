package org.twolearn.ownwords;

import org.twolearn.web.Refused;

/** Why a hold cannot be entered so. */
abstract sealed class HoldRefused extends Refused {
    HoldRefused(String key) {
        super(key);
    }

    static final class NotToldWhy extends HoldRefused {
        NotToldWhy() {
            super("ownwords.refused.why");
        }
    }

    static final class NotAReview extends HoldRefused {
        NotAReview() {
            super("ownwords.refused.review");
        }
    }

    static final class NotAnEndOfSilence extends HoldRefused {
        NotAnEndOfSilence() {
            super("ownwords.refused.silence");
        }
    }

    static final class OnOneself extends HoldRefused {
        OnOneself() {
            super("ownwords.refused.oneself");
        }
    }
}
