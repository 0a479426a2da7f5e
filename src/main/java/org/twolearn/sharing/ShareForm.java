package org.twolearn.sharing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;
import org.twolearn.web.Typed;

/** What the page for showing something sends, step by step. */
record ShareForm(
        @Nullable UUID id,
        @Nullable UUID to,
        @Nullable UUID instead,
        @Nullable String level,
        @Nullable Set<UUID> item,
        @Nullable String until,
        @Nullable String q) {
    UUID fresh() {
        return Objects.requireNonNullElseGet(id, UUID::randomUUID);
    }

    Optional<PersonId> chosen() {
        return Optional.ofNullable(instead == null ? to : instead).map(PersonId::new);
    }

    String searched() {
        return Typed.line(q, 100);
    }

    @Nullable
    Level step() {
        return Stream.of(Level.MEETING, Level.TOPIC, Level.GOAL)
                .filter(one -> one.name().equalsIgnoreCase(level))
                .findFirst()
                .orElse(null);
    }

    Set<UUID> items() {
        return item == null ? Set.of() : item;
    }

    String until(LocalDate standard) {
        return until == null || until.isBlank() ? standard.toString() : until;
    }

    Wish wish(LocalDate standard) {
        return new Wish(
                fresh(), chosen().orElseThrow(SharingRefused.NobodyChosen::new), day(until(standard)), step(), items());
    }

    /** A page of a notebook is one thing, and chosen by its address. */
    Wish wish(LocalDate standard, UUID page) {
        var all = wish(standard);
        return new Wish(all.form(), all.with(), all.until(), null, Set.of(page));
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException notADay) {
            throw new SharingRefused.NotADay();
        }
    }
}
