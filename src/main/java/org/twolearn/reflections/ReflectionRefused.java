package org.twolearn.reflections;

import org.twolearn.web.Refused;

/** Why nothing was saved, in words the person reads. */
public abstract sealed class ReflectionRefused extends Refused {
    private ReflectionRefused(String sentence) {
        super("reflections.refused." + sentence);
    }

    static final class Blank extends ReflectionRefused {
        Blank() {
            super("blank");
        }
    }

    static final class ChangedMeanwhile extends ReflectionRefused {
        ChangedMeanwhile() {
            super("changed-meanwhile");
        }
    }

    static final class Erased extends ReflectionRefused {
        Erased() {
            super("erased");
        }
    }
}
