package org.twolearn.visits;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/**
 * What anybody who may see a record notes beside it. Its host and who recorded may before the look; the others read it
 * once the host has looked.
 */
@Service
@Transactional
class Remarks {
    private final VisitTable visits;
    private final Recordings recordings;
    private final RemarkTable table;

    Remarks(VisitTable visits, Recordings recordings, RemarkTable table) {
        this.visits = visits;
        this.recordings = recordings;
        this.table = table;
    }

    /** Not found for whoever may not see the record, and before Done. */
    @Transactional(readOnly = true)
    Moment moment(Visit visit, PersonId reader, PersonId recorder, @Nullable UUID event) {
        var record = recordings.corrected(visit).stream()
                .filter(any -> any.recorder().equals(recorder) && any.doneAt() != null)
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
        var drawn = Drawn.of(recordings.plan(visit, record), record, visit, reader);
        if (event != null && drawn.hostAlone() && !reader.equals(visit.host()))
            throw new EmptyResultDataAccessException(1);
        return Moment.of(visit, drawn.record(), drawn.plan(), event);
    }

    /**
     * @param id made when the page was drawn: sent twice it is one note
     * @param event what it stands beside, or null
     * @param at "9:14", read only where there is no event
     */
    void add(Visit visit, UUID id, PersonId by, PersonId recorder, @Nullable UUID event, String at, String words) {
        var moment = moment(visit, by, recorder, event);
        if (words.isEmpty()) throw new VisitRefused.BlankRemark();
        table.add(visit, new Remark(id, recorder, by, event, moment.ms(at), words));
    }

    /** By its author, at any time. Not found for anybody else. */
    void remove(PartnershipId in, VisitId visit, UUID id) {
        table.remove(visits.find(in, visit), id);
    }
}
