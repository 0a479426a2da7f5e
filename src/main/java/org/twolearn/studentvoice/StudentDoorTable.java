package org.twolearn.studentvoice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.vault.LetterBoxes;
import org.twolearn.vault.Vault;

/** Where answers lie until their host takes them out. This program can put one in for a student, and read none. */
@Repository
class StudentDoorTable {
    /** What a code opens. */
    record Found(UUID secret, byte[] label, byte[] slot, Instant openUntil, boolean full) {}

    /** What was taken out, each still shut. */
    record Taken(byte[] slot, List<byte[]> answers) {}

    record Closed(UUID secret, int taken) {}

    private final JdbcClient jdbc;
    private final Vault vault;

    StudentDoorTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void open(
            PartnershipId partnership,
            UUID id,
            PersonId host,
            ClassCode code,
            LetterBoxes.Box box,
            byte[] label,
            Instant until,
            int most) {
        jdbc.sql("""
                insert into student_door (partnership_id, ask_id, host, code_hash, secret, page, slot, opener, open_until, most)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        partnership.value(),
                        id,
                        host.value(),
                        code.hash(),
                        box.secret(),
                        label,
                        box.slot(),
                        vault.seal(StudentSeals.OPENER.at(partnership.value(), id), host, box.opener()),
                        OffsetDateTime.ofInstant(until, ZoneOffset.UTC),
                        most)
                .update();
    }

    Optional<Found> find(ClassCode code) {
        return jdbc.sql("select secret, page, slot, open_until, full_up from student_page(?)")
                .param(code.hash())
                .query((row, _) -> new Found(
                        row.getObject("secret", UUID.class),
                        row.getBytes("page"),
                        row.getBytes("slot"),
                        row.getObject("open_until", OffsetDateTime.class).toInstant(),
                        row.getBoolean("full_up")))
                .optional();
    }

    /** False when it is closed or full. The same form twice is one answer. */
    boolean put(ClassCode code, UUID form, byte[] answer) {
        return jdbc.sql("select student_answer(?, ?, ?)")
                .params(code.hash(), form, answer)
                .query(Boolean.class)
                .single();
    }

    /** Empty when it is not one's own, or closed already. */
    Optional<Closed> close(PartnershipId partnership, UUID id) {
        return jdbc.sql("""
                        update student_door set open_until = now()
                         where partnership_id = ? and ask_id = ? and open_until > now() returning secret, taken
                        """)
                .params(partnership.value(), id)
                .query((row, _) -> new Closed(row.getObject("secret", UUID.class), row.getInt("taken")))
                .optional();
    }

    /** The name of its secret, and what opens it. Empty once it is gone. */
    Optional<LetterBoxes.Box> box(PartnershipId partnership, UUID id) {
        return jdbc.sql("select secret, opener from student_door where partnership_id = ? and ask_id = ?")
                .params(partnership.value(), id)
                .query((row, _) -> new LetterBoxes.Box(
                        row.getObject("secret", UUID.class),
                        new byte[0],
                        vault.openBytes(StudentSeals.OPENER.at(partnership.value(), id), row.getBytes("opener"))))
                .optional();
    }

    Optional<UUID> secret(PartnershipId partnership, UUID id) {
        return jdbc.sql("select secret from student_door where partnership_id = ? and ask_id = ?")
                .params(partnership.value(), id)
                .query(UUID.class)
                .optional();
    }

    /** All there are, once: the row is gone then. Empty when it is open, not one's own, or there are too few. */
    Optional<Taken> take(PartnershipId partnership, UUID id) {
        return jdbc.sql("select slot, answers from student_take(?, ?)")
                .params(partnership.value(), id)
                .query((row, _) -> new Taken(row.getBytes("slot"), Arrays.asList((byte[][])
                        row.getArray("answers").getArray())))
                .optional();
    }

    void destroy(PartnershipId partnership, UUID id) {
        jdbc.sql("delete from student_door where partnership_id = ? and ask_id = ?")
                .params(partnership.value(), id)
                .update();
    }
}
