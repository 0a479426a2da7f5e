package org.twolearn.insights;

import static org.twolearn.web.Words.say;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The one page, drawn from the ledger alone: nobody's name or position changes a word of it.
 *
 * @param now what holds in this school year; null under 50 teachers and before the first run
 * @param coming of this year, all releases, past ones too
 * @param releases what was released, the newest first
 */
record FigurePage(
        Ledger.@Nullable Run run,
        Ledger.@Nullable Year now,
        List<Coming> coming,
        List<Release> releases,
        List<Terms> terms) {
    private static final List<String> MEASURES = List.of("started", "completed", "met");
    static final List<String> AREAS =
            List.of("talk", "thinking", "understanding", "taking part", "routines", "planning", "each student", "else");

    record Coming(Terms.Period period, boolean released) {}

    /** @param areas nothing but with the last release of a school year */
    record Release(int year, Terms.Period period, int teachers, List<Row> measures, List<Row> areas) {}

    record Row(String what, Shown shown) {}

    static FigurePage of(Ledger ledger) {
        var run = ledger.run();
        if (run == null) return new FigurePage(null, null, List.of(), List.of(), List.of());
        int year = Terms.year(run.on());
        var now = ledger.year(year, run.teachers()).orElse(null);
        var coming = now == null
                ? List.<Coming>of()
                : now.terms().periods(year).stream()
                        .map(period -> new Coming(period, ledger.released(year, period.number())))
                        .toList();
        return new FigurePage(run, now, coming, releases(ledger), ledger.terms(year));
    }

    private static List<Release> releases(Ledger ledger) {
        var all = new ArrayList<Release>();
        for (var year : ledger.years())
            for (var period : year.terms().periods(year.year()))
                if (ledger.released(year.year(), period.number())) all.add(release(ledger, year, period));
        return all.reversed();
    }

    private static Release release(Ledger ledger, Ledger.Year year, Terms.Period period) {
        int off = year.terms().off(period.number());
        var measures = MEASURES.stream()
                .map(measure ->
                        new Row(say("insights.measure." + measure), shown(ledger, year, period, measure, "", off)));
        int offArea = Noise.off(Terms.OF_AREAS, 1);
        var areas = period.number() == year.terms().ends().size()
                ? AREAS.stream().map(area -> new Row(area(area), shown(ledger, year, period, "area", area, offArea)))
                : Stream.<Row>of();
        return new Release(year.year(), period, year.teachers(), measures.toList(), areas.toList());
    }

    private static Shown shown(
            Ledger ledger, Ledger.Year year, Terms.Period period, String measure, String area, int off) {
        return Shown.of(ledger.sum(year.year(), period.number(), measure, area), off, year.teachers());
    }

    /** Whether the district follows these, this year. */
    boolean follows(Terms some) {
        return now != null
                && now.terms().ends().equals(some.ends())
                && now.terms().quarters() == some.quarters();
    }

    /** Before there is a first release: the same rows, and what could stand in them. */
    List<Row> preview() {
        if (now == null) return List.of();
        int off = now.terms().off(now.terms().ends().size());
        return MEASURES.stream()
                .map(measure -> empty(say("insights.measure." + measure), off))
                .toList();
    }

    List<Row> previewOfAreas() {
        return AREAS.stream()
                .map(area -> empty(area(area), Noise.off(Terms.OF_AREAS, 1)))
                .toList();
    }

    private Row empty(String what, int off) {
        int teachers = now == null ? 0 : now.teachers();
        return new Row(what, new Shown(say("insights.possible", teachers), say("insights.off", off)));
    }

    private static String area(String area) {
        return say("insights.area." + area.replace(' ', '-'));
    }

    /** How many to one somebody's odds can become who thought it even: e to the ε, rounded up. */
    static String odds(int quarters) {
        return say("insights.number", Math.ceil(Math.exp(quarters / 4.0) * 10) / 10);
    }

    static String epsilon(int quarters) {
        return say("insights.number", quarters / 4.0);
    }

    static String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("MMMM d, yyyy", LocaleContextHolder.getLocale()));
    }

    static String year(int year) {
        return year + "–" + (year + 1);
    }
}
