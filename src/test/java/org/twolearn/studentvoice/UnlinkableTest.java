package org.twolearn.studentvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Ruled;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.LetterBoxes;
import org.twolearn.vault.Vault;

@Story
@DisplayName("V2. The database itself cannot join an answer to whoever gave it")
class UnlinkableTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Pair pair;

    @Autowired
    LetterBoxes boxes;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Value("${twolearn.keys:keys}")
    Path keys;

    final UUID ask = UUID.randomUUID();
    Classroom room;

    @BeforeEach
    void theDistrictAllowsIt() {
        var district = UUID.randomUUID();
        var ana = Someone.called("Ana", district);
        var ben = Someone.called("Ben", district);
        Ruled.on("student answers", district);
        room = new Classroom(browser, pair.agreed(ana, ben), ana, ben);
    }

    @Test
    @DisplayName(
            "V2. There is no column for a person, a device, a time or a number of an answer, and no table but these four")
    void thereIsNoPlaceForIt() {
        var db = Database.superuser();
        assertThat(db.sql("""
                        select attname || ' ' || atttypid::regtype from pg_attribute
                         where attrelid = 'student_door'::regclass and attnum > 0 and not attisdropped order by attnum
                        """).query(String.class).list())
                .containsExactly(
                        "partnership_id uuid",
                        "ask_id uuid",
                        "host uuid",
                        "code_hash bytea",
                        "secret uuid",
                        "page bytea",
                        "slot bytea",
                        "opener bytea",
                        "open_until timestamp with time zone",
                        "most integer",
                        "taken integer",
                        "forms uuid[]",
                        "answers bytea[]",
                        "made_at timestamp with time zone");
        assertThat(db.sql("""
                        select distinct conrelid::regclass::text from pg_constraint
                         where contype = 'f' and confrelid = any (array['student_ask', 'student_door', 'student_answers']::regclass[])
                        """).query(String.class).list())
                .containsExactlyInAnyOrder("student_door", "student_answers", "student_shown");
        assertThat(db.sql("""
                        select relname from pg_class where relkind in ('r', 'p', 'S', 'v', 'm') and relname ~ 'student'
                        """).query(String.class).list())
                .containsExactlyInAnyOrder("student_ask", "student_door", "student_answers", "student_shown");
        assertThat(db.sql("""
                        select tgname from pg_trigger where not tgisinternal and tgrelid::regclass::text ~ '^student_'
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    @DisplayName("V2. Who puts an answer in can select none, and the host gets none before it is closed, nor of nine")
    void nobodyGetsThemEarly() {
        assertThatThrownBy(() -> Someone.as(
                        room.ana(),
                        () -> transaction.execute(_ -> jdbc.sql("select answers from student_door")
                                .query()
                                .listOfRows())))
                .rootCause()
                .hasMessageContaining("permission denied");
        var code = room.opened(ask, "pulse");
        room.agree(code, 10);
        assertThat(taken(room.ana(), ask)).as("open").isEmpty();
        assertThatThrownBy(() -> closed("now() + interval '1 hour'"))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(closed("now()")).isOne();
        assertThat(closed("now()")).as("closed for good").isZero();
        assertThat(taken(room.ben(), ask)).as("not the host").isEmpty();
        assertThat(taken(room.ana(), ask)).hasSize(1);

        var few = UUID.randomUUID();
        room.agree(room.opened(few, "pulse"), 9);
        Database.superuser()
                .sql("update student_door set open_until = now() where ask_id = ?")
                .param(few)
                .update();
        assertThat(taken(room.ana(), few)).isEmpty();
    }

    private int closed(String until) {
        return pair.sql(
                room.ana(),
                "update student_door set open_until = " + until + " where ask_id = :ask and open_until > now()",
                Map.of("ask", ask));
    }

    /** Tried, and rolled back. */
    private List<Map<String, Object>> taken(PersonId who, UUID which) {
        return Someone.<List<Map<String, Object>>, RuntimeException>as(
                who,
                () -> transaction.execute(status -> {
                    status.setRollbackOnly();
                    return take(which);
                }));
    }

    private List<Map<String, Object>> take(UUID which) {
        return jdbc.sql("select answers from student_take(?, ?)")
                .params(room.id().value(), which)
                .query()
                .listOfRows();
    }

    @Test
    @DisplayName("V2. All answers have one length and one row, which each of them mixes anew")
    void eachMixesAll() {
        var code = room.opened(ask, "slips", "most", "40");
        var before = new HashSet<String>();
        var places = new HashSet<Double>();
        for (int i = 1; i <= 30; i++) {
            room.answers(code, "words", "x".repeat(i * 9));
            var now = lying();
            assertThat(now).hasSize(i).doesNotHaveDuplicates();
            // From the first place, 0, to the last, 1: were it put at either end, this would be one and the same.
            for (int at = 0; at < i; at++) if (before.add(now.get(at)) && i > 1) places.add(at / (i - 1.0));
        }
        assertThat(places).as("where the newest lay, each time").hasSizeGreaterThan(8);
        assertThat(lying().stream().map(String::length).distinct()).hasSize(1);
    }

    private List<String> lying() {
        return Arrays.asList(Database.superuser()
                .sql(
                        "select array(select encode(one, 'hex') from unnest(answers) one) from student_door where ask_id = ?")
                .param(ask)
                .query((row, _) -> (String[]) row.getArray(1).getArray())
                .single());
    }

    @Test
    @DisplayName("V2. Once the host has read them no version of the row opens any more, wherever it was kept")
    void olderVersionsStayShut() {
        room.agree(room.opened(ask, "pulse"), 10);
        var row = Database.superuser()
                .sql("select secret, slot, opener, answers from student_door where ask_id = ?")
                .param(ask)
                .query((one, _) -> new Kept(
                        one.getObject("secret", UUID.class),
                        one.getBytes("slot"),
                        one.getBytes("opener"),
                        ((byte[][]) one.getArray("answers").getArray())[0]))
                .single();
        var opener = Someone.as(
                room.ana(),
                () -> vault.openBytes(StudentSeals.OPENER.at(room.id().value(), ask), row.opener()));
        var box = new LetterBoxes.Box(row.secret(), row.slot(), opener);
        assertThat(new String(boxes.take(box, row.answer()), java.nio.charset.StandardCharsets.UTF_8))
                .contains("choices");
        var secret = keys.resolve("boxes/box-" + row.secret());
        assertThat(secret).exists();
        room.does(room.ana(), ask, "/closing");
        room.does(room.ana(), ask, "/look");
        assertThat(room.read(room.ana(), ask)).contains("10 answered");
        assertThat(Files.exists(secret)).isFalse();
        assertThatThrownBy(() -> boxes.take(box, row.answer())).isInstanceOf(Broken.class);
        assertThat(Database.superuser()
                        .sql("select count(*) from student_door where ask_id = ?")
                        .param(ask)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private record Kept(UUID secret, byte[] slot, byte[] opener, byte[] answer) {}
}
