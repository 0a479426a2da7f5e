package org.twolearn.ownwords;

import static org.twolearn.web.Words.say;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.sharing.Copies;
import org.twolearn.vault.Erased;
import org.twolearn.vault.Vault;
import tools.jackson.databind.node.ObjectNode;

/** Where somebody has words of their own, and erasing them there. */
@Service
@Transactional
class Mine {
    /**
     * @param id the partnership, or the person for their notebook
     * @param joined since when the reader is or was in it; null for the notebook
     * @param left since when the reader is not in it any more
     */
    record Space(
            UUID id,
            boolean own,
            String name,
            @Nullable LocalDate joined,
            @Nullable LocalDate left) {
        /** "September 2 to October 9, 2026": by which places of one name are told apart. Empty for the notebook. */
        String when() {
            if (joined == null) return "";
            return left == null
                    ? say("ownwords.since", date(joined))
                    : say("ownwords.from-to", date(joined), date(left));
        }

        private static String date(LocalDate day) {
            return DateTimeFormatter.ofPattern(say("ownwords.date-pattern"), LocaleContextHolder.getLocale())
                    .format(day);
        }
    }

    private final OwnTable table;
    private final Own own;
    private final Vault vault;
    private final Copies copies;
    private final People people;

    Mine(OwnTable table, Own own, Vault vault, Copies copies, People people) {
        this.table = table;
        this.own = own;
        this.vault = vault;
        this.copies = copies;
        this.people = people;
    }

    /** The notebook first, then what one is in, then what one left. */
    @Transactional(readOnly = true)
    public List<Space> spaces() {
        var spaces = new ArrayList<Space>();
        spaces.add(new Space(CurrentPerson.id().value(), true, say("ownwords.notebook"), null, null));
        var partners = own.partners();
        var zone = people.district().zone();
        table.rows("membership").stream()
                .map(row -> space(row, partners, zone))
                .sorted(java.util.Comparator.comparing((Space space) -> space.left() != null)
                        .thenComparing(Space::name)
                        .thenComparing(Space::when))
                .forEach(spaces::add);
        return List.copyOf(spaces);
    }

    /** Not found where the reader never was. */
    @Transactional(readOnly = true)
    public Space space(UUID id) {
        return spaces().stream()
                .filter(space -> space.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** Whether something there is in the keys of members alone and does not open on this device: it would not be taken along. */
    @Transactional(readOnly = true)
    public boolean shut(List<Space> spaces) {
        return vault.shutHere(
                spaces.stream().filter(space -> !space.own()).map(Space::id).toList());
    }

    @Transactional(readOnly = true)
    public List<Erased> erased() {
        return vault.erasures();
    }

    @Transactional(readOnly = true)
    public Erased erased(UUID id) {
        return vault.erasures().stream()
                .filter(one -> one.id().equals(id) && one.destroyedAt() != null)
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    public void erase(UUID id) {
        erase(List.of(space(id)));
    }

    /** All of it or none: one transaction. */
    public void eraseEverything() {
        erase(spaces());
    }

    /** What was shown of it ends and goes too; what was shown of other places stays. */
    private void erase(List<Space> spaces) {
        PersonId me = CurrentPerson.id();
        for (var space : spaces) {
            copies.erase(me, space.own() ? null : space.id());
            if (space.own()) vault.eraseOwn(me);
            else vault.erase(space.id(), me);
        }
    }

    private static Space space(ObjectNode row, Map<UUID, String> partners, ZoneId zone) {
        var id = UUID.fromString(row.get("partnership_id").asString());
        var joined = day(row, "joined_at", zone);
        var left = day(row, "left_at", zone);
        if (left != null) return new Space(id, false, say("ownwords.left"), joined, left);
        var with = partners.get(id);
        if (with == null) return new Space(id, false, say("ownwords.closed"), joined, null);
        if (with.isEmpty()) return new Space(id, false, say("ownwords.offered"), joined, null);
        return new Space(id, false, say("ownwords.with", with), joined, null);
    }

    private static @Nullable LocalDate day(ObjectNode row, String moment, ZoneId zone) {
        if (!row.hasNonNull(moment)) return null;
        return OffsetDateTime.parse(row.get(moment).asString())
                .atZoneSameInstant(zone)
                .toLocalDate();
    }
}
