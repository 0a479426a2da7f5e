package org.twolearn.cycles;

import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.web.Sent;

/** Draws a cycle's page, and the pages for writing more than a line in it. */
@Component
@Transactional(readOnly = true)
class CyclePage {
    private static final Set<Kind> INLINE =
            EnumSet.of(Kind.GOAL_UNDERSTOOD, Kind.STRATEGY_OPTION, Kind.STRATEGY_CHOICE, Kind.STEP_LOG, Kind.DECISION);

    private final Cycles cycles;
    private final Partnerships partnerships;
    private final ObjectProvider<CyclePart> parts;
    private final Days days;

    CyclePage(Cycles cycles, Partnerships partnerships, ObjectProvider<CyclePart> parts, Days days) {
        this.cycles = cycles;
        this.partnerships = partnerships;
        this.parts = parts;
        this.days = days;
    }

    static String address(PartnershipId partnership, CycleId id) {
        return "/partnerships/" + partnership.value() + "/cycles/" + id.value();
    }

    /** The whole cycle. A form that was refused comes back with what was typed in it. */
    ModelAndView show(PartnershipId partnership, CycleId id, @Nullable Kind stopped, Sent typed, @Nullable String why) {
        var partners = partnerships.partners(partnership);
        var story = cycles.story(partnership);
        var cycle = story.cycle(id);
        var forms = new EnumMap<Kind, Form>(Kind.class);
        INLINE.forEach(kind -> {
            var sent = kind == stopped ? typed : new Sent(Map.of());
            var about = kind == Kind.STEP_LOG ? cycle.checklist() : null;
            forms.put(kind, Forms.of(kind, address(partnership, id) + "/" + kind.noun(), partners, cycle, about, sent));
        });
        return CyclePages.page("cycles/show", why)
                .addObject("partners", partners)
                .addObject("cycle", cycle)
                .addObject("stopped", stopped)
                .addObject("walk", Walk.of(cycle, story.stageNames(), partners, days))
                .addObject("forms", forms)
                .addObject("days", days)
                .addObject("again", Again.after(cycle, days))
                .addObject("parts", parts(partners, id));
    }

    /** One form on a page of its own. After a refusal the newest words of others stand beside one's own. */
    ModelAndView write(PartnershipId partnership, CycleId id, Kind kind, Sent typed, @Nullable String why) {
        var partners = partnerships.partners(partnership);
        var cycle = cycles.story(partnership).cycle(id);
        var now = kind.each()
                ? cycle.newestBy(kind, partners.reader()).orElse(null)
                : cycle.newest(kind).orElse(null);
        var seen = typed.has("base") ? typed.raw("base") : "";
        var newer = now != null && typed.has("base") && !seen.equals(String.valueOf(now.version())) ? now : null;
        var back = address(partnership, id);
        return CyclePages.page("cycles/write", why)
                .addObject("title", say(Forms.key(kind, "title")))
                .addObject("lede", say(Forms.key(kind, "lede")))
                .addObject("back", back)
                .addObject("newer", newer)
                .addObject("partners", partners)
                .addObject("form", Forms.of(kind, back + "/" + kind.noun(), partners, cycle, now, typed));
    }

    ModelAndView history(PartnershipId partnership, CycleId id) {
        return CyclePages.page("cycles/history", null)
                .addObject("partners", partnerships.partners(partnership))
                .addObject("cycle", cycles.story(partnership).cycle(id))
                .addObject("days", days);
    }

    private List<Content> parts(Partners partners, CycleId id) {
        return parts.orderedStream()
                .map(part -> part.show(partners, id))
                .filter(Objects::nonNull)
                .toList();
    }
}
