package org.twolearn.visits;

import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.Course;
import org.twolearn.cycles.Courses;
import org.twolearn.partnerships.Kind;
import org.twolearn.partnerships.Partner;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.sharing.Level;
import org.twolearn.sharing.Piece;
import org.twolearn.sharing.Shareable;
import org.twolearn.web.Templates;
import tools.jackson.databind.json.JsonMapper;

/** What a host may show of visits to their classroom: that one takes part, what is agreed, and what was counted. */
@Component
@Order(5)
class VisitsToShow implements Shareable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final PartnershipId NOWHERE = new PartnershipId(new UUID(0, 0));

    private final OnPage visits;
    private final VisitWords words;
    private final Courses courses;
    private final Templates templates;
    private final Clock clock;

    VisitsToShow(OnPage visits, VisitWords words, Courses courses, Templates templates, Clock clock) {
        this.visits = visits;
        this.words = words;
        this.courses = courses;
        this.templates = templates;
        this.clock = clock;
    }

    /** A chart as it stood, with everybody in it; it names the host alone. */
    record Drawing(List<Series> series, List<Partner> partners) {}

    @Override
    @Transactional(readOnly = true)
    public List<Piece> of(Partners partners) {
        // What the host recorded alone is shown to the partners before it is shown to anybody else: they read what is
        // shown.
        var all = visits.of(partners.id()).stream()
                .filter(visit -> !visit.alone() || visit.looked())
                .toList();
        var points = Point.of(all, words);
        var series = Series.of(points, courses.of(partners.id()));
        var pieces = new ArrayList<Piece>();
        for (var host : partners.members()) {
            pieces.add(meeting(host, partners, all));
            var theirs = series.stream()
                    .filter(line -> line.kind().host().equals(host))
                    .map(VisitsToShow::withoutOthersWords)
                    .toList();
            if (!theirs.isEmpty())
                pieces.add(chart(
                        Level.GOAL,
                        host,
                        say("visits.series.heading"),
                        new Drawing(theirs, namedFor(host, partners)),
                        "chart " + partners.id()));
        }
        points.forEach(point -> Series.of(List.of(point), List.of()).stream()
                .map(line -> chart(
                        Level.CHOSEN,
                        point.host(),
                        say("visits.shown.one", When.cardDay(point.day())),
                        new Drawing(List.of(line), namedFor(point.host(), partners)),
                        "record " + point.visit() + " " + point.by()))
                .forEach(pieces::add));
        return pieces;
    }

    /** That they take part is theirs to tell, and when visits come to their own classroom. */
    private Piece meeting(PersonId host, Partners partners, List<Visit> all) {
        var now = clock.instant();
        var visits = all.stream()
                .filter(visit -> visit.host().equals(host) && !visit.alone() && !visit.done())
                .filter(visit ->
                        visit.agreed().filter(plan -> plan.ends().isAfter(now)).isPresent())
                .map(visit -> new Piece.Line(
                        When.day(visit.day()),
                        When.between(visit.plan().begins(), visit.plan().ends(), visit.zone())))
                .toList();
        var lines = new ArrayList<Piece.Line>();
        lines.add(new Piece.Line(say("visits.shown.partners"), names(host, partners)));
        if (visits.isEmpty()) lines.add(new Piece.Line(say("visits.shown.visits"), say("visits.shown.no-visit")));
        lines.addAll(visits);
        return new Piece(
                Piece.named("meeting " + partners.id(), host),
                Level.MEETING,
                host,
                Set.of(host),
                say("visits.shown.meeting"),
                List.copyOf(lines),
                null);
    }

    /** Nobody but who shows it: the others' names are theirs to add. */
    private static String names(PersonId host, Partners partners) {
        return say(
                "visits.shown.names", partners.of(host).name(), partners.now().size() - 1);
    }

    private static List<Partner> namedFor(PersonId host, Partners partners) {
        var somebody = say("visits.shown.a-partner");
        return partners.everybody().stream()
                .map(one -> one.id().equals(host) ? one : new Partner(one.id(), somebody, somebody, one.dye()))
                .toList();
    }

    private static Piece chart(Level level, PersonId host, String heading, Drawing drawing, String what) {
        return new Piece(
                Piece.named(what, host),
                level,
                host,
                Set.of(host),
                heading,
                List.of(),
                new Piece.Drawing("visits", JSON.writeValueAsString(drawing)));
    }

    /** What was tried is named in the words of whoever listed it; another's stay out of the chart. */
    private static Series withoutOthersWords(Series line) {
        var host = line.kind().host();
        return new Series(
                line.kind(),
                line.points(),
                line.aim(),
                line.tried().stream()
                        .map(tried -> tried.by().equals(host) ? tried : new Course.Tried(tried.day(), "", tried.by()))
                        .toList());
    }

    @Override
    public String name() {
        return "visits";
    }

    @Override
    public Content draw(String what) {
        var drawing = JSON.readValue(what, Drawing.class);
        var first = drawing.partners().getFirst().id();
        var partners = new Partners(NOWHERE, first, drawing.partners(), List.of(), List.of(), Kind.CYCLE, true, false);
        return templates.part("visits/shown", Map.of("partners", partners, "series", drawing.series()));
    }
}
