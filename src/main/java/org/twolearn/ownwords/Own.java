package org.twolearn.ownwords;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.Letters;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.SealedColumns;
import org.twolearn.vault.Vault;
import tools.jackson.databind.node.ObjectNode;

/** Everything that is somebody's own, gathered while they wait: one question for each kind, whatever there is of it. */
@Service
class Own {
    private final OwnTable table;
    private final SealedColumns sealed;
    private final Vault vault;
    private final Unsealing unsealing;
    private final Partnerships partnerships;
    private final Letters letters;
    private final People people;

    Own(
            OwnTable table,
            SealedColumns sealed,
            Vault vault,
            Unsealing unsealing,
            Partnerships partnerships,
            Letters letters,
            People people) {
        this.table = table;
        this.sealed = sealed;
        this.vault = vault;
        this.unsealing = unsealing;
        this.partnerships = partnerships;
        this.letters = letters;
        this.people = people;
    }

    /** @param rows of each kind, opened; kinds without a row are there too, empty */
    record Everything(
            PersonId me,
            String name,
            Map<OwnTable.Kind, List<ObjectNode>> rows,
            Map<UUID, String> partners,
            List<Letters.Signed> letters) {
        Stream<ObjectNode> of(String table) {
            return rows.entrySet().stream()
                    .filter(kind -> kind.getKey().table().equals(table))
                    .flatMap(kind -> kind.getValue().stream());
        }
    }

    @Transactional(readOnly = true, noRollbackFor = Broken.class)
    public Everything everything() {
        var me = CurrentPerson.id();
        var rows = new LinkedHashMap<OwnTable.Kind, List<ObjectNode>>();
        table.kinds().forEach(kind -> rows.put(kind, table.rows(kind)));
        vault.prepare(rows.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.hasNonNull("partnership_id"))
                .map(row -> UUID.fromString(row.get("partnership_id").asString()))
                .collect(toSet()));
        var columns = sealed.all().stream().collect(groupingBy(column -> column.table()));
        rows.forEach((kind, all) -> {
            for (var column : columns.getOrDefault(kind.table(), List.of()))
                all.forEach(row -> unsealing.open(column, me, row));
        });
        return new Everything(me, people.names(List.of(me)).of(List.of(me)), rows, partners(), letters.signedByAll());
    }

    /** With whom one learns now, by partnership. Who left is told no names. */
    @Transactional(readOnly = true)
    public Map<UUID, String> partners() {
        var partners = new LinkedHashMap<UUID, String>();
        partnerships.partnersInMine().forEach((id, all) -> partners.put(id.value(), all.othersNamed()));
        return partners;
    }
}
