package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.vault.OwnKey;
import org.twolearn.vault.WayIn;
import org.twolearn.web.Typed;

/** The printed code opens more than the door: the key of somebody's own, to which what only members hold is wrapped. */
@Service
public class WaysIn {
    private final CodeTable codes;
    private final OwnKey own;
    private final Visitor.Hall hall;

    WaysIn(CodeTable codes, OwnKey own, Visitor.Hall hall) {
        this.codes = codes;
        this.own = own;
        this.hall = hall;
    }

    /** Whether the reader has a printed code that they could type. */
    @Transactional(readOnly = true)
    public boolean printed() {
        return codes.madeAt().isPresent();
    }

    /**
     * Proves that the reader has their printed code in their hands, and sees to it that a key of their own opens with it and on
     * this device. Refused with {@link SigninRefused} for any other code.
     */
    @Transactional
    public void prove(@Nullable String code, HttpServletRequest request, HttpServletResponse response) {
        var secret = Secret.typed(Typed.line(code, 100));
        var me = CurrentPerson.id();
        if (codes.holder(secret).filter(me::equals).isEmpty()) throw new SigninRefused.UnknownCode();
        var visitor = hall.meet(request, response);
        own.prove(
                WayIn.code(me, secret.text()),
                WayIn.device(me, visitor.browser().text()));
    }

    /** Another printed code, and another key of the reader's own that it opens; the older ones are given up. */
    @Transactional
    Secret another(Visitor visitor) {
        var code = Secret.printed();
        var me = CurrentPerson.id();
        own.another(
                WayIn.code(me, code.text()), WayIn.device(me, visitor.browser().text()));
        codes.replace(code);
        return code;
    }

    /** Lets the device in that asks, if it is not, and opens there what the code opens. */
    @Transactional
    void open(@Nullable String code, Visitor visitor) {
        if (!admit(Secret.typed(Typed.line(code, 100)), visitor.browser())) throw new SigninRefused.UnknownCode();
    }

    /** Whether the code is the reader's. */
    @Transactional
    boolean admit(Secret code, Secret browser) {
        if (!codes.admit(code)) return false;
        var me = CurrentPerson.id();
        own.open(WayIn.code(me, code.text()), WayIn.device(me, browser.text()));
        return true;
    }
}
