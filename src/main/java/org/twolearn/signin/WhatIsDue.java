package org.twolearn.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.twolearn.database.Due;

/** What leaves by its date; V016 says when. */
@Configuration
class WhatIsDue {
    @Bean
    Due oldSessions() {
        return new Due("sign-ins", "session");
    }

    @Bean
    Due unusedLinks() {
        return new Due("links that nobody used", "enrollment");
    }

    @Bean
    Due unansweredRequests() {
        return new Due("requests to confirm a device", "device_request");
    }

    @Bean
    Due readTellings() {
        return new Due("marks of what was read", "telling_put_away");
    }
}
