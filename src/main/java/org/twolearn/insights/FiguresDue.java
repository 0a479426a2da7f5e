package org.twolearn.insights;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.twolearn.database.Due;

/** Counts what the calendar says and the ledger has not yet; V087 says how. */
@Configuration
class FiguresDue {
    @Bean
    Due figures() {
        return Due.called("figures of a district", "count_what_is_due");
    }
}
