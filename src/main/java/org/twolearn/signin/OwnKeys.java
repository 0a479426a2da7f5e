package org.twolearn.signin;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;
import org.twolearn.vault.OwnKey;
import org.twolearn.vault.Sheet;

/** Everything that lets whoever asks in. What changes it works on an admitted device only; the policies see to that. */
@Service
@Transactional
class OwnKeys {
    record Ring(
            List<PasskeyTable.Listed> passkeys,
            List<Device> devices,
            CodeTable.@Nullable Printed codes,
            AccountTable.@Nullable Tie account,
            List<SessionTable.Listed> sessions,
            List<EnrollmentTable.Used> links,
            List<TellingTable.Kept> told,
            OwnKey.Standing own) {
        /** Whom a page with all of it names: who confirmed or made something, and who ended a sign-in. */
        List<PersonId> named() {
            return Stream.concat(
                            Told.named(told).stream(),
                            sessions.stream()
                                    .map(SessionTable.Listed::endedBy)
                                    .filter(Objects::nonNull)
                                    .map(Objects::requireNonNull))
                    .distinct()
                    .toList();
        }
    }

    private final PasskeyTable passkeys;
    private final DeviceTable devices;
    private final CodeTable codes;
    private final SessionTable sessions;
    private final EnrollmentTable enrollments;
    private final DeviceRequestTable requests;
    private final TellingTable tellings;
    private final AccountTable accounts;
    private final OwnKey own;

    OwnKeys(
            PasskeyTable passkeys,
            DeviceTable devices,
            CodeTable codes,
            SessionTable sessions,
            EnrollmentTable enrollments,
            DeviceRequestTable requests,
            TellingTable tellings,
            AccountTable accounts,
            OwnKey own) {
        this.passkeys = passkeys;
        this.devices = devices;
        this.codes = codes;
        this.sessions = sessions;
        this.enrollments = enrollments;
        this.requests = requests;
        this.tellings = tellings;
        this.accounts = accounts;
        this.own = own;
    }

    Ring ring() {
        return new Ring(
                passkeys.mine(),
                devices.mine(),
                codes.sheet().orElse(null),
                accounts.mine().orElse(null),
                sessions.mine(),
                enrollments.used(),
                tellings.own(),
                own.standing());
    }

    /** Before a key is made, changed or taken away: whoever only sits down at somebody's screen shall not do it. */
    void shownLately(@Nullable UUID session) {
        if (!lately(session)) throw new SigninRefused.LongAgo();
    }

    boolean lately(@Nullable UUID session) {
        return sessions.begunLately(session);
    }

    Device here() {
        return devices.mine().stream()
                .filter(Device::here)
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** When, and on what, a first-time link was first used to come in as whoever asks. */
    Optional<EnrollmentTable.Used> firstUse() {
        return enrollments.used().stream().findFirst();
    }

    /** Refused where it would shut out a key of one's own that this device does not open. */
    List<Secret> print() {
        codes.waitForOneself();
        if (own.standing() == OwnKey.Standing.CLOSED) throw new SigninRefused.KeyIsShut();
        var sheet = Sheet.fresh();
        var printed = codes.print(sheet);
        own.reprint(sheet.wayIn(CurrentPerson.id()));
        return printed;
    }

    /** Whether something else than a code has said on this device who this is; the code alone opens nothing. */
    boolean codeHelps() {
        return sessions.begunOtherwise();
    }

    void rename(Bytes passkey, String label) {
        passkeys.rename(passkey, label);
    }

    void remove(Bytes passkey) {
        passkeys.remove(passkey);
    }

    void admit(DeviceId id, String typed) {
        var device = devices.mine().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
        if (!device.matches(typed)) throw new SigninRefused.OtherCode();
        if (!device.admitted()) devices.admit(id);
    }

    void shutOut(DeviceId device) {
        // First of all: who takes off the very device they sit at does the rest and sees nothing of their keys any
        // more.
        own.forget(device);
        sessions.endOn(device);
        requests.endOn(device);
        devices.shutOut(device);
    }

    void signOut(UUID session) {
        sessions.endOne(session);
    }

    void signOutElsewhere(@Nullable UUID except) {
        sessions.endAll(except);
    }
}
