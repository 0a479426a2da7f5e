package org.twolearn.studentvoice;

import org.twolearn.web.Refused;

/** Why nothing was asked or answered, in words the person reads: students in theirs. */
public abstract sealed class StudentRefused extends Refused {
    private StudentRefused(String sentence, Object... arguments) {
        super(sentence, arguments);
    }

    /** The district has not switched it on. */
    static final class Off extends StudentRefused {
        Off() {
            super("studentvoice.refused.off");
        }
    }

    static final class NotAgreed extends StudentRefused {
        NotAgreed() {
            super("studentvoice.refused.agree");
        }
    }

    static final class Over extends StudentRefused {
        Over() {
            super("studentvoice.refused.over");
        }
    }

    /** V1: nobody asks a group without saying which decision it informs, and by when they hear of it. */
    static final class NoPurpose extends StudentRefused {
        NoPurpose() {
            super("studentvoice.refused.purpose");
        }
    }

    static final class NoItem extends StudentRefused {
        NoItem(int items) {
            super(items == 1 ? "studentvoice.refused.item" : "studentvoice.refused.items");
        }
    }

    static final class NotADay extends StudentRefused {
        NotADay() {
            super("studentvoice.refused.day");
        }
    }

    /** Fewer students than the floor. */
    static final class SmallClass extends StudentRefused {
        SmallClass(int floor, int most) {
            super("studentvoice.refused.small", floor, most);
        }
    }

    static final class StillOpen extends StudentRefused {
        StillOpen() {
            super("studentvoice.refused.open");
        }
    }

    /** Its key was erased, or only members hold it and it is not in hand here. */
    static final class Shut extends StudentRefused {
        Shut() {
            super("studentvoice.refused.shut");
        }
    }

    static final class WrongCode extends StudentRefused {
        WrongCode() {
            super("studentvoice.class.refused.code");
        }
    }

    static final class Nothing extends StudentRefused {
        Nothing() {
            super("studentvoice.class.refused.nothing");
        }
    }

    static final class Full extends StudentRefused {
        Full() {
            super("studentvoice.class.refused.full");
        }
    }

    static final class Busy extends StudentRefused {
        Busy() {
            super("studentvoice.class.refused.busy");
        }
    }
}
