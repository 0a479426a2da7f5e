package org.twolearn.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** PostgreSQL's own way to copy a database that is being written to: begin, copy, end, then what was written meanwhile. */
final class Copy {
    private static final Set<String> NOT_COPIED = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_internal.init",
            "backup_label",
            "tablespace_map",
            "current_logfiles");
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");
    private static final String CONTROL = "global/pg_control";

    private final Cluster cluster;
    private final JdbcClient session;
    private final Packing packing;

    Copy(Cluster cluster, Connection session, Packing packing) {
        this.cluster = cluster;
        this.session = JdbcClient.create(new SingleConnectionDataSource(session, true));
        this.packing = packing;
    }

    void all() throws IOException, SQLException {
        packing.add("database.password", cluster.password().getBytes(StandardCharsets.UTF_8));
        // The slot holds back the log of this session's beginning until the session ends.
        ask(
                "select slot_name::text from pg_create_physical_replication_slot('twolearn_' || pg_backend_pid(), true, true)");
        var first = ask("select pg_walfile_name(pg_backup_start('twolearn', true))");
        copy(cluster.data(), "");
        packing.add("database/" + CONTROL, cluster.data().resolve(CONTROL));
        var end = session.sql("select pg_walfile_name(lsn) as last, labelfile from pg_backup_stop(false)")
                .query((row, n) -> new String[] {row.getString("last"), row.getString("labelfile")})
                .single();
        packing.add("database/backup_label", end[1].getBytes(StandardCharsets.UTF_8));
        for (var file : Directories.list(cluster.data().resolve("pg_wal"))) {
            var name = file.getFileName().toString();
            var between = name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(end[0]) <= 0;
            if (between || name.endsWith(".history")) packing.add("database/pg_wal/" + name, file);
        }
        packing.finish();
    }

    private String ask(String question) {
        return session.sql(question).query(String.class).single();
    }

    private void copy(Path directory, String path) throws IOException {
        packing.directory("database/" + path);
        for (var file : Directories.list(directory)) {
            var name = file.getFileName().toString();
            var relative = path + name;
            if (NOT_COPIED.contains(name) || name.startsWith("pgsql_tmp") || relative.equals(CONTROL)) continue;
            if (EMPTIED.contains(relative)) empty(file, relative);
            else if (Files.isDirectory(file)) copy(file, relative + "/");
            else packing.add("database/" + relative, file);
        }
    }

    private void empty(Path directory, String path) throws IOException {
        packing.directory("database/" + path + "/");
        if (!path.equals("pg_wal")) return;
        for (var part : Directories.list(directory))
            if (Files.isDirectory(part)) packing.directory("database/" + path + "/" + part.getFileName() + "/");
    }
}
