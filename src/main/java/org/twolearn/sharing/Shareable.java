package org.twolearn.sharing;

import gg.jte.Content;
import java.util.List;
import org.twolearn.partnerships.Partners;
import org.twolearn.people.PersonId;

/** What a module further down has to show. Each runs inside the transaction of the page, as who asks. */
public interface Shareable {
    /** All there is in a partnership, whosever it is; only what the reader may read. */
    default List<Piece> of(Partners partners) {
        return List.of();
    }

    /** What somebody keeps for themselves and may show a page of. */
    default List<Piece> own(PersonId person) {
        return List.of();
    }

    /** Under which its drawings are found again. */
    default String name() {
        return "";
    }

    /** Draws what it put into a piece, with nothing but what stands in it. */
    default Content draw(String what) {
        throw new UnsupportedOperationException(name());
    }
}
