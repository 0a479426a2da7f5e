package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.twolearn.Database;
import org.twolearn.database.Alone;

/** The same sentence is written wherever one can write (SealedColumnsTest), and then looked for wherever others can look. */
@DisplayName("W1/W5. What members write is nowhere but with its members")
class CanaryTest {
    private static final String PLANTED = "Planted beside the hedge 4711";
    private static Alone alone;
    private static JdbcClient superuser;
    private static Everybody all;

    @BeforeAll
    static void theyLiveInAProcessOfTheirOwn() throws Exception {
        alone = Alone.started();
        superuser = alone.superuser();
        all = there(() -> new Everybody(alone.port(), new Lived(alone.port())));
    }

    @AfterAll
    static void itStops() throws Exception {
        alone.close();
    }

    private static <T> T there(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Database.elsewhere(superuser, work);
    }

    @Test
    @DisplayName("W1. No page that anybody else can open shows it, whatever they look for; and a member’s pages do")
    void nobodyElseOpensIt() {
        var softly = new SoftAssertions();
        var known = new Matrix(all, softly).addresses();
        var others = new ArrayList<>(all.inside());
        others.removeAll(all.states.getFirst().members());
        others.addAll(List.of(all.lived.unadmitted, all.account, all.lived.nobody));
        var open = "/partnerships/" + all.lived.open;
        for (var who : others) {
            var found = new Crawl(who, known).with(Searched.MARK);
            if (who.equals(all.lived.shownTo))
                softly.assertThat(found)
                        .as("what is shown")
                        .contains("/shares/" + all.lived.share)
                        .allMatch(address -> address.matches("/shares/[0-9a-f-]{36}"));
            else if (who.equals(all.lived.partner))
                softly.assertThat(found)
                        .as("what is offered")
                        .isNotEmpty()
                        .isSubsetOf("/", "/partnerships", open, open + "/change");
            // What one wrote before one left, one takes along.
            else if (who.equals(all.lived.former))
                softly.assertThat(found).as(who.name()).isSubsetOf("/me/words/export.zip");
            else softly.assertThat(found).as(who.name()).isEmpty();
        }
        softly.assertThat(new Crawl(all.lived.host, known).with(Searched.MARK)).hasSizeGreaterThan(20);
        softly.assertAll();
    }

    @Test
    @DisplayName(
            "W9. Nor to a member who became the other’s principal, but for what is their own: their notebook, and what they show")
    void whoCameToLeadDoesNotOpenIt() {
        leads(true);
        var theirs = superuser
                .sql("select distinct '/shares/given/' || share_id from share_piece where person_id = ?")
                .param(all.lived.ben.value())
                .query(String.class)
                .list();
        assertThat(new Crawl(all.lived.coach, new Matrix(all, new SoftAssertions()).addresses()).with(Searched.MARK))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("/notebook")
                        || theirs.contains(address)
                        || address.equals("/me/words/export.zip"));
        leads(false);
        assertThat(new Crawl(all.lived.coach, List.of(all.lived.path())).with(Searched.MARK))
                .contains(all.lived.path());
    }

    @Test
    @DisplayName("R1. What a member recorded alone and showed to nobody no partner opens, wherever they look")
    void whatIsRecordedAloneNobodyElseOpens() {
        var words = Searched.of(ByHerself.WORDS, all.lived.alone.toString());
        var known = new Matrix(all, new SoftAssertions()).addresses();
        var here = all.lived.path() + "/visits/" + all.lived.alone;
        known.addAll(List.of(here, here + "/look", here + "/record", here + "/alike", "/me/words/export.zip"));
        for (var partner : List.of(all.lived.coach, all.lived.came.newcomer)) {
            // A page that says "not found" may name the address that was asked for.
            assertThat(new Crawl(partner, known).with(words))
                    .as(partner.name())
                    .allMatch(page -> page.startsWith(here));
            assertThat(new Crawl(partner, known).with(Searched.of(ByHerself.WORDS)))
                    .as(partner.name())
                    .isEmpty();
        }
        assertThat(new Crawl(all.lived.host, known).with(words))
                .contains(here + "/look", all.lived.path() + "?all=true");
    }

    private static void leads(boolean now) {
        there(() -> {
            if (now) all.lived.holds(all.lived.ben, "principal");
            else all.lived.laysDown(all.lived.ben, "principal");
            return all;
        });
    }

    @Test
    @DisplayName("W1. No error says it again: not found, not understood, not possible, not readable, broken")
    void noErrorRepeatsIt() {
        var softly = new SoftAssertions();
        var mark = URLEncoder.encode(Lived.MARK, StandardCharsets.UTF_8);
        var plain = new Asker.Form("text/csv", Lived.MARK);
        var json = new Asker.Form("application/json", "{\"started\": \"" + Lived.MARK + "\"");
        var form = Map.of("id", UUID.randomUUID(), "note", Lived.MARK, "day", "", "idea", Lived.MARK);
        var path = all.lived.path();
        superuser.sql("alter table talk rename to talk_away").update();
        var bug = all.lived.host.posts(path + "/talks", form);
        superuser.sql("alter table talk_away rename to talk").update();
        var answers = Map.of(
                500, List.of(bug),
                404,
                        List.of(
                                all.lived.principal.posts(path + "/ideas", form),
                                all.lived.principal.gets("/" + mark),
                                all.lived.principal.gets(path + "?q=" + mark)),
                400,
                        List.of(
                                all.lived.host.gets("/promises;a=" + mark),
                                all.lived.host.sends(path + "/steps/" + mark + ";a=b/now", plain)),
                405, List.of(all.lived.host.posts("/promises?" + mark, form)),
                422, List.of(all.lived.coach.sends(path + "/visits/" + all.lived.visit + "/events", json)));
        answers.forEach((status, these) -> these.forEach(answer -> {
            softly.assertThat(answer.status()).isEqualTo(status);
            softly.assertThat(Searched.MARK.in(answer.body() + answer.headers()))
                    .as("%d", status)
                    .isFalse();
        }));
        var refused = all.lived.host.posts(path + "/ideas", "id", UUID.randomUUID(), "idea", Lived.MARK.repeat(99));
        softly.assertThat(refused.status()).isEqualTo(422);
        softly.assertThat(Searched.MARK.in(refused.body()))
                .as("their own, still in the form")
                .isTrue();
        softly.assertThat(Searched.MARK.in(refused.headers().toString())).isFalse();
        softly.assertAll();
    }

    @Test
    @DisplayName(
            "W1/W5. Nothing on the disks holds it: tables, files, log, backup, keys, temporary files, what is shipped")
    void nothingOnTheDisksHoldsIt() throws Exception {
        superuser.sql("create schema scratch").update();
        superuser.sql("create table scratch.planted (words text, bytes bytea)").update();
        superuser
                .sql("insert into scratch.planted (words) values (?)")
                .param(PLANTED)
                .update();
        Files.writeString(alone.place().resolve("tmp/planted"), PLANTED);
        Files.writeString(alone.keys().resolve("planted"), PLANTED);
        all.lived.host.sends(
                all.lived.path() + "/ideas",
                new Asker.Form(
                        "multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
                                + (Lived.MARK + "\n").repeat(50_000) + "\r\n--x--\r\n"));
        superuser.sql("checkpoint").update();
        var backup = alone.backup();
        var hedge = Searched.of(PLANTED);
        assertThat(new Rows(superuser).with(hedge)).containsExactly("scratch.planted");
        for (var place : List.of(alone.place().resolve("tmp"), alone.keys(), backup, planted()))
            assertThat(hedge.files(place)).as("%s", place).hasSize(1);

        assertThat(new Rows(superuser).with(Searched.MARK)).isEmpty();
        assertThat(Searched.MARK.files(alone.place())).isEmpty();
        assertThat(Searched.MARK.files(Path.of("target/classes"))).isEmpty();
        assertThat(Searched.of("scope: partnership.").files(Path.of("target/classes/org/twolearn/cycles")))
                .isNotEmpty();
    }

    private static Path planted() {
        return alone.place()
                .resolve("data/database")
                .resolve(superuser
                        .sql("select pg_relation_filepath('scratch.planted')")
                        .query(String.class)
                        .single());
    }

    @Test
    @DisplayName("W1. No line of the whole play stands on the console with it, nor when the database fails under it")
    void noLogHoldsIt() throws Exception {
        var statuses = new ArrayList<Integer>();
        alone.killDatabase();
        for (int i = 0; i < 400 && !(statuses.contains(503) && statuses.getLast() < 400); i++) {
            statuses.add(all.lived
                    .host
                    .posts(all.lived.path() + "/ideas", "id", UUID.randomUUID(), "idea", Lived.MARK)
                    .status());
            Thread.sleep(20);
        }
        superuser.sql("alter table idea rename to idea_away").update();
        all.lived.host.posts(all.lived.path() + "/ideas", "id", UUID.randomUUID(), "idea", Lived.MARK);
        superuser.sql("alter table idea_away rename to idea").update();
        assertThat(statuses).contains(503, 302);
        assertThat(alone.said()).contains("ended in 503", "ended in 500");
        assertThat(Searched.MARK.in(alone.said())).isFalse();
        assertThat(Searched.of("ended in 503").in(alone.said())).isTrue();
    }
}
