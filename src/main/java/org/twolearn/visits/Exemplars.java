package org.twolearn.visits;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.PersonId;
import org.twolearn.web.Sent;

/** What the host types off one slip of a pile of theirs: for each pile one or none, to be changed or emptied again. */
@Service
@Transactional
class Exemplars {
    /** A sentence or a few, not a page. */
    static final int MOST = 600;

    private final ExemplarTable table;
    private final Recordings recordings;

    Exemplars(ExemplarTable table, Recordings recordings) {
        this.table = table;
        this.recordings = recordings;
    }

    @Transactional(readOnly = true)
    Map<String, String> of(Visit visit) {
        return table.of(visit);
    }

    /** Not found for anybody but the host, and where they sorted nothing. An empty box empties. */
    void write(Visit visit, PersonId by, Sent sent) {
        var record = recordings.of(visit).stream()
                .filter(one -> by.equals(visit.host()) && one.recorder().equals(by) && one.doneAt() != null)
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
        var plan = recordings.plan(visit, record);
        if (!plan.how().sorts()) throw new EmptyResultDataAccessException(1);
        var some = plan.codes().stream()
                .map(Code::key)
                .filter(pile -> !words(sent, pile).isEmpty())
                .collect(toMap(pile -> pile, pile -> words(sent, pile)));
        if (some.isEmpty()) table.empty(visit);
        else table.write(visit, some);
    }

    static String box(String pile) {
        return "slip-" + pile;
    }

    private static String words(Sent sent, String pile) {
        return sent.words(box(pile), MOST);
    }
}
