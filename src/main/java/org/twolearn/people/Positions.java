package org.twolearn.people;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Offering a position, accepting it, laying it down. */
@Service
@Transactional
class Positions {
    static final List<String> OFFERED = List.of("coach", "representative", "program lead", "district lead", "operator");
    static final Set<String> OVER_OTHERS = Set.of("program lead", "district lead");
    private static final Set<String> OF_A_SCHOOL = Set.of("coach", "representative");
    private static final int SCHOOL_DAYS = 10;

    private final PositionTable table;
    private final People people;
    private final SchoolTable schools;
    private final List<MyPartners> mine;
    private final Clock clock;

    Positions(PositionTable table, People people, SchoolTable schools, List<MyPartners> mine, Clock clock) {
        this.table = table;
        this.people = people;
        this.schools = schools;
        this.mine = mine;
        this.clock = clock;
    }

    /** What the reader may offer there; for nobody else is there such a page. */
    List<String> offerable(@Nullable UUID school) {
        if (schools.runs()) return OFFERED;
        if (school == null || !schools.leads(school)) throw new EmptyResultDataAccessException(1);
        return List.of("coach");
    }

    /** @param id made when the page was drawn, so that sending it twice offers once */
    void offer(UUID id, PersonId to, @Nullable UUID school, String kind) {
        if (!OFFERED.contains(kind)) throw new PeopleRefused("kind");
        var district = people.district();
        var today = district.today(clock);
        table.forget(today);
        try {
            table.offer(
                    id,
                    to,
                    OF_A_SCHOOL.contains(kind) ? school : null,
                    kind,
                    district.schoolDaysAfter(today, SCHOOL_DAYS));
        } catch (DuplicateKeyException sentTwice) {
            throw new PeopleRefused("offered");
        } catch (DataIntegrityViolationException nobodyOrNowhere) {
            throw new EmptyResultDataAccessException("No such school", 1, nobodyOrNowhere);
        }
    }

    List<PositionOffer> toMe() {
        return people.offered() ? table.toMe(people.district().today(clock)) : List.of();
    }

    Optional<String> accepted(UUID id) {
        return table.accepted(id);
    }

    List<PositionOffer> byMe() {
        return table.byMe(people.district().today(clock));
    }

    /** Whether the reader has made this very offer. */
    boolean made(UUID id) {
        return byMe().stream().anyMatch(offer -> offer.id().equals(id));
    }

    void accept(UUID id) {
        table.accept(id);
    }

    /** One that waits for the reader's answer. */
    PositionOffer toMe(UUID id) {
        return toMe().stream()
                .filter(offer -> offer.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** How many of the reader's own partnerships a position of this kind would close to them. */
    int wouldClose(String kind) {
        if (!OVER_OTHERS.contains(kind)) return 0;
        return (int) mine.stream()
                .flatMap(one -> one.others().stream())
                .filter(others -> people.under(kind, others))
                .count();
    }

    /** Not now, or taken back: the offer is gone and was never said. */
    void end(UUID id) {
        table.end(id);
    }

    void layDown(String kind) {
        if (!OFFERED.contains(kind)) throw new EmptyResultDataAccessException(1);
        if (!table.has(kind)) throw new EmptyResultDataAccessException(1);
        if (table.layDown(kind)) return;
        // In another window, or by a second click, it was laid down in the same moment.
        if (!table.has(kind)) throw new EmptyResultDataAccessException(1);
        throw new PeopleRefused("last-operator");
    }
}
