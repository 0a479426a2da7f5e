package org.twolearn.partnerships;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each member's own yes to hints. Which of them are there, a partnership brings with it. */
@Repository
class HintTable {
    private final JdbcClient jdbc;

    HintTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Said once. */
    void yes(PartnershipId id) {
        jdbc.sql("insert into hints_yes (partnership_id, person_id) values (:id, me()) on conflict do nothing")
                .param("id", id.value())
                .update();
    }

    /** One's own; nothing where there was none. */
    void takeBack(PartnershipId id) {
        jdbc.sql("delete from hints_yes where partnership_id = :id and person_id = me()")
                .param("id", id.value())
                .update();
    }
}
