package org.twolearn.visits;

import org.twolearn.web.Refused;

/** Why a visit could not go ahead, in words the person reads. */
public abstract sealed class VisitRefused extends Refused {
    private VisitRefused(String sentence, Object... arguments) {
        super("visits.refused." + sentence, arguments);
    }

    static final class NoAgreement extends VisitRefused {
        NoAgreement() {
            super("no-agreement");
        }
    }

    static final class Paused extends VisitRefused {
        Paused(String named) {
            super("paused", named);
        }
    }

    static final class EndsBeforeItBegins extends VisitRefused {
        EndsBeforeItBegins() {
            super("ends-before-it-begins");
        }
    }

    static final class NobodyVisits extends VisitRefused {
        NobodyVisits() {
            super("nobody-visits");
        }
    }

    static final class NothingToRecord extends VisitRefused {
        NothingToRecord() {
            super("nothing-to-record");
        }
    }

    static final class AsksForAnOpinion extends VisitRefused {
        AsksForAnOpinion() {
            super("asks-for-an-opinion");
        }
    }

    static final class Seats extends VisitRefused {
        Seats() {
            super("seats", Details.MOST_SEATS);
        }
    }

    static final class Shut extends VisitRefused {
        Shut() {
            super("shut");
        }
    }

    static final class NoSuchWait extends VisitRefused {
        NoSuchWait() {
            super("no-such-wait", Details.LONGEST / 10);
        }
    }

    static final class NoSuchTime extends VisitRefused {
        NoSuchTime() {
            super("no-such-time");
        }
    }

    static final class Meanwhile extends VisitRefused {
        Meanwhile(String time) {
            super("meanwhile", time);
        }
    }

    static final class Past extends VisitRefused {
        Past() {
            super("past");
        }
    }

    static final class NoSuchInstrument extends VisitRefused {
        NoSuchInstrument() {
            super("no-such-instrument");
        }
    }

    static final class NotForYou extends VisitRefused {
        NotForYou() {
            super("not-for-you");
        }
    }

    static final class NotOpen extends VisitRefused {
        NotOpen() {
            super("not-open");
        }
    }

    static final class ThereIsANewerPlan extends VisitRefused {
        ThereIsANewerPlan() {
            super("newer-plan");
        }
    }

    static final class AlreadyRecorded extends VisitRefused {
        AlreadyRecorded() {
            super("already-recorded");
        }
    }

    static final class NotAgreed extends VisitRefused {
        NotAgreed() {
            super("not-agreed");
        }
    }

    static final class NotTheTime extends VisitRefused {
        NotTheTime() {
            super("not-the-time", Visit.EARLY.toMinutes());
        }
    }

    static final class Closed extends VisitRefused {
        Closed() {
            super("closed");
        }
    }

    static final class Erased extends VisitRefused {
        Erased() {
            super("erased");
        }
    }

    static final class OnlyFigures extends VisitRefused {
        OnlyFigures() {
            super("only-figures");
        }
    }

    static final class SomebodyElse extends VisitRefused {
        SomebodyElse() {
            super("somebody-else");
        }
    }

    /** A tap the plan does not name, or one that makes no sense. */
    static final class NoSuchTap extends VisitRefused {
        NoSuchTap() {
            super("no-such-tap");
        }
    }

    /** What the host says that an event was. */
    static final class NotInThePlan extends VisitRefused {
        NotInThePlan() {
            super("not-in-the-plan");
        }
    }

    static final class NoSuchMoment extends VisitRefused {
        NoSuchMoment(String end) {
            super("no-such-moment", end);
        }
    }

    static final class BlankRemark extends VisitRefused {
        BlankRemark() {
            super("blank-remark");
        }
    }

    static final class NamelessCode extends VisitRefused {
        NamelessCode() {
            super("nameless-code");
        }
    }

    /** A code that asks for points or a place on a scale. */
    static final class OpinionCode extends VisitRefused {
        OpinionCode() {
            super("code-of-opinion");
        }
    }

    static final class CodeIsThere extends VisitRefused {
        CodeIsThere(String name) {
            super("code-is-there", name);
        }
    }

    static final class NoMoreCodes extends VisitRefused {
        NoMoreCodes() {
            super("no-more-codes", Coding.LETTERS.size());
        }
    }

    /** One that somebody else marked with. */
    static final class CodeStands extends VisitRefused {
        CodeStands() {
            super("code-stands");
        }
    }

    static final class TooManyTaps extends VisitRefused {
        TooManyTaps() {
            super("too-many-taps", Recording.MOST_TAPS);
        }
    }

    /** The district has not switched on what this needs. */
    static final class SoundIsOff extends VisitRefused {
        SoundIsOff() {
            super("sound-is-off");
        }
    }

    /** A lesson that is still to come. */
    static final class NotYet extends VisitRefused {
        NotYet() {
            super("not-yet");
        }
    }

    /** Stretches that no device would send. */
    static final class NoStretches extends VisitRefused {
        NoStretches() {
            super("no-stretches");
        }
    }
}
