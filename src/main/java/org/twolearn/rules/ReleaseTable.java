package org.twolearn.rules;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which releases were started here. A start adds one that is another than the last, and changes none. */
@Repository
class ReleaseTable {
    record Started(Release release, Instant at) {}

    private final JdbcClient jdbc;

    private final DataSource migrator;

    ReleaseTable(JdbcClient jdbc, @Qualifier("asMigrator") DataSource migrator) {
        this.jdbc = jdbc;
        this.migrator = migrator;
    }

    /** As the tables' owner, so that the role that does the daily work can invent no line of it. */
    void remember(Release release) throws SQLException {
        try (var connection = migrator.getConnection();
                var role = connection.createStatement();
                var adds = connection.prepareStatement("select remember_release(?, ?, ?)")) {
            role.execute("set role tl_owner");
            adds.setString(1, release.version());
            adds.setString(2, release.commit());
            adds.setString(3, release.fingerprint());
            adds.execute();
        }
    }

    /** Newest first: the one that runs. */
    List<Started> all() {
        return jdbc.sql("select version, commit_id, fingerprint, started_at from release_started order by place desc")
                .query((row, _) -> new Started(
                        new Release(row.getString("version"), row.getString("commit_id"), row.getString("fingerprint")),
                        row.getTimestamp("started_at").toInstant()))
                .list();
    }
}
