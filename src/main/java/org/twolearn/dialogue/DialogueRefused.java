package org.twolearn.dialogue;

import org.twolearn.web.Refused;

/** Why something could not be said, in words the person reads. */
public abstract sealed class DialogueRefused extends Refused {
    private DialogueRefused(String sentence) {
        super("dialogue.refused." + sentence);
    }

    static final class Blank extends DialogueRefused {
        private final String what;

        Blank(String what) {
            super("blank-" + what);
            this.what = what;
        }

        String what() {
            return what;
        }
    }

    /** A talk that is still to come was not talked yet. */
    static final class NotYet extends DialogueRefused {
        NotYet() {
            super("not-yet");
        }
    }

    static final class DayIsOver extends DialogueRefused {
        DayIsOver() {
            super("day-is-over");
        }
    }

    static final class ThreeAtOnce extends DialogueRefused {
        ThreeAtOnce() {
            super("three-at-once");
        }
    }

    static final class TheirsToSay extends DialogueRefused {
        TheirsToSay() {
            super("theirs-to-say");
        }
    }

    static final class SomethingBecameOfIt extends DialogueRefused {
        SomethingBecameOfIt() {
            super("something-became-of-it");
        }
    }

    static final class IsAnswered extends DialogueRefused {
        IsAnswered() {
            super("is-answered");
        }
    }

    static final class NotYours extends DialogueRefused {
        NotYours() {
            super("not-yours");
        }
    }
}
