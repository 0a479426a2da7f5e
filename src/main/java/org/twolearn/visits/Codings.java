package org.twolearn.visits;

import static java.util.function.Predicate.not;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/**
 * Codes that partners put on the lines of a script once its host has looked. Each writes codes and puts any code on any
 * line, and takes back what is their own: so no two ever undo each other.
 */
@Service
@Transactional
class Codings {
    private final VisitTable visits;
    private final Recordings recordings;
    private final CodingTable table;

    Codings(VisitTable visits, Recordings recordings, CodingTable table) {
        this.visits = visits;
        this.recordings = recordings;
        this.table = table;
    }

    /** Not found before the host has looked, where what was recorded is deleted, and where it has no lines. */
    @Transactional(readOnly = true)
    Drawn script(PartnershipId in, VisitId id, PersonId reader, PersonId recorder) {
        var visit = visits.find(in, id);
        return recordings.corrected(visit).stream()
                .filter(record -> visit.looked() && record.recorder().equals(recorder) && record.doneAt() != null)
                .map(record -> Drawn.of(recordings.plan(visit, record), record, visit, reader))
                .filter(not(drawn -> drawn.lines().isEmpty()))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** Sent twice it is there once. */
    void add(PartnershipId in, VisitId id, PersonId by, PersonId recorder, Code code) {
        script(in, id, by, recorder);
        if (code.name().codePoints().noneMatch(Character::isLetter)) throw new VisitRefused.NamelessCode();
        if (Part.asksForAnOpinion(code)) throw new VisitRefused.OpinionCode();
        var visit = visits.find(in, id);
        for (var added = false; !added; ) {
            var there = table.of(visit, recorder);
            var same = there.named(code.name());
            if (same.isPresent()) {
                var said = same.get().said();
                if (same.get().author().equals(by) && said.equals(with(code, said.key()))) return;
                throw new VisitRefused.CodeIsThere(said.name());
            }
            var letter = there.free().orElseThrow(VisitRefused.NoMoreCodes::new);
            added = table.add(visit, recorder, by, with(code, letter));
        }
    }

    /**
     * Puts it on lines and takes it off others, for oneself alone.
     *
     * @param had the lines that one had it on when the page was drawn: what another window did since is left as it is
     * @param has those that one wants to have it on
     */
    void mark(
            PartnershipId in, VisitId id, PersonId by, PersonId recorder, String letter, Set<UUID> had, Set<UUID> has) {
        var script = script(in, id, by, recorder);
        var lines = new HashSet<>(script.lines().stream().map(Tap::id).toList());
        if (script.coding().of(letter).isEmpty() || !lines.containsAll(has))
            throw new EmptyResultDataAccessException(1);
        var visit = visits.find(in, id);
        table.put(visit, recorder, letter, by, without(has, had));
        table.takeOff(visit, recorder, letter, by, without(had, has));
    }

    /** By its author, with what they marked with it; refused where somebody else marked with it. */
    void remove(PartnershipId in, VisitId id, PersonId by, PersonId recorder, String letter) {
        var script = script(in, id, by, recorder);
        var visit = visits.find(in, id);
        var marks = script.coding().marks().stream()
                .filter(mark -> mark.letter().equals(letter))
                .toList();
        if (script.coding().of(letter).stream().noneMatch(code -> code.author().equals(by)))
            throw new EmptyResultDataAccessException(1);
        if (marks.stream().anyMatch(mark -> !mark.author().equals(by))) throw new VisitRefused.CodeStands();
        table.takeOff(
                visit,
                recorder,
                letter,
                by,
                marks.stream().map(Coding.Mark::line).toList());
        table.remove(visit, recorder, letter, by);
    }

    private static Code with(Code code, String letter) {
        return new Code(letter, code.name(), code.counts(), code.not());
    }

    private static Set<UUID> without(Set<UUID> some, Set<UUID> others) {
        var left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }
}
