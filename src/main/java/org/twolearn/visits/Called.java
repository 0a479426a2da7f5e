package org.twolearn.visits;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

/** First names of everybody in some visits, in one question for all parts of a page. */
@Component
class Called {
    private static final String KEY = "names in visits";

    private final People people;

    Called(People people) {
        this.people = people;
    }

    @SuppressWarnings("unchecked")
    Map<PersonId, String> in(List<Visit> visits) {
        var known = TransactionSynchronizationManager.getResource(KEY);
        if (known != null) return (Map<PersonId, String>) known;
        var everybody = visits.stream()
                .flatMap(visit -> Stream.concat(
                        Stream.of(visit.host()),
                        visit.plans().stream()
                                .flatMap(plan -> Stream.concat(Stream.of(plan.author()), plan.visitors().stream()))))
                .collect(toSet());
        var names = people.names(everybody);
        var first = everybody.stream()
                .collect(toMap(
                        person -> person, person -> names.of(Set.of(person)).split(" ", 2)[0]));
        if (TransactionSynchronizationManager.isSynchronizationActive()) keep(first);
        return first;
    }

    private static void keep(Map<PersonId, String> names) {
        TransactionSynchronizationManager.bindResource(KEY, names);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
            }
        });
    }
}
