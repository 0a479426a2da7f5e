package org.twolearn.partnerships;

import gg.jte.Content;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** What Home shows of partnerships: what waits for an answer, and a card for each that began. */
@Configuration
class HomeCards {
    record Part(Place place, java.util.function.Supplier<@Nullable Content> drawn) implements HomePart {
        @Override
        public @Nullable Content show() {
            return drawn.get();
        }
    }

    /** The first of Home's parts, so that everybody's name is read in one question. */
    @Bean
    @Order(0)
    HomePart offersWaiting(Partnerships partnerships, Cards cards, Templates templates) {
        return new Part(HomePart.Place.WAITING, () -> {
            var waiting = cards.waiting(partnerships.mineOnPage()).stream()
                    .filter(one -> !one.forOthers())
                    .toList();
            return waiting.isEmpty() ? null : templates.part("partnerships/waiting", Map.of("waiting", waiting));
        });
    }

    @Bean
    HomePart pausesTold(Partnerships partnerships, Pauses pauses, Templates templates) {
        return new Part(HomePart.Place.WAITING, () -> {
            var told = pauses.told(partnerships.mineOnPage());
            return told.isEmpty() ? null : templates.part("partnerships/pauses", Map.of("lines", told));
        });
    }

    @Bean
    HomePart keysWaiting(Partnerships partnerships, People people, Templates templates) {
        return new Part(HomePart.Place.WAITING, () -> {
            var me = CurrentPerson.id();
            var waiting = partnerships.mineOnPage().stream()
                    .filter(one -> one.begun()
                            && (one.keys().needMyYes(me)
                                    || !one.keys().askMe(me).isEmpty()))
                    .toList();
            if (waiting.isEmpty()) return null;
            var names = people.names(waiting.stream()
                    .flatMap(one -> Stream.concat(one.keys().yes().stream(), one.keys().ask().stream()))
                    .distinct()
                    .toList());
            return templates.part("partnerships/keyswaiting", Map.of("waiting", waiting, "names", names, "me", me));
        });
    }

    @Bean
    HomePart newcomersWaiting(Joinings joinings, People people, Templates templates) {
        return new Part(HomePart.Place.WAITING, () -> {
            var waiting = joinings.waiting();
            if (waiting.isEmpty()) return null;
            var names = people.names(Joining.everybody(waiting));
            return templates.part(
                    "partnerships/joinings",
                    Map.of(
                            "joinings",
                            waiting,
                            "names",
                            names,
                            "about",
                            people.about(Joining.everybody(waiting)),
                            "over",
                            people.over(Joining.everybody(waiting))));
        });
    }

    @Bean
    HomePart partnersOnHome(Partnerships partnerships, Cards cards, Templates templates) {
        return new Part(HomePart.Place.PARTNERS, () -> {
            var shown = cards.of(partnerships.mineOnPage());
            var asked = cards.waiting(partnerships.mineOnPage()).stream()
                    .filter(Cards.Waiting::forOthers)
                    .toList();
            return shown.isEmpty() && asked.isEmpty()
                    ? null
                    : templates.part("partnerships/onhome", Map.of("cards", shown, "asked", asked));
        });
    }
}
