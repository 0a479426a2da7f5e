package org.twolearn.signin;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;

/** The public halves of passkeys, and the challenges that wait for an answer. */
@Repository
class PasskeyTable {
    record Listed(
            String id,
            String label,
            Instant madeAt,
            @Nullable Instant usedAt) {}

    private final JdbcClient jdbc;

    PasskeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(Secret ceremony, Bytes challenge) {
        // All there are; the policy lets go only of those that nobody can answer any more.
        jdbc.sql("delete from ceremony").update();
        jdbc.sql("insert into ceremony (token_hash, challenge) values (?, ?)")
                .params(ceremony.hash(), challenge.getBytes())
                .update();
    }

    /** Once; afterwards the challenge is spent. */
    Optional<Bytes> answer(Secret ceremony) {
        return jdbc.sql("select answer(?)").param(ceremony.hash()).query(byte[].class).list().stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(Bytes::new);
    }

    void admit(Secret ceremony, Bytes credential) {
        jdbc.sql("select admit_by_passkey(?, ?)")
                .params(ceremony.hash(), credential.getBytes())
                .query(Boolean.class)
                .single();
    }

    /** Asked before anybody is known: by the credential's own id and nothing else. */
    Optional<CredentialRecord> find(Bytes credential) {
        return jdbc.sql("select * from passkey_of(?)")
                .param(credential.getBytes())
                .query(PasskeyTable::read)
                .optional();
    }

    void add(PersonId person, CredentialRecord key) {
        jdbc.sql("""
                insert into passkey (person_id, credential_id, label, public_key, used_times, verified, transports,
                                     can_travel, travelled, attestation, client_data)
                values (:person, :id, :label, :key, :times, :verified, :transports, :can, :travelled, :attestation, :data)
                """)
                .param("person", person.value())
                .param("id", key.getCredentialId().getBytes())
                .param("label", key.getLabel())
                .param("key", key.getPublicKey().getBytes())
                .param("times", key.getSignatureCount())
                .param("verified", key.isUvInitialized())
                .param(
                        "transports",
                        key.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .collect(Collectors.joining(" ")))
                .param("can", key.isBackupEligible())
                .param("travelled", key.isBackupState())
                .param("attestation", bytes(key.getAttestationObject()))
                .param("data", bytes(key.getAttestationClientDataJSON()))
                .update();
    }

    void used(CredentialRecord key) {
        if (!jdbc.sql("select passkey_used(?, ?, ?, ?)")
                .params(
                        key.getCredentialId().getBytes(),
                        key.getSignatureCount(),
                        key.isUvInitialized(),
                        key.isBackupState())
                .query(Boolean.class)
                .single()) throw new EmptyResultDataAccessException(1);
    }

    List<Listed> mine() {
        return jdbc.sql(
                        "select credential_id, label, made_at, used_at from passkey where person_id = me() order by made_at")
                .query((row, _) -> new Listed(
                        new Bytes(row.getBytes("credential_id")).toBase64UrlString(),
                        row.getString("label"),
                        row.getTimestamp("made_at").toInstant(),
                        instant(row.getTimestamp("used_at"))))
                .list();
    }

    void rename(Bytes credential, String label) {
        jdbc.sql("update passkey set label = ? where person_id = me() and credential_id = ? returning 1")
                .params(label, credential.getBytes())
                .query(Integer.class)
                .single();
    }

    void remove(Bytes credential) {
        jdbc.sql("delete from passkey where person_id = me() and credential_id = ? returning 1")
                .param(credential.getBytes())
                .query(Integer.class)
                .single();
    }

    /** What a passkey calls its person: sixteen bytes that say nothing. */
    static Bytes handle(PersonId person) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .array());
    }

    static PersonId person(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new PersonId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    private static CredentialRecord read(ResultSet row, int number) throws SQLException {
        var used = instant(row.getTimestamp("used_at"));
        var made = row.getTimestamp("made_at").toInstant();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(handle(new PersonId(row.getObject("person_id", UUID.class))))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("used_times"))
                .uvInitialized(row.getBoolean("verified"))
                .transports(Arrays.stream(row.getString("transports").split(" "))
                        .filter(transport -> !transport.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(row.getBoolean("can_travel"))
                .backupState(row.getBoolean("travelled"))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .created(made)
                .lastUsed(used == null ? made : used)
                .label(row.getString("label"))
                .build();
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
