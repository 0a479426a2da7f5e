package org.twolearn.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the ledger as tl_figures, which can read nothing else. */
@Repository
class LedgerTable {
    private static final String ALL = """
            (select 'run' as what, 0 as year, 0 as period, '' as measure, '' as area, teachers as number,
                    0 as quarters, ran_on as day, null::int[] as ends
               from figure_run order by ran_on desc limit 1)
            union all
            select 'terms', from_year, 0, '', '', least, quarters, null, ends from figure_terms
             where terms_hold(from_year, added_at, my_district())
            union all
            select 'year', year, 0, '', '', teachers, quarters, null, ends from figure_year
            union all
            select 'figure', year, period, measure, area, number, quarters, null, null from figure
             order by what, year, number
            """;

    private record Line(
            String what,
            int year,
            int period,
            String measure,
            String area,
            int number,
            int quarters,
            @Nullable LocalDate day,
            List<Integer> ends) {
        Terms terms() {
            return new Terms(year, number, ends, quarters);
        }
    }

    private final JdbcClient jdbc;

    LedgerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What everybody in the reader's district may know. */
    @Transactional(readOnly = true)
    public Ledger read() {
        jdbc.sql("set local role tl_figures").update();
        var lines = jdbc.sql(ALL).query((row, _) -> line(row)).list();
        return new Ledger(
                of("run", lines).stream()
                        .flatMap(line -> Ledger.Run.on(line.day(), line.number()))
                        .findFirst()
                        .orElse(null),
                of("terms", lines).stream().map(Line::terms).toList(),
                of("year", lines).stream()
                        .map(line -> new Ledger.Year(line.year(), line.number(), line.terms()))
                        .toList(),
                of("figure", lines).stream()
                        .map(line -> new Ledger.Figure(
                                line.year(), line.period(), line.measure(), line.area(), line.number()))
                        .toList());
    }

    private static List<Line> of(String what, List<Line> lines) {
        return lines.stream().filter(line -> line.what().equals(what)).toList();
    }

    private static Line line(ResultSet row) throws SQLException {
        var ends = row.getArray("ends");
        return new Line(
                row.getString("what"),
                row.getInt("year"),
                row.getInt("period"),
                row.getString("measure"),
                row.getString("area"),
                row.getInt("number"),
                row.getInt("quarters"),
                row.getObject("day", LocalDate.class),
                ends == null ? List.of() : Arrays.asList((Integer[]) ends.getArray()));
    }
}
