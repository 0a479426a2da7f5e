package org.twolearn.visits;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.OpenCycle;
import org.twolearn.people.PersonId;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;
import org.twolearn.web.Typed;

/** What the page for planning sends, as it was typed: it comes back whole when something is refused. */
record PlanForm(MultiValueMap<String, String> typed) {
    static final int NAME = 60, LINE = 280, WORDS = 2000;

    static PlanForm fresh(PersonId host, Set<PersonId> visitors, LocalDate day, Optional<OpenCycle> cycle) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("id", UUID.randomUUID().toString());
        form.add("host", host.value().toString());
        visitors.forEach(visitor -> form.add("visitor", visitor.value().toString()));
        cycle.ifPresent(open -> form.add("cycle", open.id().value().toString()));
        form.add("day", day.toString());
        form.add("begins", "10:00");
        form.add("ends", "10:30");
        form.add("instrument", Instruments.ALL.getFirst().key());
        form.add("seats", "26");
        form.add("role", "silent");
        form.add("told", "yes");
        return new PlanForm(form);
    }

    static PlanForm of(Visit visit, PlanVersion plan, Details details) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("id", visit.id().value().toString());
        form.add("from", String.valueOf(visit.newest().version()));
        form.add("host", visit.host().value().toString());
        plan.visitors().forEach(visitor -> form.add("visitor", visitor.value().toString()));
        form.add("alone", plan.visitors().isEmpty() ? "yes" : "");
        form.add("day", plan.begins().atZone(visit.zone()).toLocalDate().toString());
        form.add("begins", plan.begins().atZone(visit.zone()).toLocalTime().toString());
        form.add("ends", plan.ends().atZone(visit.zone()).toLocalTime().toString());
        form.add("room", details.room());
        form.add("part", details.part());
        form.add("purpose", details.purpose());
        form.add("instrument", details.instrument());
        form.add("seats", details.seats() == 0 ? "" : String.valueOf(details.seats()));
        form.add("seat", details.seat());
        form.add("least", details.least() == 0 ? "" : seconds(details.least()));
        form.add("role", details.role());
        form.add("told", details.told() ? "yes" : "");
        form.add("answers", details.answers() ? "yes" : "");
        form.add(details.instrument() + ".method", new Instrument.Method(details.method(), details.every()).name());
        FormCodes.fill(form, details);
        return new PlanForm(form);
    }

    FormCodes codes() {
        return new FormCodes(typed);
    }

    /** Another form with what is recorded as it was in an earlier plan. */
    PlanForm like(Details details) {
        var form = new LinkedMultiValueMap<>(typed);
        form.set("instrument", details.instrument());
        FormCodes.fill(form, details);
        return new PlanForm(form);
    }

    String one(String name) {
        return Optional.ofNullable(typed.getFirst(name)).orElse("");
    }

    boolean has(String name, String value) {
        return typed.getOrDefault(name, List.of()).contains(value);
    }

    /** The host of a visit does not change, whatever a form says. */
    PlanForm hostedBy(PersonId host) {
        var form = new LinkedMultiValueMap<>(typed);
        form.set("host", host.value().toString());
        return new PlanForm(form);
    }

    /** The field of the page that a refusal is about, if it is about one. */
    @Nullable
    String box(Refused refusal) {
        return switch (refusal) {
            case VisitRefused.NoSuchTime _ -> "day";
            case VisitRefused.Past _, VisitRefused.Meanwhile _ -> "begins";
            case VisitRefused.EndsBeforeItBegins _ -> "ends";
            case VisitRefused.Seats _ -> "seats";
            case VisitRefused.NoSuchWait _ -> "least";
            case VisitRefused.AsksForAnOpinion _
            when Part.asksForAnOpinion(codes().name(Instruments.of(one("instrument")))) -> "own-form";
            case VisitRefused.NothingToRecord _, VisitRefused.AsksForAnOpinion _ -> one("instrument") + "-0-name";
            default -> null;
        };
    }

    UUID id() {
        return uuid(one("id"));
    }

    @Nullable
    CycleId cycle() {
        return one("cycle").isEmpty() ? null : new CycleId(uuid(one("cycle")));
    }

    PersonId host() {
        return new PersonId(uuid(one("host")));
    }

    /** A malformed id is not found, like one that does not exist. */
    private static UUID uuid(String id) {
        return new Sent(Map.of("id", id)).id("id");
    }

    /** Whether the host records by themselves. */
    boolean alone() {
        return has("alone", "yes");
    }

    Set<PersonId> visitors() {
        if (alone()) return Set.of();
        return typed.getOrDefault("visitor", List.of()).stream()
                .map(id -> new PersonId(uuid(id)))
                .collect(toUnmodifiableSet());
    }

    /**
     * Only members come. The purpose, and how long a wait is looked for, are the host's to say: anybody else's form leaves
     * both as they were.
     *
     * @param before what the plan said, where somebody else than its host sends the form
     */
    Plan plan(ZoneId zone, Set<PersonId> members, Optional<Details> before) {
        var visitors = visitors().stream().filter(members::contains).collect(toUnmodifiableSet());
        return new Plan(
                at(zone, "begins"), at(zone, "ends"), visitors, details(before), Typed.words(one("note"), LINE));
    }

    int from() {
        try {
            return Integer.parseInt(one("from"));
        } catch (NumberFormatException broken) {
            throw new VisitRefused.ThereIsANewerPlan();
        }
    }

    private Details details(Optional<Details> before) {
        var instrument = Instruments.of(one("instrument"));
        var method = instrument.method(one(instrument.key() + ".method"));
        return new Details(
                instrument.key(),
                method.key(),
                method.every(),
                Typed.line(one("room"), NAME),
                Typed.line(one("part"), LINE),
                before.map(Details::purpose).orElseGet(() -> Typed.words(one("purpose"), WORDS)),
                seats(),
                Typed.line(one("seat"), LINE),
                Details.ROLES.contains(one("role")) ? one("role") : Details.ROLES.getFirst(),
                has("told", "yes"),
                has("answers", "yes"),
                codes().codes(instrument),
                instrument.waits() ? before.map(Details::least).orElseGet(this::least) : 0,
                codes().name(instrument));
    }

    private int seats() {
        if (one("seats").isBlank()) return 0;
        try {
            return Integer.parseInt(one("seats").strip());
        } catch (NumberFormatException broken) {
            throw new VisitRefused.Seats();
        }
    }

    /** "2.5" or "2,5" seconds. */
    private int least() {
        if (one("least").isBlank()) return 0;
        try {
            var least = new BigDecimal(one("least").strip().replace(',', '.'))
                    .movePointRight(1)
                    .intValueExact();
            if (least == 0) throw new VisitRefused.NoSuchWait();
            return least;
        } catch (ArithmeticException | NumberFormatException broken) {
            throw new VisitRefused.NoSuchWait();
        }
    }

    static String seconds(int tenths) {
        return BigDecimal.valueOf(tenths, 1).stripTrailingZeros().toPlainString();
    }

    private Instant at(ZoneId zone, String time) {
        try {
            var day = LocalDate.parse(one("day"));
            if (day.getYear() < 2000 || day.getYear() > 2200) throw new VisitRefused.NoSuchTime();
            return day.atTime(LocalTime.parse(one(time)).truncatedTo(ChronoUnit.MINUTES))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException broken) {
            throw new VisitRefused.NoSuchTime();
        }
    }
}
