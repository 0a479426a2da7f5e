package org.twolearn.signin;

import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.twolearn.Fuzzing;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Any bytes as what a browser says of a passkey, and as the id in an address: an exception is an answer, an error is not. */
public final class PasskeyFuzzer {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private PasskeyFuzzer() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        var text = Fuzzing.text(bytes);
        Fuzzing.may(
                () -> JSON.readValue(text, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {}),
                RuntimeException.class);
        Fuzzing.may(
                () -> JSON.readValue(
                        text, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {}),
                RuntimeException.class);
        Fuzzing.may(() -> Bytes.fromBase64(text), IllegalArgumentException.class);
        Fuzzing.may(() -> PasskeyTable.person(new Bytes(bytes)), RuntimeException.class);
    }
}
