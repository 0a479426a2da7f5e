package org.twolearn.visits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.PersonId;

/** After Done: the recorder closes the visit, the host looks first, then each reads the other. */
@Service
@Transactional
class Looks {
    private final LookTable table;
    private final RecordTable records;
    private final RemarkTable remarks;
    private final ApplicationEventPublisher events;

    Looks(LookTable table, RecordTable records, RemarkTable remarks, ApplicationEventPublisher events) {
        this.table = table;
        this.records = records;
        this.remarks = remarks;
        this.events = events;
    }

    /** By who recorded. Once the host has looked the words stand as they were read. */
    void close(Visit visit, PersonId by, String unseen, String differed, String question, String note) {
        if (visit.looked()) throw new VisitRefused.Closed();
        records.say(visit, by, unseen, differed);
        table.note(visit, by, question, note);
    }

    /** All may be blank. Not found for anybody but the host. */
    void look(Visit visit, PersonId by, String sees, String surprises, Instant now) {
        var record = visit.records().stream()
                .filter(any -> by.equals(visit.host()) && any.doneAt() != null)
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
        if (table.add(visit, record.recorder(), sees, surprises))
            events.publishEvent(new VisitEvent.Looked(visit.partnership(), visit.id(), by, now));
    }

    @Transactional(readOnly = true)
    Optional<LookTable.Look> look(Visit visit) {
        return table.look(visit);
    }

    /** What was noted beside a record whose events are gone; beside one that is there it stands already. */
    @Transactional(readOnly = true)
    List<Remark> remarks(Visit visit) {
        return visit.whole() ? List.of() : remarks.of(visit);
    }

    @Transactional(readOnly = true)
    List<LookTable.Note> notes(Visit visit) {
        return table.notes(visit);
    }
}
