package org.twolearn.signin;

import org.twolearn.web.Refused;

/** Why somebody could not come in, or not do something with a device, in words the person reads. */
public abstract sealed class SigninRefused extends Refused {
    private SigninRefused(String sentence, Object... arguments) {
        super("signin.refused." + sentence, arguments);
    }

    static final class UnknownCode extends SigninRefused {
        UnknownCode() {
            super("unknown-code");
        }
    }

    static final class CodeAlone extends SigninRefused {
        CodeAlone() {
            super("code-alone");
        }
    }

    /** One sentence for all of it: a stranger does not learn from it who is here. */
    static final class Account extends SigninRefused {
        Account() {
            super("account");
        }
    }

    static final class LongAgo extends SigninRefused {
        LongAgo() {
            super("long-ago");
        }
    }

    static final class KeyIsShut extends SigninRefused {
        KeyIsShut() {
            super("key-is-shut");
        }
    }

    static final class OtherCode extends SigninRefused {
        OtherCode() {
            super("other-code");
        }
    }

    static final class OtherNumber extends SigninRefused {
        OtherNumber() {
            super("other-number");
        }
    }

    static final class TooManyTries extends SigninRefused {
        TooManyTries() {
            super("too-many-tries");
        }
    }

    static final class TooManyToday extends SigninRefused {
        TooManyToday() {
            super("too-many-today");
        }
    }

    /** Where nothing but the school account said who asks. */
    static final class NotYet extends SigninRefused {
        NotYet() {
            super("not-yet");
        }
    }

    static final class MakesLinks extends SigninRefused {
        MakesLinks() {
            super("makes-links");
        }
    }

    static final class Unnamed extends SigninRefused {
        Unnamed() {
            super("unnamed");
        }
    }

    static final class NoSuchZone extends SigninRefused {
        NoSuchZone() {
            super("no-such-zone");
        }
    }

    static final class NoAddress extends SigninRefused {
        NoAddress() {
            super("no-address");
        }
    }

    static final class NoSchoolDay extends SigninRefused {
        NoSchoolDay() {
            super("no-school-day");
        }
    }

    static final class NobodyChosenToSignOut extends SigninRefused {
        NobodyChosenToSignOut() {
            super("nobody-chosen-to-sign-out");
        }
    }

    static final class NobodyChosen extends SigninRefused {
        NobodyChosen() {
            super("nobody-chosen");
        }
    }
}
