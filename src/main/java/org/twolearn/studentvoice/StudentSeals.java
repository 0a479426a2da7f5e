package org.twolearn.studentvoice;

import java.util.List;
import org.springframework.stereotype.Component;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.SealedColumn.Shape;
import org.twolearn.vault.Seals;

/** What was asked and answered in a classroom is its host's. */
@Component
class StudentSeals implements Seals {
    static final SealedColumn ASKED =
            SealedColumn.between("student_ask", "words", "host", "ask_id").in(Shape.PARTS);
    static final SealedColumn OPENER =
            SealedColumn.between("student_door", "opener", "host", "ask_id").in(Shape.KEY);
    static final SealedColumn ANSWERS =
            SealedColumn.between("student_answers", "words", "host", "ask_id").in(Shape.PARTS);
    static final SealedColumn SHOWN =
            SealedColumn.between("student_shown", "words", "host", "ask_id").in(Shape.PARTS);

    @Override
    public List<SealedColumn> sealed() {
        return List.of(ASKED, OPENER, ANSWERS, SHOWN);
    }
}
