package org.twolearn.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Turns the code that a browser brings into who it is. Spring's own client asks and checks; nothing it gets is kept. */
@Component
class AccountExchange {
    /** At once on this node. Each waits for the issuer; more would wait for nothing else. */
    static final int AT_ONCE = 32;

    private static final Logger LOG = LoggerFactory.getLogger(AccountExchange.class);

    private static final Duration LEEWAY = Duration.ofMinutes(5);

    final Semaphore places = new Semaphore(AT_ONCE);
    private final Issuer issuer;
    private final Clock clock;
    private final OidcAuthorizationCodeAuthenticationProvider provider;

    AccountExchange(Issuer issuer, IssuerKeys keys, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
        provider = new OidcAuthorizationCodeAuthenticationProvider(
                tokens(), asked -> new DefaultOidcUser(List.of(), asked.getIdToken()));
        provider.setJwtDecoderFactory(keys);
    }

    Identity of(AccountRequest request, String state, String code, String answer) {
        var registration = issuer.registration();
        if (!places.tryAcquire()) throw new AccountAway("too many at once");
        try {
            var exchange = new OAuth2AuthorizationExchange(
                    request.to(registration, answer),
                    OAuth2AuthorizationResponse.success(code)
                            .state(state)
                            .redirectUri(answer)
                            .build());
            var authentication = provider.authenticate(new OAuth2LoginAuthenticationToken(registration, exchange));
            if (authentication != null && authentication.getPrincipal() instanceof OidcUser user)
                return identity(registration, user);
            throw new SigninRefused.Account();
        } catch (SigninRefused known) {
            throw known;
        } catch (RuntimeException strange) {
            // The code of the failure only: what comes with it may name people.
            LOG.info("A sign-in through the school account was refused: {}", code(strange));
            if (away(strange)) throw new AccountAway(strange);
            throw new SigninRefused.Account();
        } finally {
            places.release();
        }
    }

    private static String code(RuntimeException failure) {
        return failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode().replaceAll("[^a-z_]", "?")
                : failure.getClass().getSimpleName();
    }

    private static boolean away(@Nullable Throwable failure) {
        return failure != null && (failure instanceof ResourceAccessException || away(failure.getCause()));
    }

    private Identity identity(ClientRegistration issuer, OidcUser user) {
        // An issuer that does not say when is asked again in twelve hours at the latest, when the session ends.
        var shown = user.getAuthenticatedAt();
        if (shown != null
                && shown.isBefore(clock.instant().minus(AccountRequest.MOST).minus(LEEWAY)))
            throw new SigninRefused.Account();
        return new Identity(
                said(issuer.getProviderDetails().getIssuerUri()),
                said(user.getSubject()),
                Boolean.TRUE.equals(user.getEmailVerified()) ? user.getEmail() : null,
                user.getPreferredUsername());
    }

    private static String said(@Nullable String word) {
        if (word == null || word.isBlank()) throw new SigninRefused.Account();
        return word;
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(Issuer.caller())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }
}
