package org.twolearn.signin;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** Our passkeys, as Spring Security asks for them. A person's handle is their id, so nothing else has to be kept. */
@Component
class PasskeyRecords implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
    private final PasskeyTable table;
    private final TransactionTemplate transaction;

    PasskeyRecords(PasskeyTable table, TransactionTemplate transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return table.find(credential).orElse(null);
    }

    /** Called when one is made, by the person; and when one is used, before anybody is bound. */
    @Override
    public void save(CredentialRecord key) {
        var person = PasskeyTable.person(key.getUserEntityUserId());
        if (CurrentPerson.ifAny().filter(person::equals).isPresent()
                && table.find(key.getCredentialId()).isEmpty()) {
            transaction.executeWithoutResult(_ -> table.add(person, key));
        } else {
            CurrentPerson.run(
                    person,
                    new DeviceId(UUID.randomUUID()),
                    () -> transaction.executeWithoutResult(_ -> table.used(key)));
        }
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes handle) {
        return user(PasskeyTable.person(handle), "a colleague");
    }

    static PublicKeyCredentialUserEntity user(PersonId person, String name) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(PasskeyTable.handle(person))
                .name(name)
                .displayName(name)
                .build();
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return List.of();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return null;
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {}

    /** A passkey is removed by its person on their own page, or with them; by Spring Security never. */
    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException();
    }
}
