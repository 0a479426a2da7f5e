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

    /** List items of the place, or null where there is nothing. Runs inside Home's one transaction. */
    @Nullable
    Content show();
}
