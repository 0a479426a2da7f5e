package org.twolearn.dialogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.twolearn.database.Due;

/** Asks for an idea whose day has passed; V060 says which. */
@Configuration
class DialogueDue {
    @Bean
    Due whoWasAsked() {
        return new Due("who was asked for an idea", "asked_of");
    }

    @Bean
    Due asksNobodyAnswered() {
        return new Due("asks that nobody answered", "asked");
    }
}
