package org.twolearn.signin;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the school account is and how it is asked. Found out when the first one asks, so that TwoLearn starts without. */
@Component
class Issuer {
    private static final ParameterizedTypeReference<Map<String, Object>> FACTS = new ParameterizedTypeReference<>() {};

    private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);

    private final Optional<SchoolAccount> account;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable ClientRegistration known;

    Issuer(Optional<SchoolAccount> account) {
        this.account = account;
    }

    /** What people call it; empty where there is none. */
    Optional<String> name() {
        return account.map(SchoolAccount::name);
    }

    /** Refuses while the issuer does not answer, or says what cannot be meant. */
    ClientRegistration registration() {
        var registration = known;
        if (registration != null) return registration;
        // One asks, the others wait for it and not for long: an issuer that is away keeps nobody here.
        if (!lock()) throw new AccountAway("somebody else asks");
        try {
            return known == null ? known = discover() : known;
        } finally {
            asking.unlock();
        }
    }

    private boolean lock() {
        try {
            return asking.tryLock(3, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where the account itself is signed out; empty where it offers no such place, or was not asked yet. */
    Optional<String> signOut(String back) {
        var registration = known;
        if (registration == null) return Optional.empty();
        var place = registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        return Optional.ofNullable(place)
                .map(Object::toString)
                .filter(this::mayBeCalled)
                .map(address -> UriComponentsBuilder.fromUriString(address)
                        .queryParam("client_id", registration.getClientId())
                        .queryParam("post_logout_redirect_uri", back)
                        .encode()
                        .toUriString());
    }

    /** Waits not long, and follows nobody elsewhere. */
    static ClientHttpRequestFactory caller() {
        var caller = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build());
        caller.setReadTimeout(Duration.ofSeconds(10));
        return caller;
    }

    private ClientRegistration discover() {
        var ours = account.orElseThrow(AccountPages::none);
        try {
            var address = ours.issuer().toString().replaceFirst("/$", "") + "/.well-known/openid-configuration";
            var facts = RestClient.builder()
                    .requestFactory(caller())
                    .build()
                    .get()
                    .uri(URI.create(address))
                    .retrieve()
                    .body(FACTS);
            if (facts == null || !ours.issuer().toString().equals(facts.get("issuer")))
                throw new IllegalStateException("the issuer calls itself differently");
            for (var place : new String[] {"authorization_endpoint", "token_endpoint", "jwks_uri"})
                if (!mayBeCalled(String.valueOf(facts.get(place)))) throw new IllegalStateException(place);
            return ClientRegistrations.fromOidcConfiguration(facts)
                    .registrationId("account")
                    .clientId(ours.clientId())
                    .clientSecret(ours.secret())
                    .scope(
                            switch (ours.matches()) {
                                case NOTHING -> new String[] {OidcScopes.OPENID};
                                case EMAIL -> new String[] {OidcScopes.OPENID, OidcScopes.EMAIL};
                                case USERNAME -> new String[] {OidcScopes.OPENID, OidcScopes.PROFILE};
                            })
                    .build();
        } catch (RuntimeException unusable) {
            LOG.warn("The issuer of school accounts could not be asked: {}", unusable.getMessage());
            throw new AccountAway(unusable);
        }
    }

    /** What an issuer elsewhere names is not on this machine. */
    private boolean mayBeCalled(String place) {
        try {
            var address = URI.create(place);
            var here =
                    account.filter(ours -> SchoolAccount.isHere(ours.issuer())).isPresent();
            return SchoolAccount.reachable(address) && (here || !SchoolAccount.isHere(address));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
