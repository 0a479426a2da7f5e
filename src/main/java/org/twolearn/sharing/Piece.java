package org.twolearn.sharing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * Something that can be shown to a colleague, as it stands now.
 *
 * @param author whose words they are, or whose classroom it was counted in: without them no copy is made
 * @param about whose thing it belongs to, the author too: each of these may wish to show it
 */
public record Piece(
        UUID id,
        Level level,
        PersonId author,
        Set<PersonId> about,
        String heading,
        List<Line> lines,
        @Nullable Drawing drawing) {
    /** @param label what stands before the words; may be empty */
    public record Line(String label, String words) {}

    /**
     * A picture that the module draws that made it.
     *
     * @param by the name of the {@link Shareable}
     * @param what all it needs, as text
     */
    public record Drawing(String by, String what) {}

    /** Words of one person about their own. */
    public static Piece words(UUID id, Level level, PersonId author, String heading, String words) {
        return new Piece(id, level, author, Set.of(author), heading, List.of(new Line("", words)), null);
    }

    /** For what has no id of its own: the same each time. */
    public static UUID named(String what, Object id) {
        return UUID.nameUUIDFromBytes((what + " " + id).getBytes(UTF_8));
    }
}
