package org.twolearn.vault;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.twolearn.database.AsJobs;

/** Secrets of keys that are erased, until the key store has them no more: of whomever, as tl_jobs. */
@Repository
class GoingTable {
    private final AsJobs jobs;

    GoingTable(AsJobs jobs) {
        this.jobs = jobs;
    }

    /** A secret that is to be destroyed. @param was what it was first called; under a hold it has another name since */
    record Going(Key key, UUID was, UUID secret) {}

    /** What holds kept and keep no longer, and what was erased and not seen to be gone. */
    List<Going> letGo() {
        return jobs.jdbc()
                .sql("select * from let_go()")
                .query((row, _) -> new Going(
                        new Key(
                                row.getObject("space", UUID.class),
                                row.getBoolean("own") ? Place.Kind.OWN : Place.Kind.BETWEEN,
                                row.getObject("owner", UUID.class),
                                row.getInt("epoch")),
                        row.getObject("was", UUID.class),
                        row.getObject("secret", UUID.class)))
                .list();
    }

    /** Marks what the key store has no more, so that it can be certified. */
    void destroyed(List<UUID> secrets) {
        jobs.jdbc()
                .sql("select destroyed(?)::text")
                .param(secrets.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }
}
