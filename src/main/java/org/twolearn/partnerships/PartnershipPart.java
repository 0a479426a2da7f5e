package org.twolearn.partnerships;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A section of a partnership's page. Modules further down bring theirs as beans; the page knows none of them. */
public interface PartnershipPart {
    /** Where on the page, in this order. */
    enum Place {
        CYCLE,
        GOAL,
        NEXT,
        IDEAS,
        LEARNING,
        SHOWN,
        KEEPING
    }

    Place place();

    /** The section, or null where there is none. Runs inside the page's one transaction. */
    @Nullable
    Content show(Partners partners);

    /** What this module adds to "How we got here". */
    default List<Happened> happened(Partners partners) {
        return List.of();
    }
}
