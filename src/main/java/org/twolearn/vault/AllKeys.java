package org.twolearn.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every wrapped key there is, as tl_keys, who reads nothing else. Each change is a small transaction of its own. */
final class AllKeys implements AutoCloseable {
    private static final int AT_ONCE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    /** A table of wrapped keys: its name, and what stands for the parts of a key in it. */
    record Kind(String table, String space, String owner, String place, String erased) {
        Kind(String table, String space, String owner, Place.Kind place) {
            this(table, space, owner, "'" + place + "'", "erased_at");
        }
    }

    static final List<Kind> KINDS = List.of(
            new Kind("partnership_key", "partnership_id", "owner", Place.Kind.BETWEEN),
            new Kind("person_key", "person_id", "person_id", Place.Kind.OWN),
            new Kind("share_key", "share_id", "person_id", Place.Kind.SHARED),
            // What a hold keeps has to open as long as the hold lasts.
            new Kind(
                    "held_key",
                    "space",
                    "person_id",
                    "case when own then 'OWN' else 'BETWEEN' end",
                    "null::timestamptz"));

    /** One that is to stand in the place of another. */
    record Anew(UUID secret, byte @Nullable [] before, byte[] after) {}

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    private AllKeys(SingleConnectionDataSource connection) {
        this.connection = connection;
        this.jdbc = new JdbcTemplate(connection);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(connection));
    }

    /** On one connection, which locks belong to. */
    static AllKeys as(DataSource keys) throws SQLException {
        return new AllKeys(new SingleConnectionDataSource(keys.getConnection(), true));
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Those that only members hold among them, which have no wrapping of the server's. In the order of their secrets, which is random; one that is added meanwhile may be left out. */
    void each(Kind kind, Consumer<List<KeyTable.Wrapped>> some) {
        var after = FIRST;
        while (true) {
            var found = after(kind, after);
            if (found.isEmpty()) return;
            some.accept(found);
            after = found.getLast().secret();
        }
    }

    private List<KeyTable.Wrapped> after(Kind kind, UUID after) {
        return jdbc.query(
                """
                select %s as space, %s as place, %s as owner, epoch, secret, wrapped, %s as erased_at from %s
                 where secret > ? order by secret limit %d
                """.formatted(kind.space(), kind.place(), kind.owner(), kind.erased(), kind.table(), AT_ONCE),
                (row, _) -> wrapped(row),
                after);
    }

    private static KeyTable.Wrapped wrapped(ResultSet row) throws SQLException {
        var key = new Key(
                row.getObject("space", UUID.class),
                Place.Kind.valueOf(row.getString("place")),
                row.getObject("owner", UUID.class),
                row.getInt("epoch"));
        return new KeyTable.Wrapped(
                key, row.getObject("secret", UUID.class), row.getBytes("wrapped"), KeyTable.erasedAt(row), false);
    }

    /** What was erased or has changed meanwhile stays as it is. */
    void replace(Kind kind, List<Anew> some) {
        var sql = "update %s set wrapped = ? where secret = ? and wrapped = ? and %s is null"
                .formatted(kind.table(), kind.erased());
        transaction.executeWithoutResult(_ -> jdbc.batchUpdate(
                sql,
                some.stream()
                        .map(one -> new Object[] {one.after(), one.secret(), one.before()})
                        .toList()));
    }

    /** Whether nobody else has that lock, which then is ours until the connection ends. */
    boolean lock(int which) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_lock(?)", Boolean.class, which));
    }

    void unlock(int which) {
        jdbc.queryForObject("select pg_advisory_unlock(?)", Boolean.class, which);
    }
}
