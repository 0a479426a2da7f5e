package org.twolearn.visits;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.vault.Broken;
import org.twolearn.vault.Place;
import org.twolearn.vault.Vault;

/** One slip of a pile, in words: by the pile's key, all of a visit sealed as one with the host's key. */
@Repository
class ExemplarTable {
    private final JdbcClient jdbc;
    private final Vault vault;

    ExemplarTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What does not open is not there. */
    Map<String, String> of(Visit visit) {
        return jdbc.sql(
                        "select words from visit_exemplar where partnership_id = :partnership and visit_id = :visit and host = :host")
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .param("host", visit.host().value())
                .query((row, _) -> opened(visit, row.getBytes("words")))
                .optional()
                .orElse(Map.of());
    }

    /** The database refuses everybody but the host, and what was not sorted to the end. */
    void write(Visit visit, Map<String, String> some) {
        jdbc.sql("""
                insert into visit_exemplar (partnership_id, visit_id, host, words)
                values (:partnership, :visit, :host, :words)
                on conflict (partnership_id, visit_id) do update set words = excluded.words
                """)
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .param("host", visit.host().value())
                .param("words", vault.seal(place(visit), visit.host(), VisitWords.JSON.writeValueAsBytes(some)))
                .update();
    }

    void empty(Visit visit) {
        jdbc.sql("delete from visit_exemplar where partnership_id = :partnership and visit_id = :visit")
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .update();
    }

    private Map<String, String> opened(Visit visit, byte[] sealed) {
        var some = new TreeMap<String, String>();
        try {
            VisitWords.JSON
                    .readTree(vault.openBytes(place(visit), sealed))
                    .properties()
                    .forEach(one -> some.put(one.getKey(), one.getValue().asString()));
        } catch (Broken broken) {
            some.clear();
        }
        return some;
    }

    private static Place place(Visit visit) {
        return VisitSeals.EXEMPLAR.at(visit.partnership().value(), visit.id().value());
    }
}
