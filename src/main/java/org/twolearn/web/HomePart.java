package org.twolearn.web;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** What a module has to say on Home. Beans of this type are shown in the place they name. */
public interface HomePart {
    enum Place {
        WAITING,
        WEEK,
        PARTNERS,
        SAID
    }

    Place place();

    /**
     * What stands in the place, or null where there is nothing: for WAITING {@code <li class="offer">}, for WEEK
     * {@code <li class="day">}, for PARTNERS {@code <article class="partner">}, for SAID {@code <li class="promise">},
     * as many as there are. Runs inside Home's one transaction; the content is drawn after it has ended, so it must hold
     * everything it draws.
     */
    @Nullable
    Content show();
}
