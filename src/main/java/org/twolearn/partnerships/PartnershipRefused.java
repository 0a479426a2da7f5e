package org.twolearn.partnerships;

import java.time.LocalDate;
import org.twolearn.web.Refused;
import org.twolearn.web.Words;

/** Why a partnership could not go ahead, in words the person reads. */
public abstract sealed class PartnershipRefused extends Refused {
    private PartnershipRefused(String sentence, Object... arguments) {
        super("partnerships.refused." + sentence, arguments);
    }

    static final class WithOneself extends PartnershipRefused {
        WithOneself() {
            super("with-oneself");
        }
    }

    static final class NoRoom extends PartnershipRefused {
        NoRoom() {
            super("no-room", Partnership.ROOM);
        }
    }

    static final class NoSuchKind extends PartnershipRefused {
        NoSuchKind() {
            super("no-such-kind");
        }
    }

    static final class NotInvited extends PartnershipRefused {
        NotInvited() {
            super("not-invited");
        }
    }

    static final class NotYourTurn extends PartnershipRefused {
        NotYourTurn() {
            super("not-your-turn");
        }
    }

    static final class NotAMember extends PartnershipRefused {
        NotAMember() {
            super("not-a-member");
        }
    }

    static final class NotTwo extends PartnershipRefused {
        NotTwo() {
            super("not-two");
        }
    }

    static final class NotADay extends PartnershipRefused {
        NotADay() {
            super("not-a-day");
        }
    }

    static final class TooSoon extends PartnershipRefused {
        TooSoon(LocalDate from) {
            super("too-soon", Words.day(from));
        }
    }

    static final class TakenBack extends PartnershipRefused {
        TakenBack() {
            super("taken-back");
        }
    }

    static final class AgreeFirst extends PartnershipRefused {
        AgreeFirst() {
            super("agree-first");
        }
    }

    static final class NobodyChosen extends PartnershipRefused {
        NobodyChosen() {
            super("nobody-chosen");
        }
    }

    static final class IsHere extends PartnershipRefused {
        IsHere() {
            super("is-here");
        }
    }

    static final class HasLeft extends PartnershipRefused {
        HasLeft() {
            super("has-left");
        }
    }

    static final class IsAsked extends PartnershipRefused {
        IsAsked() {
            super("is-asked");
        }
    }

    static final class ReviewNotADay extends PartnershipRefused {
        ReviewNotADay() {
            super("review-not-a-day");
        }
    }

    static final class NothingSaid extends PartnershipRefused {
        NothingSaid() {
            super("nothing-said");
        }
    }

    static final class HopeIsBlank extends PartnershipRefused {
        HopeIsBlank() {
            super("hope-is-blank");
        }
    }

    static final class NothingWritten extends PartnershipRefused {
        NothingWritten() {
            super("nothing-written");
        }
    }

    static final class SomebodyWrote extends PartnershipRefused {
        SomebodyWrote() {
            super("somebody-wrote");
        }
    }

    static final class Changed extends PartnershipRefused {
        Changed() {
            super("changed");
        }
    }
}
