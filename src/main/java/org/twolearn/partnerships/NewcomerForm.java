package org.twolearn.partnerships;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;
import org.twolearn.web.Typed;

/** What the page for asking a newcomer sends, step by step. */
record NewcomerForm(
        @Nullable UUID to,
        @Nullable UUID instead,
        @Nullable String words,
        @Nullable String until,
        @Nullable String q) {
    Optional<PersonId> chosen() {
        return Optional.ofNullable(instead == null ? to : instead).map(PersonId::new);
    }

    PersonId person() {
        return chosen().orElseThrow(PartnershipRefused.NobodyChosen::new);
    }

    String said() {
        return Objects.requireNonNullElse(words, "");
    }

    String purpose() {
        return Typed.words(words, Offer.WORDS);
    }

    String searched() {
        return Typed.line(q, 100);
    }

    String until(LocalDate standard) {
        return until == null || until.isBlank() ? standard.toString() : until;
    }

    LocalDate day(LocalDate standard) {
        return Dates.typed(until(standard)).orElseThrow(PartnershipRefused.NotADay::new);
    }
}
