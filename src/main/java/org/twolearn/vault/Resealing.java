package org.twolearn.vault;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals all words again, each owner's with a new key, in the suite that is chosen: when a cipher is broken, or a key may
 * have been seen. As the role that migrates, which alone could change the tables anyhow; all of it or nothing.
 */
final class Resealing {
    private static final int AT_ONCE = 200;

    /** @param left how many stayed as they are because they do not open: mostly, they were erased */
    record Done(int values, int left) {}

    private record Row(String tid, Place place, byte[] sealed) {}

    private record Whose(UUID space, Place.Kind kind, UUID owner) {}

    private final KeyStore store;
    private final Wrapping wrapping;
    private final List<SealedColumn> columns;
    private final Suite suite;
    private final Map<Key, SecretKey> opened = new HashMap<>();
    private final Map<Whose, Keys.Ready> anew = new HashMap<>();
    private final Set<UUID> membersOnly = new HashSet<>();
    private int values;
    private int left;

    Resealing(KeyStore store, List<SealedColumn> columns, Suite suite) {
        this.store = store;
        this.wrapping = new Wrapping(store);
        this.columns = columns;
        this.suite = suite;
    }

    Done run(DataSource migrator) throws SQLException {
        try (var connection = migrator.getConnection()) {
            var one = new SingleConnectionDataSource(connection, true);
            new TransactionTemplate(new JdbcTransactionManager(one))
                    .executeWithoutResult(_ -> all(JdbcClient.create(one)));
        }
        return new Done(values, left);
    }

    /** The owner of the tables reads no row of them, except in here: the policies go before the transaction ends. */
    private void all(JdbcClient jdbc) {
        var tables = Stream.concat(
                        columns.stream().map(SealedColumn::table),
                        AllKeys.KINDS.stream().map(AllKeys.Kind::table))
                .distinct()
                .toList();
        jdbc.sql("set local role tl_owner").update();
        for (var table : tables) {
            jdbc.sql("alter table " + table + " disable trigger user").update();
            jdbc.sql("create policy sealing_anew on " + table + " to tl_owner using (true) with check (true)")
                    .update();
        }
        membersOnly.addAll(jdbc.sql("select partnership_id from members_only")
                .query((row, _) -> row.getObject(1, UUID.class))
                .list());
        for (var column : columns) again(jdbc, column);
        for (var table : tables) {
            jdbc.sql("drop policy sealing_anew on " + table).update();
            jdbc.sql("alter table " + table + " enable trigger user").update();
        }
    }

    private void again(JdbcClient jdbc, SealedColumn column) {
        var rows = jdbc.sql("select ctid::text from %s where %s is not null".formatted(column.table(), column.column()))
                .query((row, _) -> row.getString(1))
                .list();
        for (int i = 0; i < rows.size(); i += AT_ONCE)
            for (var row : rows(jdbc, column, rows.subList(i, Math.min(rows.size(), i + AT_ONCE)))) {
                var sealed = sealed(jdbc, row);
                if (sealed != null)
                    values += jdbc.sql("update %s set %s = :sealed where ctid = :row::tid"
                                    .formatted(column.table(), column.column()))
                            .param("sealed", sealed)
                            .param("row", row.tid())
                            .update();
            }
    }

    private static List<Row> rows(JdbcClient jdbc, SealedColumn column, List<String> tids) {
        return jdbc.sql(
                        "select ctid::text as tid, %s as space, concat_ws('/', %s) as row, %s as sealed from %s where ctid = any (?::tid[])"
                                .formatted(
                                        column.space(),
                                        String.join(", ", column.row()),
                                        column.column(),
                                        column.table()))
                .param(tids.toArray(String[]::new))
                .query((row, _) -> new Row(
                        row.getString("tid"),
                        column.at(row.getObject("space", UUID.class), row.getString("row")),
                        row.getBytes("sealed")))
                .list();
    }

    private byte @Nullable [] sealed(JdbcClient jdbc, Row row) {
        try {
            var envelope = Envelope.of(row.sealed());
            var table = new KeyTable(jdbc);
            var place = row.place();
            // The server's key opens what their own could not be wrapped from; and what it seals, it would open.
            if (membersOnly.contains(place.space())) throw Broken.closed();
            var words = envelope.open(old(table, place, envelope), place);
            var key = anew.computeIfAbsent(
                    new Whose(place.space(), place.kind(), envelope.owner()), whose -> fresh(table, place, whose));
            return Envelope.seal(suite, key.key(), key.secret(), place, words).bytes();
        } catch (Broken erased) {
            left++;
            return null;
        }
    }

    private SecretKey old(KeyTable table, Place place, Envelope envelope) {
        var key = new Key(place.space(), place.kind(), envelope.owner(), envelope.epoch());
        if (!opened.containsKey(key))
            for (var one : table.in(place)) if (one.key().equals(key)) opened.put(key, wrapping.unwrap(one));
        var found = opened.get(key);
        if (found == null) throw Broken.lost();
        return found;
    }

    private Keys.Ready fresh(KeyTable table, Place place, Whose whose) {
        var epoch = table.in(place).stream()
                .map(KeyTable.Wrapped::key)
                .filter(key -> key.owner().equals(whose.owner()))
                .mapToInt(Key::epoch)
                .max()
                .orElse(0);
        var key = new Key(whose.space(), whose.kind(), whose.owner(), epoch + 1);
        table.holdTheServersKey();
        var wrapped = wrapping.fresh(key, store.add(key));
        if (!table.add(wrapped)) throw new IllegalStateException("Somebody else makes keys just now.");
        return new Keys.Ready(key, wrapping.unwrap(wrapped));
    }
}
