package org.twolearn.sharing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.twolearn.database.Due;

/** Shares that are over, and the days on which they were opened; V080 and V081 say when. */
@Configuration
class SharesDue {
    @Bean
    Due looksOfYesterday() {
        return Due.called("days to be chained", "chain_looks");
    }

    @Bean
    Due askedForWords() {
        return new Due("questions to partners about shares that are over", "share_ask");
    }

    @Bean
    Due copiesShown() {
        return new Due("copies in shares that are over", "share_piece");
    }

    @Bean
    Due sharesOver() {
        return new Due("shares that have long been over", "share");
    }
}
