package org.twolearn.partnerships;

import static org.twolearn.web.Words.say;

import java.util.stream.Stream;

/** The ways to begin, as the menu lists them. A light one needs no agreement, only the sentence beside it (X3). */
public enum Kind {
    RESOURCE("resource", true),
    THINK("think", true),
    STUDENT_WORK("student work", true),
    OPEN_DOOR("open door", true),
    COVER("cover", true),
    CO_TEACH("co-teach", true),
    MODEL("model", true),
    VISIT("visit", false),
    FILM("film", false),
    CYCLE("cycle", false),
    THINKING_PARTNERS("thinking partners", false),
    PRINCIPAL_AND_COACH("principal and coach", false),
    ELSE("else", false);

    private final String stored;
    private final boolean light;

    Kind(String stored, boolean light) {
        this.stored = stored;
        this.light = light;
    }

    String stored() {
        return stored;
    }

    public boolean light() {
        return light;
    }

    /** Whether its page offers cycles; a light one is over when it was done. */
    public boolean hasCycles() {
        return !light;
    }

    /** Whether its page offers visits: lessons are taught in it, with the other in the room. */
    public boolean hasVisits() {
        return !light || this == CO_TEACH || this == MODEL;
    }

    String title() {
        return text("title");
    }

    /** Minutes asked, what each does, what is written down and who sees it. */
    String text(String what) {
        return say(
                "partnerships.kind." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "." + what);
    }

    static Kind of(String stored) {
        return Stream.of(values())
                .filter(kind -> kind.stored.equals(stored))
                .findFirst()
                .orElseThrow(PartnershipRefused.NoSuchKind::new);
    }
}
