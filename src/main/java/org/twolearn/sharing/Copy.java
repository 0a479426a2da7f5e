package org.twolearn.sharing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;
import tools.jackson.databind.json.JsonMapper;

/** A piece as it stood when its author put a copy into a share. */
record Copy(PersonId author, UUID piece, Sealed words) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What is sealed. @param place its order among the others */
    record Sealed(int place, String heading, List<Piece.Line> lines, Piece.@Nullable Drawing drawing) {
        byte[] bytes() {
            return JSON.writeValueAsBytes(this);
        }

        static Sealed of(byte[] bytes) {
            return JSON.readValue(bytes, Sealed.class);
        }
    }
}
