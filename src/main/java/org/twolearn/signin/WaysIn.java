package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.vault.OwnKey;
import org.twolearn.vault.Sheet;
import org.twolearn.vault.WayIn;
import org.twolearn.web.Typed;

/** A printed code opens more than the door: the key of somebody's own, to which what only members hold is wrapped. */
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

    /** Whether the reader has printed codes, one of which they could type. */
    @Transactional(readOnly = true)
    public boolean printed() {
        return codes.sheet().filter(sheet -> sheet.left() > 0).isPresent();
    }

    /**
     * Proves that the reader has their sheet in their hands, and sees to it that a key of their own opens with it and on this
     * device. The code is not used up. Refused with {@link SigninRefused} for any other.
     */
    @Transactional
    public void prove(@Nullable String code, HttpServletRequest request, HttpServletResponse response) {
        var secret = Secret.typed(Typed.line(code, 100));
        var visitor = hall.meet(request, response);
        var me = CurrentPerson.id();
        codes.waitForOneself();
        if (codes.holder(secret, visitor.browser()).filter(me::equals).isEmpty()) throw new SigninRefused.UnknownCode();
        var sheet = sheet(secret).orElseThrow(SigninRefused.UnknownCode::new);
        own.prove(sheet.wayIn(me), WayIn.device(me, visitor.browser().text()));
    }

    /** Lets the device in that asks, beside what else has said who this is, and opens there what the code opens. */
    @Transactional
    void admit(@Nullable String code, Visitor visitor) {
        var secret = Secret.typed(Typed.line(code, 100));
        if (!codes.admit(secret)) throw new SigninRefused.UnknownCode();
        open(secret, visitor.browser());
    }

    /** On a device that is let in already; the code is used then. */
    @Transactional
    void open(@Nullable String code, Visitor visitor) {
        if (!use(Secret.typed(Typed.line(code, 100)), visitor.browser())) throw new SigninRefused.UnknownCode();
    }

    /** Whether the code is the reader's, and was good until now. */
    @Transactional
    boolean use(Secret code, Secret browser) {
        if (!codes.use(code)) return false;
        open(code, browser);
        return true;
    }

    /** Where the device is let in; elsewhere the database shows no key of the reader's, and nothing is opened. */
    private void open(Secret code, Secret browser) {
        var me = CurrentPerson.id();
        sheet(code).ifPresent(sheet -> own.open(sheet.wayIn(me), WayIn.device(me, browser.text())));
    }

    private Optional<Sheet> sheet(Secret code) {
        return Sheet.opened(CurrentPerson.id(), code.text(), codes.sheets());
    }

    /** Another sheet of codes, and another key of the reader's own that it opens; the older ones are given up. */
    @Transactional
    List<Secret> another(Visitor visitor) {
        var sheet = Sheet.fresh();
        var me = CurrentPerson.id();
        codes.waitForOneself();
        own.another(sheet.wayIn(me), WayIn.device(me, visitor.browser().text()));
        return codes.print(sheet);
    }
}
