package org.twolearn.cycles;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.twolearn.cycles.CardTable.Card;
import org.twolearn.partnerships.CardFacts;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.web.Once;

/** Two lines on a partner's card, from one question. */
@Configuration
class CyclesOnCards {
    private record Line(Kind kind, CardTable table, Function<Card, String> line) implements CardFacts {
        @Override
        public Map<PartnershipId, String> of(Set<PartnershipId> partnerships) {
            List<Card> cards = Once.read("cycles on cards " + partnerships.hashCode(), () -> table.of(partnerships));
            return cards.stream().filter(card -> !line.apply(card).isEmpty()).collect(toMap(Card::partnership, line));
        }
    }

    @Bean
    CardFacts workingOn(CardTable table) {
        return new Line(CardFacts.Kind.WORKING_ON, table, Card::workingOn);
    }

    @Bean
    CardFacts whereItStands(CardTable table) {
        return new Line(CardFacts.Kind.WHERE_IT_STANDS, table, Card::stage);
    }
}
