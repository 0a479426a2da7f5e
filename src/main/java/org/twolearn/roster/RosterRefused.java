package org.twolearn.roster;

import org.twolearn.web.Refused;

/** Refused because nothing was sent, a tick is missing, or somebody else was quicker. */
public final class RosterRefused extends Refused {
    RosterRefused(String sentence, Object... arguments) {
        super("roster.refused." + sentence, arguments);
    }
}
