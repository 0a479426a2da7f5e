package org.twolearn.people;

import org.twolearn.web.Refused;

/** Refused because a field makes no sense; the page says which. */
public final class PeopleRefused extends Refused {
    PeopleRefused(String sentence, Object... arguments) {
        super("people.refused." + sentence, arguments);
    }
}
