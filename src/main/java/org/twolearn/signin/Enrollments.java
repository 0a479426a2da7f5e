package org.twolearn.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.Addressee;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.web.Noticed;

/** Letting colleagues in for the first time: for whoever runs the product in a district. */
@Service
@Transactional
class Enrollments {
    private static final int A_PAGE = 100;

    record Line(Addressee colleague, EnrollmentTable.State state) {}

    record Card(String name, String address) {
        String before() {
            return address.substring(0, address.lastIndexOf('/') + 1);
        }

        /** What is different on each card: large, for whoever types it. */
        String last() {
            return address.substring(before().length());
        }
    }

    private final EnrollmentTable table;
    private final SessionTable sessions;
    private final People people;

    Enrollments(EnrollmentTable table, SessionTable sessions, People people) {
        this.table = table;
        this.sessions = sessions;
        this.people = people;
    }

    /** Whether whoever asks lets colleagues in. */
    boolean mayMake() {
        return table.mayMake();
    }

    /** Those who have not come in yet stand first; whoever asks has, also without a link. */
    List<Line> people(String letters) {
        table.runs();
        var found = people.addressees(letters, A_PAGE);
        var states =
                new HashMap<>(table.states(found.stream().map(Addressee::id).toList()));
        states.put(CurrentPerson.id(), EnrollmentTable.State.USED);
        return found.stream()
                .map(one -> new Line(one, states.getOrDefault(one.id(), EnrollmentTable.State.NONE)))
                .sorted((a, b) -> Boolean.compare(
                        a.state() == EnrollmentTable.State.USED, b.state() == EnrollmentTable.State.USED))
                .toList();
    }

    /**
     * A new link makes the earlier ones of the same person worthless.
     *
     * @param form a random id that the page was drawn with: sent twice it makes, and shows, the same links
     */
    List<Card> make(UUID form, Collection<PersonId> whom, Function<Secret, String> address) {
        table.runs();
        var names = people.names(whom.stream().collect(toSet()));
        // Somebody who is not here, or not in this district.
        if (!names.byPerson().keySet().containsAll(whom)) throw new EmptyResultDataAccessException(1);
        var cards = new ArrayList<Card>();
        for (var person : whom.stream().distinct().limit(A_PAGE).toList()) {
            var link = Secret.ofForm(form, person.value());
            table.make(person, UUID.nameUUIDFromBytes((form + " " + person.value()).getBytes(UTF_8)), link);
            cards.add(new Card(names.of(List.of(person)), address.apply(link)));
        }
        return cards;
    }

    /** @param whom those whose sign-ins end everywhere; null for everybody in the district but whoever asks */
    void signOut(@Nullable Collection<PersonId> whom) {
        table.runs();
        Noticed.SESSIONS_ENDED_FOR_OTHERS.log();
        if (whom == null) sessions.endOf(null);
        else whom.forEach(sessions::endOf);
    }
}
