package org.twolearn.cycles;

import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Happened;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipPart;
import org.twolearn.people.PersonId;
import org.twolearn.web.Templates;

/** Where each open cycle stands, and what happened in all of them. */
@Component
class CycleOnPage implements PartnershipPart {
    private final Cycles cycles;
    private final Templates templates;
    private final Days days;

    CycleOnPage(Cycles cycles, Templates templates, Days days) {
        this.cycles = cycles;
        this.templates = templates;
        this.days = days;
    }

    @Override
    public Place place() {
        return Place.CYCLE;
    }

    @Override
    public Content show(Partners partners) {
        var model = Map.of("story", cycles.story(partners.id()), "partners", partners, "days", days);
        days.today();
        return templates.part("cycles/part", model);
    }

    @Override
    public List<Happened> happened(Partners partners) {
        return cycles.story(partners.id()).cycles().stream()
                .flatMap(cycle -> happened(cycle, CyclePage.address(partners.id(), cycle.id())))
                .toList();
    }

    private static Stream<Happened> happened(Cycle cycle, String link) {
        var inside = cycle.entries().stream().flatMap(entry -> Stream.ofNullable(happened(cycle, entry, link)));
        var began = bead(cycle.began(), cycle.owner(), say("cycles.happened.began"), cycle.challenge(), link);
        return Stream.concat(Stream.of(began), inside);
    }

    private static @Nullable Happened happened(Cycle cycle, Entry entry, String link) {
        var words = switch (entry.kind()) {
            case GOAL -> entry.text("sentence");
            case STRATEGY_CHOICE -> cycle.option(entry.about());
            case CHECKLIST -> entry.text("reason");
            case STEP_LOG -> entry.text("note");
            case DECISION -> entry.text("said");
            default -> "";
        };
        var what = headline(entry);
        return what == null ? null : bead(entry.at(), entry.by(), what, words, link);
    }

    private static @Nullable String headline(Entry entry) {
        return switch (entry.kind()) {
            case STANDING -> entry.version() == 1 ? say("cycles.happened.stands") : null;
            case GOAL -> say(entry.version() == 1 ? "cycles.happened.goal" : "cycles.happened.goal-again");
            case GOAL_UNDERSTOOD -> say("cycles.happened.understood");
            case STRATEGY_CHOICE -> say("cycles.happened.chose");
            case CHECKLIST -> entry.version() == 1 ? null : say("cycles.happened.steps-again");
            case STEP_LOG -> "changed on purpose".equals(entry.what()) ? say("cycles.happened.step-changed") : null;
            case DECISION -> say("cycles.happened.decided", say(Forms.key(Kind.DECISION, "" + entry.what())));
            case SEEING -> entry.version() == 1 ? say("cycles.happened.seeing") : null;
            case CLOSING -> say("cycles.happened.closed");
            case REOPENING -> say("cycles.happened.reopened");
            case STRATEGY_OPTION, STAGE_NAMES, CYCLE -> null;
        };
    }

    private static Happened bead(Instant at, PersonId by, String what, String words, String link) {
        return new Happened(at, Set.of(by), what, words.isEmpty() ? null : words, link);
    }
}
