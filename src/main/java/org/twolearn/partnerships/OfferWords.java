package org.twolearn.partnerships;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Vault;

/** What an offer says, version by version, and who said yes to which. */
@Repository
class OfferWords {
    private final JdbcClient jdbc;
    private final Vault vault;

    OfferWords(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * False when other words took the number first.
     *
     * @param owner whose key seals it: who offers, as long as the author has not said yes and may leave no trace
     */
    boolean say(PartnershipId id, int version, PersonId author, PersonId owner, String words) {
        return jdbc.sql("""
                insert into offer_words (partnership_id, version, author, words)
                values (:id, :version, :by, :words) on conflict do nothing
                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("by", author.value())
                        .param("words", vault.seal(PartnershipSeals.OFFER.at(id.value(), version), owner, words))
                        .update()
                == 1;
    }

    /** The number that words get which are said now. */
    int next(PartnershipId id) {
        return jdbc.sql("""
                select 1 + greatest((select max(version) from offer_words where partnership_id = :id),
                                    (select max(version) from offer_yes where partnership_id = :id), 0)
                """).param("id", id.value()).query(Integer.class).single();
    }

    /** One's own yes to these words. The database takes it only for those that stand. */
    void sayYes(PartnershipId id, int version, PersonId by) {
        jdbc.sql("insert into offer_yes (partnership_id, version, person_id) values (:id, :version, :by)")
                .param("id", id.value())
                .param("version", version)
                .param("by", by.value())
                .update();
    }
}
