package org.twolearn.partnerships;

import java.util.List;
import org.twolearn.people.PersonId;

/**
 * The thread that somebody's name, words and points are drawn with: a color and a stitch, which the style sheet knows by
 * these names. No two of twelve are alike, and nobody's changes when another comes or goes.
 */
final class Dye {
    private static final List<String> COLORS = List.of("indigo", "amber", "teal", "plum");
    private static final List<String> STITCHES = List.of("", " twice", " thrice");

    /** Of somebody who is not in it. */
    static final String NEXT = COLORS.get(1);

    private Dye() {}

    static String of(PersonId person, List<PersonId> joined) {
        int at = joined.contains(person) ? joined.indexOf(person) : joined.size();
        return COLORS.get(at % COLORS.size()) + STITCHES.get(at / COLORS.size() % STITCHES.size());
    }
}
