package org.twolearn.partnerships;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.twolearn.web.Words.say;

import java.text.ListFormat;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.twolearn.people.Names;
import org.twolearn.people.PersonId;

/**
 * Who is in a partnership now, as the reader sees them: the reader first. Who left is named in {@code former}, because
 * their words stay.
 *
 * @param paused whose access is paused, because they came to have a position over the reader (W9)
 * @param agreed whether work can begin: an agreement is in force, or the offer was a light one that needs none (X3)
 * @param hinted whether all of them said yes to hints while they write (W11)
 */
public record Partners(
        PartnershipId id,
        PersonId reader,
        List<Partner> now,
        List<Partner> former,
        List<Partner> paused,
        Kind kind,
        boolean agreed,
        boolean hinted) {
    static Partners of(Partnership partnership, PersonId reader, Names names) {
        Function<PersonId, Partner> partner = person -> partner(person, partnership.joined(), names);
        return new Partners(
                partnership.id(),
                reader,
                partnership.members().stream()
                        .sorted(Comparator.comparing(person -> !person.equals(reader)))
                        .map(partner)
                        .toList(),
                partnership.former().stream().map(partner).toList(),
                partnership.paused().stream().map(partner).toList(),
                partnership.kind(),
                partnership.agreed(),
                partnership.hinted());
    }

    /** As whoever is asked to join sees those who are in it; they stand among them as the reader. */
    static Partners of(Joining joining, PersonId reader, Names names) {
        Function<PersonId, Partner> partner = person -> partner(person, joining.members(), names);
        return new Partners(
                joining.id(),
                reader,
                Stream.concat(Stream.of(reader), joining.members().stream())
                        .map(partner)
                        .toList(),
                List.of(),
                List.of(),
                joining.kind(),
                true,
                false);
    }

    private static Partner partner(PersonId person, List<PersonId> joined, Names names) {
        var name = names.of(List.of(person));
        return new Partner(person, name, name.split(" ", 2)[0], Dye.of(person, joined));
    }

    /** Without the reader, who is not in it yet. */
    Partners withoutReader() {
        return new Partners(id, reader, others(), former, paused, kind, agreed, hinted);
    }

    /** For a box that others will read: what hints look for in it, or null where they are off. */
    public @Nullable String hints(String what) {
        return hinted ? what : null;
    }

    /** Whether cycles can begin here. */
    public boolean workInCycles() {
        return kind.hasCycles() && agreed && now.size() > 1;
    }

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

    /** The thread of whoever wrote something, also of one who was asked and did not come in. */
    String dyeOf(PersonId author) {
        return everybody().stream()
                .filter(one -> one.id().equals(author))
                .map(Partner::dye)
                .findFirst()
                .orElse(Dye.NEXT);
    }

    /** Whether more than two threads run here, so that no page may draw two as if they were all. */
    public boolean many() {
        return now.size() + former.size() > 2;
    }

    /** One is left of several: all stays readable, and nothing new begins. */
    public boolean over() {
        return now.size() < 2 && !former.isEmpty();
    }

    /** Those in it now, then who has left. */
    public List<Partner> everybody() {
        return Stream.concat(now.stream(), former.stream()).toList();
    }

    /** Those in it now, then who has left but is among these authors: their words stay. */
    public List<Partner> here(Collection<PersonId> authors) {
        return Stream.concat(now.stream(), former.stream().filter(one -> authors.contains(one.id())))
                .toList();
    }

    /** "Ben", or "Ben and Cleo"; those who have left, where nobody else stayed. */
    public String othersNamed() {
        return named(others().isEmpty() ? former : others());
    }

    /** E3, for a text box: "Ana and Ben will be able to read this. Nobody else, unless ..." */
    public String willRead() {
        if (paused.isEmpty()) return say("partnerships.will-read", named(now));
        var reading = now.stream().filter(one -> !paused.contains(one)).toList();
        return say("partnerships.will-read-paused", named(reading), named(paused));
    }

    /** Those of these whose access is paused. */
    public List<Partner> paused(Collection<PersonId> people) {
        return paused.stream().filter(one -> people.contains(one.id())).toList();
    }

    /** For what is not a text box: who can read it, in a sentence of the caller's, or the one that says who is paused. */
    public String canRead(String sentence) {
        return paused.isEmpty() ? say(sentence, named(now)) : willRead();
    }

    public static String named(List<Partner> partners) {
        if (partners.isEmpty()) return "";
        return ListFormat.getInstance(LocaleContextHolder.getLocale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(partners.stream().map(Partner::firstName).toList());
    }
}
