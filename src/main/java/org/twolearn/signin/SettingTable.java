package org.twolearn.signin;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was decided once for this installation. */
@Repository
class SettingTable {
    private final JdbcClient jdbc;

    SettingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> find(String name) {
        return jdbc.sql("select value from setting where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    /** The first time only, and only for somebody who has a passkey: the database asks. */
    void settleHost(String host) {
        jdbc.sql("select settle_host(?)").param(host).query(Boolean.class).single();
    }
}
