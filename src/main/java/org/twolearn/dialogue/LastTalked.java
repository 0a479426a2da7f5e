package org.twolearn.dialogue;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.Days;
import org.twolearn.partnerships.CardFacts;
import org.twolearn.partnerships.PartnershipId;

/** On a partner's card: when they last talked. */
@Component
@Transactional(readOnly = true)
class LastTalked implements CardFacts {
    private record Talked(UUID partnershipId, LocalDate day) {}

    private final JdbcClient jdbc;
    private final Days days;

    LastTalked(JdbcClient jdbc, Days days) {
        this.jdbc = jdbc;
        this.days = days;
    }

    @Override
    public Kind kind() {
        return Kind.LAST_MET;
    }

    @Override
    public Map<PartnershipId, String> of(Set<PartnershipId> partnerships) {
        return jdbc
                .sql("select partnership_id, max(day) as day from talk where partnership_id = any (:ids) group by 1")
                .param("ids", partnerships.stream().map(PartnershipId::value).toArray(UUID[]::new))
                .query(Talked.class)
                .stream()
                .collect(toMap(talked -> new PartnershipId(talked.partnershipId()), talked -> days.say(talked.day())));
    }
}
