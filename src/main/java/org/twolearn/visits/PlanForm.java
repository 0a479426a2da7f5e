package org.twolearn.visits;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.twolearn.web.Words.say;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.OpenCycle;
import org.twolearn.people.PersonId;
import org.twolearn.web.Sent;
import org.twolearn.web.Typed;

/** What the page for planning sends, as it was typed: it comes back whole when something is refused. */
record PlanForm(MultiValueMap<String, String> typed) {
    static final int NAME = 60, LINE = 280, WORDS = 2000;
    private static final int OWN_CODES = 2;

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
        form.add("day", plan.begins().atZone(visit.zone()).toLocalDate().toString());
        form.add("begins", plan.begins().atZone(visit.zone()).toLocalTime().toString());
        form.add("ends", plan.ends().atZone(visit.zone()).toLocalTime().toString());
        form.add("room", details.room());
        form.add("part", details.part());
        form.add("purpose", details.purpose());
        form.add("instrument", details.instrument());
        form.add("seats", details.seats() == 0 ? "" : String.valueOf(details.seats()));
        form.add("seat", details.seat());
        form.add("role", details.role());
        form.add("told", details.told() ? "yes" : "");
        form.add("answers", details.answers() ? "yes" : "");
        for (var key : keys(details.how())) {
            var code = details.code(key).orElse(new Code(key, "", "", ""));
            form.add(details.instrument() + ".name", code.name());
            form.add(details.instrument() + ".counts", code.counts());
            form.add(details.instrument() + ".not", code.not());
        }
        return new PlanForm(form);
    }

    /** The codes a form offers: the instrument's own, and room for two of the host's. */
    static List<String> keys(Instrument instrument) {
        var own = instrument.kind() == Instrument.Kind.LINES
                ? Stream.<String>of()
                : IntStream.rangeClosed(1, OWN_CODES).mapToObj(number -> "own-" + number);
        return Stream.concat(instrument.codes().stream(), own).toList();
    }

    /** For a field of the page: what was typed, or else what an instrument begins with. */
    String code(Instrument instrument, int index, String field) {
        var all = typed.get(instrument.key() + "." + field);
        if (all != null && index < all.size()) return all.get(index);
        var key = keys(instrument).get(index);
        return key.startsWith("own-") ? "" : say("visits." + instrument.key() + "." + key + "." + field);
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

    Set<PersonId> visitors() {
        return typed.getOrDefault("visitor", List.of()).stream()
                .map(id -> new PersonId(uuid(id)))
                .collect(toUnmodifiableSet());
    }

    /** Only members come, and the purpose is in the host's words: anybody else's form leaves it as it was. */
    Plan plan(ZoneId zone, Set<PersonId> members, Optional<String> purpose) {
        var visitors = visitors().stream().filter(members::contains).collect(toUnmodifiableSet());
        return new Plan(
                at(zone, "begins"),
                at(zone, "ends"),
                visitors,
                details(purpose.orElseGet(() -> Typed.words(one("purpose"), WORDS))),
                Typed.words(one("note"), LINE));
    }

    int from() {
        try {
            return Integer.parseInt(one("from"));
        } catch (NumberFormatException broken) {
            throw new VisitRefused.ThereIsANewerPlan();
        }
    }

    private Details details(String purpose) {
        var instrument = Instruments.of(one("instrument"));
        return new Details(
                instrument.key(),
                Typed.line(one("room"), NAME),
                Typed.line(one("part"), LINE),
                purpose,
                seats(),
                Typed.line(one("seat"), LINE),
                Details.ROLES.contains(one("role")) ? one("role") : Details.ROLES.getFirst(),
                has("told", "yes"),
                has("answers", "yes"),
                codes(instrument));
    }

    private List<Code> codes(Instrument instrument) {
        var keys = keys(instrument);
        return IntStream.range(0, keys.size())
                .mapToObj(index -> new Code(
                        keys.get(index),
                        Typed.line(code(instrument, index, "name"), NAME),
                        Typed.line(code(instrument, index, "counts"), LINE),
                        Typed.line(code(instrument, index, "not"), LINE)))
                .filter(not(code -> code.name().isEmpty()))
                .toList();
    }

    private int seats() {
        if (one("seats").isBlank()) return 0;
        try {
            return Integer.parseInt(one("seats").strip());
        } catch (NumberFormatException broken) {
            throw new VisitRefused.Seats();
        }
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
