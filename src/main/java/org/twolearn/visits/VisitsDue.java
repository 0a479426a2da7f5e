package org.twolearn.visits;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.twolearn.database.Due;

/** Offers of a visit whose day has passed; V059 says which. */
@Configuration
class VisitsDue {
    @Bean
    Due visitOffers() {
        return new Due("offers of a visit", "visit");
    }
}
