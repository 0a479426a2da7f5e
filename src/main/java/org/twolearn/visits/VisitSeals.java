package org.twolearn.visits;

import java.util.List;
import org.springframework.stereotype.Component;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.SealedColumn.Shape;
import org.twolearn.vault.Seals;

/** The sealed words of this module, and what was recorded: about the classroom the host's, else the author's. */
@Component
class VisitSeals implements Seals {
    static final SealedColumn DETAILS = SealedColumn.between("visit_plan", "details", "host", "visit_id", "version")
            .in(Shape.PARTS);
    static final SealedColumn PLAN_NOTE = SealedColumn.between("visit_plan", "note", "author", "visit_id", "version");
    static final SealedColumn EVENTS = recorded("events").in(Shape.PACKED);
    static final SealedColumn SUMMARY = recorded("summary").in(Shape.PARTS);
    static final SealedColumn UNSEEN = recorded("unseen");
    static final SealedColumn DIFFERED = recorded("differed");
    static final SealedColumn CORRECTED =
            SealedColumn.between("visit_mistake", "words", "host", "entry_id").in(Shape.PARTS);
    static final SealedColumn REMARK = SealedColumn.between("visit_remark", "words", "author", "remark_id");
    static final SealedColumn MOMENT = SealedColumn.between("visit_remark", "moment", "author", "remark_id")
            .in(Shape.PARTS);
    static final SealedColumn EXEMPLAR =
            SealedColumn.between("visit_exemplar", "words", "host", "visit_id").in(Shape.PARTS);
    static final SealedColumn KEPT = SealedColumn.between("visit_kept", "figures", "host", "visit_id", "recorder")
            .in(Shape.PARTS);
    static final SealedColumn CODE = SealedColumn.between(
                    "visit_code", "words", "author", "visit_id", "recorder", "letter")
            .in(Shape.PARTS);
    static final SealedColumn SEES = SealedColumn.between("visit_look", "sees", "host", "visit_id");
    static final SealedColumn SURPRISES = SealedColumn.between("visit_look", "surprises", "host", "visit_id");
    static final SealedColumn QUESTION = SealedColumn.between("visit_note", "question", "author", "visit_id", "author");
    static final SealedColumn NOTE = SealedColumn.between("visit_note", "note", "author", "visit_id", "author");

    @Override
    public List<SealedColumn> sealed() {
        return List.of(
                DETAILS, PLAN_NOTE, EVENTS, SUMMARY, UNSEEN, DIFFERED, CORRECTED, EXEMPLAR, KEPT, REMARK, MOMENT, CODE,
                SEES, SURPRISES, QUESTION, NOTE);
    }

    private static SealedColumn recorded(String column) {
        return SealedColumn.between("visit_record", column, "host", "visit_id", "recorder");
    }
}
