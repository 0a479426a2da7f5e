package org.twolearn.vault;

import java.util.Comparator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;

/**
 * The key of somebody's own, to which their partners wrap keys of words that only members hold: made together with a printed
 * code that was just proven, opened by it on every further device.
 */
@Service
@Transactional
public class OwnKey {
    /** How it stands with the reader's own key on the device that asks. */
    public enum Standing {
        NONE,
        OPEN,
        CLOSED
    }

    private final ReaderTable table;
    private final HeldKeys held;

    OwnKey(ReaderTable table, HeldKeys held) {
        this.table = table;
        this.held = held;
    }

    @Transactional(readOnly = true)
    public Standing standing() {
        var all = table.own();
        if (all.isEmpty()) return Standing.NONE;
        return held.own().stream().anyMatch(one -> one.epoch() == all.getFirst()) ? Standing.OPEN : Standing.CLOSED;
    }

    /**
     * Makes one where there is none, and sees to it that this device and this code open it.
     *
     * @param code of the reader's own, which signing in has just compared
     */
    public void prove(WayIn code, WayIn device) {
        table.waitForOneself();
        if (table.own().isEmpty()) make(1, code, device);
        else if (open(code, device) == 0) {
            if (standing() != Standing.OPEN) throw new VaultRefused.Closed();
            reprint(code);
        }
    }

    /** Another one, which reads nowhere before a partner has handed over the keys; where the newest opens here, that one. */
    public void another(WayIn code, WayIn device) {
        table.waitForOneself();
        if (standing() == Standing.CLOSED) make(table.own().getFirst() + 1, code, device);
        else reprint(code);
    }

    private void make(int epoch, WayIn code, WayIn device) {
        var fresh = ReaderKey.fresh(CurrentPerson.id().value(), epoch);
        table.make(fresh.open());
        seal(fresh, code, device);
        InHand.here().ifPresent(InHand::lookAgain);
    }

    private void seal(ReaderKey.Secret own, WayIn code, WayIn device) {
        var info = own.open().info();
        table.byCode(own.open(), code.seal(info, own.bytes()));
        table.here(own.open(), device.seal(info, own.bytes()));
    }

    /** What the code opens this device opens from now on; how many keys that were. */
    public int open(WayIn code, WayIn device) {
        var opened = InHand.opening(code, table.sealedByCode());
        for (var own : opened) table.here(own.open(), device.seal(own.open().info(), own.bytes()));
        InHand.here().ifPresent(InHand::lookAgain);
        return opened.size();
    }

    /** Another code takes the place of the one that was printed before. Refused where there is a key that does not open here. */
    public void reprint(WayIn code) {
        if (standing() == Standing.CLOSED) throw new VaultRefused.Closed();
        for (var own : held.own()) table.byCode(own.open(), code.seal(own.open().info(), own.bytes()));
    }

    /** A device that was taken off opens it no more. */
    public void forget(DeviceId device) {
        table.forget(device.value());
    }

    /** The newest that opens here; refused where none does. */
    int inHand() {
        return held.own().stream()
                .map(ReaderKey.Secret::epoch)
                .max(Comparator.naturalOrder())
                .orElseThrow(VaultRefused.Closed::new);
    }
}
