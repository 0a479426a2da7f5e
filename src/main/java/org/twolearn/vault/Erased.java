package org.twolearn.vault;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody erased their words: what a certificate says.
 *
 * @param space the partnership, or the person for what was their own
 * @param destroyedAt null as long as a lawful hold keeps a secret: nobody reads the words, and nothing is certified
 */
public record Erased(
        UUID owner,
        UUID id,
        UUID space,
        boolean own,
        List<UUID> secrets,
        Instant erasedAt,
        @Nullable Instant destroyedAt) {

    /** The day from which no copy of the key store holds a secret any more, where copies are replaced in time. */
    public LocalDate finalOn() {
        var from = destroyedAt == null ? erasedAt : destroyedAt;
        return from.plus(Erasure.COPIES).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
