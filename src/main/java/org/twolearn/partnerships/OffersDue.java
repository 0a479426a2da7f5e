package org.twolearn.partnerships;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.twolearn.database.Due;

/** Offers that came to nothing; V039 says when. */
@Configuration
class OffersDue {
    @Bean
    Due invitations() {
        return new Due("invitations that ended quietly", "invitation");
    }

    @Bean
    Due offers() {
        return new Due("offers that came to nothing", "partnership");
    }

    @Bean
    Due pastOffers() {
        return new Due("offers that may be made again", "past_offer");
    }
}
