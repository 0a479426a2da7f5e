package org.twolearn.partnerships;

import java.util.Map;
import java.util.Set;

/** What modules further down add to the card of a partnership on Home and in the list, for all cards at once. */
public interface CardFacts {
    enum Kind {
        WORKING_ON,
        LAST_MET,
        COMES_NEXT,
        WHERE_IT_STANDS
    }

    Kind kind();

    /** A line for each partnership that has one. One query, however many are asked. */
    Map<PartnershipId, String> of(Set<PartnershipId> partnerships);
}
