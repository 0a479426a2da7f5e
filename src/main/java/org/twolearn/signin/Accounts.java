package org.twolearn.signin;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.PersonId;

/** Leaving for the school account and coming back from it. What it says is who somebody is, and no more (W8). */
@Service
class Accounts {
    /** @param connects whether it was asked for by who is signed in, to connect it */
    record Answer(Identity identity, String onward, boolean connects) {}

    private final Optional<SchoolAccount> settings;
    private final Issuer issuer;
    private final AccountExchange exchange;
    private final AccountTable table;

    Accounts(Optional<SchoolAccount> settings, Issuer issuer, AccountExchange exchange, AccountTable table) {
        this.settings = settings;
        this.issuer = issuer;
        this.exchange = exchange;
        this.table = table;
    }

    /** What people call it; empty where the server names no issuer, and as long as the rule is off (W10). */
    @Transactional(readOnly = true)
    Optional<String> name() {
        return issuer.name().filter(_ -> table.allowed());
    }

    /** Where to send the browser. */
    String leave(AccountRequest request, String onward, String answer) {
        var there = request.to(issuer.registration(), answer).getAuthorizationRequestUri();
        table.begin(request.browser(), onward);
        return there;
    }

    /** Refuses what this browser, in this session, did not ask for, and whatever it asked for and has an answer to. */
    Answer comeBack(Secret browser, @Nullable UUID session, String state, String code, String answer) {
        var connecting = new AccountRequest(browser, session == null ? UUID.randomUUID() : session);
        var signingIn = new AccountRequest(browser, null);
        var request = state.equals(connecting.state()) ? connecting : signingIn;
        if (!state.equals(request.state())) throw new SigninRefused.Account();
        var onward = table.answer(browser).orElseThrow(SigninRefused.Account::new);
        return new Answer(exchange.of(request, state, code, answer), onward, request == connecting);
    }

    /** Nobody here, somebody who left, and two with one address are refused alike. */
    @Transactional
    PersonId person(Identity identity) {
        return table.person(identity).or(() -> byRoster(identity)).orElseThrow(SigninRefused.Account::new);
    }

    private Optional<PersonId> byRoster(Identity identity) {
        var what = settings.map(SchoolAccount::matches).orElse(SchoolAccount.Matching.NOTHING);
        var word = switch (what) {
            case NOTHING -> null;
            case EMAIL -> identity.email();
            case USERNAME -> identity.username();
        };
        return word == null ? Optional.empty() : table.tieByRoster(what, word, identity);
    }

    @Transactional
    void connect(Identity identity) {
        try {
            table.tie(identity);
        } catch (DuplicateKeyException anothers) {
            throw new SigninRefused.Account();
        }
    }

    @Transactional
    void disconnect() {
        table.end();
    }
}
