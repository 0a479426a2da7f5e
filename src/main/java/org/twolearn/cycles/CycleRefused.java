package org.twolearn.cycles;

import org.twolearn.web.Refused;

/** Why a cycle could not change, in words the person reads. */
public abstract sealed class CycleRefused extends Refused {
    private CycleRefused(String sentence, Object... arguments) {
        super("cycles.refused." + sentence, arguments);
    }

    static final class NotAgreedYet extends CycleRefused {
        NotAgreedYet() {
            super("not-agreed-yet");
        }
    }

    static final class OneIsOpen extends CycleRefused {
        OneIsOpen() {
            super("one-is-open");
        }
    }

    static final class NotYours extends CycleRefused {
        NotYours() {
            super("not-yours");
        }
    }

    static final class YourOwn extends CycleRefused {
        YourOwn() {
            super("your-own");
        }
    }

    static final class IsClosed extends CycleRefused {
        IsClosed() {
            super("is-closed");
        }
    }

    static final class OwnerLeft extends CycleRefused {
        OwnerLeft() {
            super("owner-left");
        }
    }

    static final class Blank extends CycleRefused {
        Blank(Kind kind) {
            super("blank." + kind.table());
        }
    }

    static final class NoLine extends CycleRefused {
        NoLine() {
            super("no-line");
        }
    }

    static final class ChangedMeanwhile extends CycleRefused {
        ChangedMeanwhile() {
            super("changed-meanwhile");
        }
    }

    static final class NotClosed extends CycleRefused {
        NotClosed() {
            super("not-closed");
        }
    }

    static final class NoArea extends CycleRefused {
        NoArea() {
            super("no-area");
        }
    }

    static final class IsCounted extends CycleRefused {
        IsCounted() {
            super("is-counted");
        }
    }
}
