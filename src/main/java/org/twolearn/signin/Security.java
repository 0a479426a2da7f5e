package org.twolearn.signin;

import static org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN;

import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What every answer carries. Who is asking, {@link Doorkeeper} knows; whose form it is, {@link SameSite}. */
@Configuration
class Security {
    // Nothing inline, nothing from elsewhere, and no string becomes markup (trusted types): what no page needs is not
    // allowed. The one policy, in js/ours.js, lets a page start programs of ours beside itself.
    static final String ONLY_OURS = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
            + " require-trusted-types-for 'script'; trusted-types ours";
    // Where a recording is opened, and in what listens to it there: no connection is opened. What is left is to ask
    // this
    // server for its files, and a form that the person presses. It plays what was opened.
    static final String NOTHING_LEAVES =
            ONLY_OURS.replace("connect-src 'self'", "connect-src 'none'") + "; media-src blob:";
    private static final Pattern LISTENS = Pattern.compile("/partnerships/[^/]+/visits/own|/js/listen/.*");
    static final String NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    /** What a page hears that can send nothing stays with who opened it. */
    static final String ONLY_ITS_MICROPHONE = NO_DEVICES.replace("microphone=()", "microphone=(self)");

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                // A link tells other sites nothing; ours hear it, since without it a browser hides a form's origin.
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(ONLY_OURS))
                        .addHeaderWriter((request, response) -> {
                            if (!LISTENS.matcher(request.getServletPath()).matches()) return;
                            response.setHeader("Content-Security-Policy", NOTHING_LEAVES);
                            response.setHeader("Permissions-Policy", ONLY_ITS_MICROPHONE);
                        })
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(NO_DEVICES))
                        .crossOriginOpenerPolicy(policy -> policy.policy(SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .httpStrictTransportSecurity(Customizer.withDefaults()))
                .build();
    }
}
