package org.twolearn.cycles;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;
import org.twolearn.partnerships.Partners;

/** A section of a cycle's page, on paper too. Modules further down bring theirs as beans, in the order of {@code @Order}. */
public interface CyclePart {
    /** The section, or null where there is nothing of this cycle to show. */
    @Nullable
    Content show(Partners partners, CycleId cycle);
}
