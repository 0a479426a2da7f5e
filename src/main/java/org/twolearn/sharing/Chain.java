package org.twolearn.sharing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The chain of days on which something shown was opened, read anew from its rows and computed here, apart from the
 * database that wrote it. What was changed, slipped in, linked otherwise or taken out does not fit. A look leaves with its
 * share, four hundred days after that ended (V080), so an older one may be missing.
 *
 * @param looks the digests of the rows that are there, by their day
 */
record Chain(LocalDate today, List<Link> links, Map<LocalDate, List<String>> looks) {
    private static final int KEPT = 400;
    private static final HexFormat HEX = HexFormat.of();

    /** All but the day in hexadecimal digits. */
    record Link(LocalDate day, String before, List<String> digests, String link) {
        String computed() {
            var all = before + HEX.formatHex(day.toString().getBytes(UTF_8)) + String.join("", digests);
            return sha256(HEX.parseHex(all));
        }
    }

    private record Looked(LocalDate day, String digest) {}

    static Chain read(JdbcClient jdbc) {
        var links = jdbc.sql("select day, before, digests, link from look_link order by day")
                .query((row, _) -> new Link(
                        row.getObject("day", LocalDate.class),
                        HEX.formatHex(row.getBytes("before")),
                        digests(row.getArray("digests")),
                        HEX.formatHex(row.getBytes("link"))))
                .list();
        var looks = jdbc.sql("""
                select (hour at time zone 'UTC')::date as day, salt, person_id, share_id, reader,
                       extract(epoch from hour)::bigint as hour
                  from share_look where salt is not null
                """).query((row, _) -> looked(row)).list();
        var today = jdbc.sql("select (now() at time zone 'UTC')::date")
                .query(LocalDate.class)
                .single();
        return new Chain(
                today, links, looks.stream().collect(groupingBy(Looked::day, mapping(Looked::digest, toList()))));
    }

    /** Names each day that does not fit, or says that all do, with the newest link to compare with one noted earlier. */
    String says() {
        var wrong = wrong();
        if (!wrong.isEmpty()) return String.join("\n", wrong);
        if (links.isEmpty()) return "There is no day to verify yet.";
        var left = links.stream().mapToInt(link -> link.digests().size()).sum()
                - links.stream().mapToInt(link -> there(link.day()).size()).sum();
        return "All %d days fit, from %s to %s; %d openings of more than 400 days ago have left with what was shown.%nThe newest link is %s"
                .formatted(
                        links.size(),
                        links.getFirst().day(),
                        links.getLast().day(),
                        left,
                        links.getLast().link());
    }

    private List<String> wrong() {
        var wrong = new ArrayList<String>();
        var before = sha256(new byte[0]);
        for (var link : links) {
            if (!link.before().equals(before)) wrong.add(link.day() + " does not follow the day before it.");
            if (!link.computed().equals(link.link())) wrong.add(link.day() + " does not fit its link.");
            if (!link.digests().containsAll(there(link.day())))
                wrong.add(link.day() + " holds an opening that was changed or added later.");
            if (link.day().plusDays(KEPT).isAfter(today) && !there(link.day()).containsAll(link.digests()))
                wrong.add(link.day() + " misses an opening that was taken out or changed.");
            before = link.link();
        }
        var linked = links.stream().map(Link::day).collect(toSet());
        var newest = links.isEmpty() ? LocalDate.MIN : links.getLast().day();
        looks.keySet().stream()
                .filter(day -> day.isBefore(newest) && !linked.contains(day))
                .sorted()
                .forEach(day -> wrong.add(day + " holds openings and has no link."));
        return wrong;
    }

    private List<String> there(LocalDate day) {
        return looks.getOrDefault(day, List.of());
    }

    private static Looked looked(ResultSet row) throws SQLException {
        var fields = Stream.of("salt", "person_id", "share_id", "reader", "hour");
        var said = new ArrayList<String>();
        for (var field : fields.toList()) said.add(row.getString(field));
        return new Looked(
                row.getObject("day", LocalDate.class),
                sha256(String.join(" ", said).getBytes(UTF_8)));
    }

    private static List<String> digests(Array array) throws SQLException {
        return Stream.of((byte[][]) array.getArray()).map(HEX::formatHex).toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
