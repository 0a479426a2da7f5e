package org.twolearn.dialogue;

import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.CyclePart;
import org.twolearn.partnerships.Happened;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipPart;
import org.twolearn.people.PersonId;
import org.twolearn.web.Sent;
import org.twolearn.web.Templates;

/** The module's sections of a partnership's page and of a cycle's. */
@Configuration
class DialogueOnPage {
    private static final Sent NOTHING = new Sent(Map.of());

    private record Section(Place place, String template, DialogueView shown, Templates templates)
            implements PartnershipPart {
        @Override
        public Content show(Partners partners) {
            return templates.part(template, shown.model(partners, NOTHING));
        }

        /** Told once, by the section of the ideas. */
        @Override
        public List<Happened> happened(Partners partners) {
            return place == Place.IDEAS
                    ? beads(partners, (Dialogue) shown.model(partners, NOTHING).get("dialogue"))
                    : List.of();
        }
    }

    @Bean
    PartnershipPart nextStepsOnPage(DialogueView shown, Templates templates) {
        return new Section(PartnershipPart.Place.NEXT, "dialogue/next", shown, templates);
    }

    @Bean
    PartnershipPart ideasOnTheTable(DialogueView shown, Templates templates) {
        return new Section(PartnershipPart.Place.IDEAS, "dialogue/table", shown, templates);
    }

    @Bean
    @Order(10)
    CyclePart ideasAndStepsOfACycle(DialogueView shown, Templates templates) {
        return new CyclePart() {
            @Override
            public Content show(Partners partners, CycleId cycle) {
                var model = shown.model(partners, NOTHING);
                model.put("cycle", cycle.value());
                return templates.part("dialogue/cycle", model);
            }
        };
    }

    private static List<Happened> beads(Partners partners, @Nullable Dialogue dialogue) {
        var beads = new ArrayList<Happened>();
        if (dialogue == null) return beads;
        var everybody = partners.members();
        for (var talk : dialogue.talks())
            beads.add(new Happened(talk.at(), everybody, say("dialogue.happened.talked"), talk.words(), null));
        for (var idea : dialogue.ideas()) {
            beads.add(bead(idea.at(), idea.author(), "idea", idea.words()));
            if (idea.since() != null && idea.by() != null && !idea.became().equals("on the table"))
                beads.add(bead(
                        idea.since(),
                        idea.by(),
                        "idea-" + idea.became(),
                        idea.how() == null ? idea.words() : idea.how()));
        }
        for (var step : dialogue.steps())
            if (step.done()) beads.add(bead(step.at(), step.author(), "done", step.words()));
        return beads;
    }

    private static Happened bead(Instant at, PersonId by, String what, String words) {
        return new Happened(at, Set.of(by), say("dialogue.happened." + what), words, null);
    }
}
