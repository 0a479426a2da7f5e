package org.twolearn.signin;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.twolearn.people.PersonId;

/** The two ceremonies. Their options follow from the challenge, so the challenge is all that is kept between the halves. */
@Service
class Passkeys {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PasskeyRecords records;
    private final Site site;

    Passkeys(PasskeyRecords records, Site site) {
        this.records = records;
        this.site = site;
    }

    /** A passkey that knows its person (nobody types a name) and asks for a finger, a face or a PIN. */
    PublicKeyCredentialCreationOptions making(Bytes challenge, PublicKeyCredentialUserEntity user, List<Bytes> have) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(us())
                .user(user)
                .challenge(challenge)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .timeout(PATIENCE)
                .excludeCredentials(have.stream()
                        .map(id ->
                                PublicKeyCredentialDescriptor.builder().id(id).build())
                        .toList())
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .build();
    }

    PublicKeyCredentialRequestOptions using(Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(site.host())
                .challenge(challenge)
                .timeout(PATIENCE)
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    void made(
            Bytes challenge,
            PublicKeyCredentialUserEntity user,
            PublicKeyCredential<AuthenticatorAttestationResponse> answer,
            String label,
            String origin) {
        relyingParty(origin)
                .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                        making(challenge, user, List.of()), new RelyingPartyPublicKey(answer, label)));
    }

    /** Whose passkey has signed the challenge. */
    PersonId used(Bytes challenge, PublicKeyCredential<AuthenticatorAssertionResponse> answer, String origin) {
        var user = relyingParty(origin).authenticate(new RelyingPartyAuthenticationRequest(using(challenge), answer));
        return PasskeyTable.person(user.getId());
    }

    private PublicKeyCredentialRpEntity us() {
        return PublicKeyCredentialRpEntity.builder()
                .id(site.host())
                .name("TwoLearn")
                .build();
    }

    private Webauthn4JRelyingPartyOperations relyingParty(String origin) {
        return new Webauthn4JRelyingPartyOperations(records, records, us(), Set.of(origin));
    }
}
