package org.twolearn.signin;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * What a browser asks its school account, and by which the answer is known again. State, nonce and verifier are made from
 * the browser's secret and from who connects: an answer to another browser, or to another sign-in, fits nowhere.
 *
 * @param session who connects their account, by the session they do it in; null for who signs in
 */
record AccountRequest(Secret browser, @Nullable UUID session) {
    /** How long ago somebody may have shown their account who they are; as long as a session through it lasts. */
    static final Duration MOST = Duration.ofHours(12);

    String state() {
        return derived("state");
    }

    /** For the account: everything it may know, and the means to check who brings the answer. */
    OAuth2AuthorizationRequest to(ClientRegistration issuer, String answer) {
        var nonce = derived("nonce");
        var verifier = derived("verifier");
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(issuer.getProviderDetails().getAuthorizationUri()))
                .clientId(issuer.getClientId())
                .redirectUri(answer)
                .scopes(Set.copyOf(issuer.getScopes()))
                .state(state())
                .attributes(Map.of(OidcParameterNames.NONCE, nonce, PkceParameterNames.CODE_VERIFIER, verifier))
                .additionalParameters(Map.of(
                        "max_age",
                        String.valueOf(MOST.toSeconds()),
                        OidcParameterNames.NONCE,
                        new Secret(nonce).hashText(),
                        PkceParameterNames.CODE_CHALLENGE,
                        new Secret(verifier).hashText(),
                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                        "S256"))
                .build();
    }

    private String derived(String what) {
        return browser.derived(what + " " + (session == null ? "to sign in" : session))
                .text();
    }
}
