package org.twolearn.studentvoice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.vault.Broken;
import org.twolearn.vault.LetterBoxes;

/** What somebody does who is nobody here: finds an ask by its code, and puts one answer in. */
@Service
@Transactional(noRollbackFor = Broken.class)
class Answering {
    /** An open ask, as its code shows it. */
    record Open(Label label, Instant until, boolean full) {}

    private final StudentDoorTable doors;
    private final LetterBoxes boxes;

    Answering(StudentDoorTable doors, LetterBoxes boxes) {
        this.doors = doors;
        this.boxes = boxes;
    }

    /** Empty for a code that opens nothing: a wrong one, or one whose time is over. */
    @Transactional(readOnly = true)
    Optional<Open> find(ClassCode code) {
        if (!code.possible()) return Optional.empty();
        return doors.find(code)
                .map(found -> new Open(
                        Label.of(boxes.read(found.secret(), code.signs(), found.label())),
                        found.openUntil(),
                        found.full()));
    }

    /** False when it is closed or full by now. */
    boolean put(ClassCode code, UUID form, Ballot ballot) {
        return doors.find(code)
                .map(found -> doors.put(code, form, boxes.put(found.secret(), found.slot(), ballot.bytes())))
                .orElse(false);
    }
}
