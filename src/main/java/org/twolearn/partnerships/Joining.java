package org.twolearn.partnerships;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.PersonId;

/**
 * A colleague who is asked into a running partnership, as the reader knows of it. Nobody is shown who has said what:
 * members are asked for their own yes, and who asked sees the same until the last day, whatever was answered.
 *
 * @param members who is in it now; empty for who asked, once nothing of it is there any more
 * @param mine whether the reader asked, and has not taken it back
 * @param yes whether the reader, a member, has said yes
 */
record Joining(
        PartnershipId id,
        Kind kind,
        PersonId newcomer,
        PersonId askedBy,
        List<PersonId> members,
        LocalDate openUntil,
        boolean mine,
        boolean yes,
        Partnership.Saying saying) {
    /** The reader is the one who is asked; all members have said yes. */
    boolean forMe() {
        return newcomer.equals(CurrentPerson.id());
    }

    static List<PersonId> everybody(List<Joining> joinings) {
        return joinings.stream()
                .flatMap(one -> Stream.concat(one.members().stream(), Stream.of(one.newcomer(), one.askedBy())))
                .distinct()
                .toList();
    }

    boolean needsMyYes() {
        return !mine && !yes && !forMe();
    }

    /** The newest words are the newcomer's own: the turn is theirs who asked. */
    boolean suggested() {
        return saying.author().equals(newcomer);
    }
}
