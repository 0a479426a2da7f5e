package org.twolearn.signin;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The address this TwoLearn is opened at, and the school account it knows. */
@Configuration
class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    @Bean
    Site site(@Value("${twolearn.url:#{null}}") @Nullable String url) {
        if (url == null)
            LOG.info("Serving this machine only: without an address (--url) and a certificate or proxy, what people"
                    + " write would cross the network unprotected.");
        return new Site(Listening.address(url));
    }

    @Bean
    @Nullable
    SchoolAccount schoolAccount(Environment environment) {
        return SchoolAccount.of(environment).orElse(null);
    }
}
