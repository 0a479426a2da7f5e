package org.twolearn.rules;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which releases were started here. The application can add one that is another than the last, and change none. */
@Repository
class ReleaseTable {
    record Started(Release release, Instant at) {}

    private final JdbcClient jdbc;

    ReleaseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean remember(Release release) {
        return jdbc.sql("select remember_release(?, ?, ?)")
                .params(release.version(), release.commit(), release.fingerprint())
                .query(Boolean.class)
                .single();
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
