package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.web.Noticed;
import org.twolearn.web.Typed;
import org.twolearn.web.Words;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What passkeys.js asks; the only part of signing in that needs a script, since only a script can ask for a passkey. */
@Controller
class PasskeyPages {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final Passkeys passkeys;
    private final PasskeyTable table;
    private final OneAddress address;
    private final Arrivals arrivals;
    private final OwnKeys keys;
    private final Visitor.Hall hall;
    private final Keeps keeps;
    private final Site site;
    private final People people;

    PasskeyPages(
            Passkeys passkeys,
            PasskeyTable table,
            OneAddress address,
            Arrivals arrivals,
            OwnKeys keys,
            Visitor.Hall hall,
            Keeps keeps,
            Site site,
            People people) {
        this.passkeys = passkeys;
        this.table = table;
        this.address = address;
        this.arrivals = arrivals;
        this.keys = keys;
        this.hall = hall;
        this.keeps = keeps;
        this.site = site;
        this.people = people;
    }

    @PostMapping("/signin/passkey/challenge")
    ResponseEntity<String> beginUsing(HttpServletResponse response) {
        return json(passkeys.using(challenge(response)));
    }

    @PostMapping("/signin/passkey")
    ResponseEntity<String> use(
            @RequestBody String body,
            @RequestParam @Nullable String then,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var answer =
                    JSON.readValue(body, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            var ceremony = keeps.read(request, Keeps.What.CEREMONY).orElseThrow();
            var person = passkeys.used(table.answer(ceremony).orElseThrow(), answer, site.origin(request));
            arrivals.begin(
                    person,
                    hall.meet(request, response),
                    "passkey",
                    () -> table.admit(ceremony, answer.getRawId()),
                    response);
            return json(Map.of("to", Doorkeeper.onward(then)));
        } catch (RuntimeException unknown) {
            // Whatever was wrong with it, the answer is the same: a stranger learns nothing.
            Noticed.UNKNOWN_PASSKEY.log();
            return stopped("signin.passkey.unknown");
        }
    }

    @PostMapping("/me/passkeys/challenge")
    ResponseEntity<String> beginMaking(HttpServletRequest request, HttpServletResponse response) {
        if (!keys.lately(Doorkeeper.session(request))) return stopped("signin.refused.long-ago");
        var have = table.mine().stream().map(key -> Bytes.fromBase64(key.id())).toList();
        return json(passkeys.making(challenge(response), me(), have));
    }

    @PostMapping("/me/passkeys")
    ResponseEntity<String> make(
            @RequestBody String body, @RequestParam @Nullable String then, HttpServletRequest request) {
        // Again: a challenge can also be had at the door.
        if (!keys.lately(Doorkeeper.session(request))) return stopped("signin.refused.long-ago");
        try {
            var answer =
                    JSON.readValue(body, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            var ceremony = keeps.read(request, Keeps.What.CEREMONY).orElseThrow();
            var label = Typed.line(Visitor.label(request.getHeader("User-Agent")), 80);
            passkeys.made(table.answer(ceremony).orElseThrow(), me(), answer, label, site.origin(request));
            address.settle();
            return json(Map.of("to", Doorkeeper.onward(then)));
        } catch (RuntimeException unknown) {
            return stopped("signin.passkey.not-made");
        }
    }

    private PublicKeyCredentialUserEntity me() {
        var id = CurrentPerson.id();
        return PasskeyRecords.user(id, people.names(List.of(id)).of(List.of(id)));
    }

    private Bytes challenge(HttpServletResponse response) {
        var ceremony = Secret.fresh();
        var challenge = Bytes.random();
        table.begin(ceremony, challenge);
        keeps.give(response, Keeps.What.CEREMONY, ceremony);
        return challenge;
    }

    private static ResponseEntity<String> json(Object answer) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsString(answer));
    }

    private static ResponseEntity<String> stopped(String sentence) {
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsString(Map.of("say", Words.say(sentence))));
    }
}
