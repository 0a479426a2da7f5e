package org.twolearn.partnerships;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.twolearn.web.Words.say;

import java.text.ListFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.twolearn.people.PersonId;

/**
 * Who is in a partnership now, as the reader sees them: the reader first. Who left is named in {@code former}, because
 * their words stay.
 */
public record Partners(PartnershipId id, PersonId reader, List<Partner> now, List<Partner> former) {
    public Partner of(PersonId person) {
        return Stream.concat(now.stream(), former.stream())
                .filter(partner -> partner.id().equals(person))
                .findFirst()
                .orElseThrow();
    }

    public Set<PersonId> members() {
        return now.stream().map(Partner::id).collect(toUnmodifiableSet());
    }

    /** Everyone but the reader. */
    public List<Partner> others() {
        return now.stream().filter(partner -> !partner.id().equals(reader)).toList();
    }

    /** "Ben", or "Ben and Cleo". */
    public String othersNamed() {
        return named(others());
    }

    /** E3, for a text box: "Ana and Ben will be able to read this. Nobody else." */
    public String willRead() {
        return say("partnerships.will-read", named(now));
    }

    public static String named(List<Partner> partners) {
        return ListFormat.getInstance(LocaleContextHolder.getLocale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(partners.stream().map(Partner::firstName).toList());
    }
}
