package org.twolearn.dialogue;

import java.util.List;
import org.springframework.stereotype.Component;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.Seals;

/** The sealed words of this module. */
@Component
class DialogueSeals implements Seals {
    static final SealedColumn ASKED = SealedColumn.between("asked", "words", "author", "ask_id");
    static final SealedColumn IDEA = SealedColumn.between("idea", "words", "author", "idea_id");
    static final SealedColumn BECAME = SealedColumn.between("idea_became", "words", "author", "entry_id");
    static final SealedColumn STEP = SealedColumn.between("next_step_said", "words", "author", "entry_id");
    static final SealedColumn HELP = SealedColumn.between("next_step_said", "help", "author", "entry_id");
    static final SealedColumn TALK = SealedColumn.between("talk", "words", "author", "talk_id");

    @Override
    public List<SealedColumn> sealed() {
        return List.of(ASKED, IDEA, BECAME, STEP, HELP, TALK);
    }
}
