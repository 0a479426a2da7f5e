package org.twolearn.visits;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;
import org.twolearn.partnerships.Partners;
import org.twolearn.people.PersonId;

/**
 * A section of the page on which a visit is looked at, and of the page of who recorded it. Modules further down bring
 * theirs as beans, in the order of {@code @Order}.
 */
public interface LookPart {
    /**
     * @param host whose classroom it was
     * @param looked whether they have looked; until then it is the page of who recorded
     * @return the section, or null where there is nothing to show
     */
    @Nullable
    Content show(Partners partners, VisitId visit, PersonId host, boolean looked);
}
