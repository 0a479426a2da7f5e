package org.twolearn.studentvoice;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.PersonId;
import org.twolearn.rules.Rule;
import org.twolearn.rules.Rules;
import org.twolearn.vault.Broken;
import org.twolearn.vault.LetterBoxes;

/** What a host does with an ask: makes it, closes it, takes the answers out, shows them, takes that back, deletes it. */
@Service
@Transactional(noRollbackFor = Broken.class)
class StudentAsks {
    private static final int TRIES = 20;

    private final StudentAskTable asks;
    private final StudentDoorTable doors;
    private final LetterBoxes boxes;
    private final Rules rules;
    private final Clock clock;

    StudentAsks(StudentAskTable asks, StudentDoorTable doors, LetterBoxes boxes, Rules rules, Clock clock) {
        this.asks = asks;
        this.doors = doors;
        this.boxes = boxes;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    boolean on() {
        return rules.allows(Rule.STUDENT_ANSWERS);
    }

    @Transactional(readOnly = true)
    List<Ask> all(PartnershipId partnership) {
        return asks.all(partnership);
    }

    /** Not found for whoever is no member. */
    @Transactional(readOnly = true)
    Ask find(PartnershipId partnership, UUID id) {
        return asks.all(partnership).stream()
                .filter(ask -> ask.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** @param id made when the page was drawn, so that sending it twice asks once */
    void ask(Partners partners, UUID id, PersonId host, AskForm form) {
        if (!on()) throw new StudentRefused.Off();
        if (partners.over()) throw new StudentRefused.Over();
        if (!partners.agreed()) throw new StudentRefused.NotAgreed();
        var code = ClassCode.fresh();
        if (!asks.add(partners.id(), id, host, form.kind(), form.words(code))) return;
        var box = boxes.make();
        var label = boxes.label(box.secret(), code.signs(), new Label(form.kind(), form.words(code)).json());
        var until = clock.instant().plus(Duration.ofMinutes(form.minutes()));
        doors.open(partners.id(), id, host, code, box, label, until, form.most());
    }

    /** For good. With too few answers they are destroyed unread. Not found for anybody but the host. */
    void close(PartnershipId partnership, UUID id) {
        var ask = own(partnership, id);
        doors.close(partnership, ask.id())
                .filter(closed -> closed.taken() < AskForm.FLOOR)
                .ifPresent(closed -> {
                    doors.destroy(partnership, id);
                    boxes.destroy(closed.secret());
                });
    }

    /** Takes the answers out, mixes them, and destroys what could tell one from another. Once. */
    void look(PartnershipId partnership, UUID id) {
        var ask = own(partnership, id);
        if (ask.answers() != null) return;
        if (ask.open(clock.instant())) throw new StudentRefused.StillOpen();
        var box = box(partnership, id);
        var taken = doors.take(partnership, id);
        if (taken.isEmpty()) return; // The same was sent a moment before, or too few had answered.
        var whole = new LetterBoxes.Box(
                box.orElseThrow().secret(), taken.get().slot(), box.get().opener());
        var ballots = taken.get().answers().stream()
                .flatMap(one -> ballot(whole, one).stream())
                .toList();
        // Fewer that open than were put in: the floor holds for what can be read.
        if (ballots.size() >= AskForm.FLOOR) asks.keep(partnership, id, ask.host(), Answers.of(ask.kind(), ballots));
        boxes.destroy(whole.secret());
    }

    private Optional<LetterBoxes.Box> box(PartnershipId partnership, UUID id) {
        try {
            return doors.box(partnership, id);
        } catch (Broken shut) {
            throw new StudentRefused.Shut();
        }
    }

    /** What was put in by another way than our pages does not open, and is no answer. */
    private Optional<Ballot> ballot(LetterBoxes.Box box, byte[] put) {
        try {
            return Ballot.of(boxes.take(box, put));
        } catch (Broken notOurs) {
            return Optional.empty();
        }
    }

    /** Deletes what one student wrote. */
    void strike(PartnershipId partnership, UUID id, UUID slip) {
        for (int i = 0; i < TRIES; i++) {
            var ask = own(partnership, id);
            var answers = ask.answers();
            if (answers == null) throw new EmptyResultDataAccessException(1);
            var without = answers.without(slip);
            if (without.slips().size() == answers.slips().size() || asks.change(ask, without)) return;
        }
        throw new IllegalStateException("Somebody else changes these answers just now.");
    }

    /** To the partners: how many chose what, and of what was written these sentences. */
    void show(PartnershipId partnership, UUID id, List<UUID> chosen) {
        var ask = own(partnership, id);
        var answers = ask.answers();
        if (answers == null) throw new EmptyResultDataAccessException(1);
        asks.show(ask, answers.showing(chosen));
    }

    void takeBack(PartnershipId partnership, UUID id) {
        asks.takeBack(partnership, id);
    }

    /** With all that was answered, read or not. Not found for anybody but the host. */
    void erase(PartnershipId partnership, UUID id) {
        own(partnership, id);
        doors.secret(partnership, id).ifPresent(boxes::destroy);
        asks.erase(partnership, id);
    }

    private Ask own(PartnershipId partnership, UUID id) {
        var ask = find(partnership, id);
        if (!ask.host().equals(CurrentPerson.id())) throw new EmptyResultDataAccessException(1);
        return ask;
    }
}
