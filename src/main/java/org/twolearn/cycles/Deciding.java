package org.twolearn.cycles;

import gg.jte.Content;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.Partners;
import org.twolearn.people.PersonId;
import org.twolearn.web.Sent;
import org.twolearn.web.Templates;

/** What comes next, decided where the owner has looked at what was counted: a front door of the module. */
@Component
public class Deciding {
    private final Cycles cycles;
    private final Templates templates;
    private final Days days;

    Deciding(Cycles cycles, Templates templates, Days days) {
        this.cycles = cycles;
        this.templates = templates;
        this.days = days;
    }

    /**
     * What the owner decided since, each with the page on which it is done; for them, the form to decide, or to decide
     * otherwise.
     *
     * @param id the cycle that was looked at, or null for the owner's open one
     * @return null where there is nothing to decide, and nothing was decided
     */
    @Transactional(readOnly = true)
    public @Nullable Content show(Partners partners, @Nullable CycleId id, PersonId owner, Instant since) {
        var story = cycles.story(partners.id());
        var cycle = id == null ? story.openOf(owner).orElse(null) : story.cycle(id);
        if (cycle == null || !cycle.owner().equals(owner)) return null;
        var decided = cycle.all(Kind.DECISION)
                .filter(one -> !one.at().isBefore(since))
                .toList();
        var decides = cycle.open() && !partners.over() && partners.reader().equals(owner);
        return decided.isEmpty() && !decides
                ? null
                : templates.part("cycles/deciding", model(partners, cycle, decided.reversed(), decides));
    }

    private Map<String, Object> model(Partners partners, Cycle cycle, List<Entry> decided, boolean decides) {
        var model = new HashMap<String, Object>();
        var here = CyclePage.address(partners.id(), cycle.id());
        model.put("partners", partners);
        model.put("cycle", cycle);
        model.put("decided", decided);
        model.put("days", days);
        if (decides)
            model.put(
                    "form",
                    Forms.of(
                            Kind.DECISION,
                            here + "/" + Kind.DECISION.noun(),
                            partners,
                            cycle,
                            null,
                            new Sent(Map.of())));
        days.today();
        return model;
    }
}
