package org.twolearn.promises;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;
import org.twolearn.sharing.Copies;
import org.twolearn.sharing.Piece;

/** The teacher shows the principal what she learned; her coach is asked for words of his. */
@Story
class WhoLookedTest extends Two {
    private static final String HERS = "I called on whoever looked at me.";
    private static final String HIS = "Let two students keep the count.";
    private static final String LATER = "A line from afterwards.";
    private static final String LOOK =
            "insert into share_look (person_id, share_id, reader) values (:teacher, :share, :me)";
    private static final String PIECE = "insert into share_piece (person_id, share_id, partnership_id, piece_id, words)"
            + " values (:author, :share, :p, :piece, '')";
    private static final List<String> SHOWN = List.of("share", "share_piece", "share_key", "share_look");

    @LocalServerPort
    int port;

    @Autowired
    Copies copies;

    final UUID learned = UUID.randomUUID(), idea = UUID.randomUUID();
    UUID share;

    @BeforeEach
    void sheShowsThePrincipalWhatSheLearned() {
        send(teacher, "/learning", "id", learned.toString(), "learned", HERS).hasStatus(302);
        send(coach, "/ideas", "id", idea.toString(), "idea", HIS).hasStatus(302);
        send(
                        teacher,
                        "/ideas/" + idea + "/became",
                        "id",
                        UUID.randomUUID().toString(),
                        "became",
                        "taken",
                        "how",
                        "Twice.")
                .hasStatus(302);
        share = shows(
                "item", learned.toString(), "item", Piece.named("idea", idea).toString());
    }

    private UUID shows(String... items) {
        var form = UUID.randomUUID();
        var fields = Stream.concat(
                        Stream.of("id", form.toString(), "to", principal.value().toString(), "until", ""),
                        Stream.of(items))
                .toArray(String[]::new);
        send(teacher, "/shares", fields).hasStatus(302);
        return Piece.named("share " + teacher.value(), form);
    }

    @Override
    Map<String, Object> values(PersonId as) {
        var values = super.values(as);
        values.put("share", share);
        values.put("principal", principal.value());
        values.put("piece", Piece.named("idea", idea));
        values.put("author", as.value());
        return values;
    }

    private int rows(PersonId as, String table) {
        return count(as, table + " where share_id = :share");
    }

    private String given() {
        return "/shares/given/" + share;
    }

    @Test
    @DisplayName("R1 What is shown is read by the one person it is shown to, and by nobody else outside")
    void theOnePerson() {
        assertThat(Pair.get(browser, principal, "/shares/" + share))
                .hasStatusOk()
                .bodyText()
                .contains(HERS, "Shown by Ada Someone until", "cannot hand it on")
                .doesNotContain(HIS);
        for (var other : List.of(colleague, coach)) {
            assertThat(Pair.get(browser, other, "/shares/" + share)).hasStatus(404);
            var theirs = Pair.get(browser, other, "/shares/" + share).getResponse();
            var never = Pair.get(browser, other, "/shares/" + UUID.randomUUID()).getResponse();
            assertThat(theirs.getContentAsByteArray()).isEqualTo(never.getContentAsByteArray());
        }
        var stranger = somebody("Sam", "teacher");
        pair.agreed(coach, stranger);
        for (var other : List.of(colleague, stranger))
            for (var table : SHOWN) {
                assertThat(rows(other, table)).as(table).isZero();
                assertThat(rows(principal, table)).as(table).isPositive();
            }
        assertThat(Pair.get(browser, stranger, given())).hasStatus(404);
        assertThat(Pair.get(browser, coach, given())).hasStatusOk().bodyText().contains(HERS);
    }

    @Test
    @DisplayName("R1 It is a copy: what is changed or written later is not in it")
    void itIsACopy() {
        send(teacher, "/learning/" + learned, "base", "1", "learned", LATER).hasStatus(302);
        assertThat(Pair.get(browser, principal, "/shares/" + share))
                .bodyText()
                .contains(HERS)
                .doesNotContain(LATER);
        share = shows("item", learned.toString());
        assertThat(Pair.get(browser, principal, "/shares/" + share)).bodyText().contains(LATER);
    }

    @Test
    @DisplayName("R1 It ends when its owner ends it, and with its day: the next click finds nothing")
    void itEnds() {
        assertThat(Pair.get(browser, principal, "/shares/" + share)).hasStatusOk();
        assertThat(Pair.post(browser, coach, given() + "/end")).hasStatus(404);
        assertThat(Pair.post(browser, principal, given() + "/end")).hasStatus(404);
        assertThat(Pair.get(browser, principal, "/shares/" + share)).hasStatusOk();
        assertThat(Pair.post(browser, teacher, given() + "/end")).hasStatus(302);
        assertThat(Pair.get(browser, principal, "/shares/" + share)).hasStatus(404);
        for (var table : List.of("share", "share_piece", "share_key"))
            assertThat(rows(principal, table)).as(table).isZero();
        assertThat(Pair.get(browser, coach, given())).hasStatusOk().bodyText().contains("It was stopped on");

        share = shows("item", learned.toString());
        assertThat(Pair.get(browser, principal, "/shares/" + share)).hasStatusOk();
        Database.superuser()
                .sql(
                        "update share set shared_at = shared_at - interval '90 days', closes_at = now() where share_id = ?")
                .param(share)
                .update();
        assertThat(Pair.get(browser, principal, "/shares/" + share)).hasStatus(404);
        assertThat(rows(principal, "share_piece")).isZero();
        assertThat(rows(teacher, "share_piece")).isPositive();
    }

    @Test
    @DisplayName("R1 Whom it is shown to cannot make it longer, hand it on, or add to it")
    void itCannotBeHandedOn() {
        allowed(principal, LOOK);
        var on = "insert into share (person_id, share_id, partnership_id, recipient, until_day, closes_at, what)"
                + " values (:me, :id, :p, :coach, current_date, now() + interval '1 hour', 'goal')";
        refused(principal, on);
        allowed(teacher, on.replace(":coach", ":principal"));
        refused(principal, "update share set until_day = until_day + 9 where share_id = :share");
        refused(teacher, "update share set until_day = until_day + 9 where share_id = :share");
        refused(teacher, "update share set closes_at = closes_at + interval '1 day' where share_id = :share");
        assertThat(does(principal, "update share set revoked_at = now() where share_id = :share"))
                .isZero();
        refused(principal, PIECE);
        allowed(teacher, "update share set revoked_at = now() where share_id = :share");
        assertThat(does(teacher, "update share set revoked_at = null where share_id = :share"))
                .isZero();
        assertThat(Pair.get(browser, teacher, "/shares/" + share)).hasStatus(404);
    }

    @Test
    @DisplayName("R1 Who has left shows nothing more of the partnership, and nobody shows anything to another district")
    void onlyOfWhatIsTheirs() {
        var show = "insert into share (person_id, share_id, partnership_id, recipient, until_day, closes_at, what)"
                + " values (:me, :id, :p, :principal, current_date, now() + interval '1 hour', 'goal')";
        var stranger = Someone.called("Stranger", UUID.randomUUID());
        refused(teacher, show.replace(":principal", "'" + stranger.value() + "'"));
        allowed(teacher, show);
        allowed(teacher, "update membership set left_at = now() where partnership_id = :p and person_id = :me");
        refused(teacher, show);
        allowed(teacher, show.replace(":p,", "null,"));
    }

    @Test
    @DisplayName("R1 Nothing can be slipped in later: showing again makes a copy of its own")
    void nothingIsSlippedInLater() {
        refused(teacher, PIECE);
        assertThat(shows("item", learned.toString())).isNotEqualTo(share);
    }

    @Test
    @DisplayName("R1 A partner's words are added by that partner alone, when asked")
    void aPartnersWordsAreTheirsToAdd() {
        refused(teacher, PIECE.replace(":author", ":coach"));
        var asked = share;
        share = shows("item", learned.toString());
        refused(coach, PIECE);
        share = asked;
        assertThat(Pair.get(browser, coach, given())).bodyText().contains("Ada Someone asks for what is yours", HIS);
        assertThat(Pair.post(browser, coach, given() + "/yes")).hasStatus(302);
        assertThat(Pair.post(browser, coach, given() + "/yes")).hasStatus(302);
        assertThat(Pair.get(browser, principal, "/shares/" + share)).bodyText().contains(HERS, HIS);
        assertThat(Pair.post(browser, principal, given() + "/withdrawal")).hasStatus(404);
        assertThat(Pair.post(browser, coach, given() + "/withdrawal")).hasStatus(302);
        assertThat(Pair.get(browser, principal, "/shares/" + share))
                .bodyText()
                .contains(HERS)
                .doesNotContain(HIS);
    }

    @Test
    @DisplayName("C5 What one shows names nobody but oneself, until a partner adds their own name")
    void aPartnersNameIsTheirsToAdd() {
        share = shows("level", "meeting");
        assertThat(Pair.get(browser, principal, "/shares/" + share))
                .bodyText()
                .contains("Ada Someone and a partner", "No visit is agreed right now.")
                .doesNotContain("Bo Someone");
        assertThat(Pair.get(browser, coach, given())).bodyText().contains("asks for what is yours", "Bo Someone");
        assertThat(Pair.post(browser, coach, given() + "/yes")).hasStatus(302);
        assertThat(Pair.get(browser, principal, "/shares/" + share)).bodyText().contains("Bo Someone");
        assertThat(Pair.post(browser, coach, given() + "/withdrawal")).hasStatus(302);
        assertThat(Pair.get(browser, principal, "/shares/" + share)).bodyText().doesNotContain("Bo Someone");
    }

    @Test
    @DisplayName("C5 Every partner is told on Home that something is shown, until they put it away; nobody else is")
    void partnersAreToldOnHome() {
        assertThat(Pair.post(browser, coach, given() + "/yes")).hasStatus(302);
        assertThat(Pair.get(browser, coach, "/")).bodyText().doesNotContain("Ada Someone</strong> shows");
        share = shows("item", learned.toString());
        assertThat(Pair.get(browser, coach, "/"))
                .bodyText()
                .contains("shows single things to Pat Someone until", "No words of yours are in it.");
        for (var other : List.of(teacher, principal, colleague))
            assertThat(Pair.get(browser, other, "/")).bodyText().doesNotContain("No words of yours");
        for (var other : List.of(principal, colleague))
            assertThat(Pair.post(browser, other, given() + "/putting-away")).hasStatus(404);
        refused(colleague, "insert into share_put_away (person_id, share_id) values (:me, :share)");
        refused(coach, "insert into share_put_away (person_id, share_id) values (:teacher, :share)");

        assertThat(Pair.post(browser, teacher, given() + "/end")).hasStatus(302);
        assertThat(Pair.get(browser, coach, "/"))
                .bodyText()
                .contains("showed single things to Pat Someone. It is over.");
        for (int i = 0; i < 2; i++)
            assertThat(Pair.post(browser, coach, given() + "/putting-away")).hasStatus(302);
        assertThat(Pair.get(browser, coach, "/")).bodyText().doesNotContain("No words of yours");
        for (var other : List.of(teacher, principal))
            assertThat(rows(other, "share_put_away")).isZero();
    }

    @Test
    @DisplayName("R1/R2 That it ended is noted where it was noted that it began")
    void thatItEndedIsNoted() {
        assertThat(Pair.get(browser, coach, base()))
                .bodyText()
                .contains("began to show something to Pat Someone")
                .doesNotContain("stopped showing something");
        assertThat(Pair.post(browser, teacher, given() + "/end")).hasStatus(302);
        assertThat(Pair.get(browser, coach, base())).bodyText().contains("stopped showing something to Pat Someone");
        assertThat(Pair.get(browser, teacher, given())).bodyText().contains("What you showed to Pat Someone");
    }

    @Test
    @DisplayName("R1/W7 Whoever erases what they wrote there ends what they show of it: never a partner’s words alone")
    void erasingEndsIt() {
        assertThat(Pair.post(browser, coach, given() + "/yes")).hasStatus(302);
        var page = UUID.randomUUID();
        Pair.post(browser, teacher, "/notebook", "id", page.toString(), "note", "Only this page.");
        var form = UUID.randomUUID();
        var to = principal.value().toString();
        Pair.post(browser, teacher, "/notebook/" + page + "/shares", "id", form.toString(), "to", to);
        var note = "/shares/" + Piece.named("share " + teacher.value(), form);
        assertThat(Pair.get(browser, principal, "/shares/" + share)).bodyText().contains(HERS, HIS);

        assertThat(Pair.post(browser, teacher, "/me/words/" + partnership.value() + "/erasure"))
                .hasStatus(302);

        var answer = Pair.get(browser, principal, "/shares/" + share).getResponse();
        assertThat(answer.getContentAsByteArray())
                .isEqualTo(Pair.get(browser, principal, "/shares/" + UUID.randomUUID())
                        .getResponse()
                        .getContentAsByteArray());
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(Pair.get(browser, coach, given()))
                .bodyText()
                .contains("It was stopped on")
                .doesNotContain(HERS);
        assertThat(Pair.get(browser, principal, note))
                .as("from elsewhere")
                .hasStatusOk()
                .bodyText()
                .contains("Only this page.");
        assertThat(Pair.post(browser, teacher, "/me/words/" + teacher.value() + "/erasure"))
                .hasStatus(302);
        assertThat(Pair.get(browser, principal, note)).hasStatus(404);
    }

    @Test
    @DisplayName(
            "R1/W7 A partner who erases, also after they left, takes their own words out, and the rest is shown on")
    void aPartnerErases() {
        assertThat(Pair.post(browser, coach, given() + "/yes")).hasStatus(302);
        assertThat(Pair.post(browser, coach, base() + "/departure")).hasStatus(302);
        assertThat(Pair.get(browser, principal, "/shares/" + share)).bodyText().contains(HERS, HIS);
        assertThat(Pair.post(browser, coach, "/me/words/" + partnership.value() + "/erasure"))
                .hasStatus(302);
        assertThat(Pair.get(browser, principal, "/shares/" + share))
                .bodyText()
                .contains(HERS)
                .doesNotContain(HIS);
    }

    @Test
    @DisplayName("R1 Several shares are told apart by how much they are; a partner need not be searched for")
    void whatTheyAre() {
        shows("level", "meeting");
        for (var page : List.of("/shares", "/"))
            assertThat(Pair.get(browser, principal, page))
                    .bodyText()
                    .contains("shows you a partnership.", "shows you single things.");
        assertThat(Pair.get(browser, teacher, "/shares"))
                .bodyText()
                .contains("You show a partnership to Pat", "You show single things to Pat");
        assertThat(Pair.get(browser, teacher, base() + "/shares/new?q=Bo"))
                .bodyText()
                .contains("Bo is your partner and reads this already.");
        assertThat(Pair.get(browser, teacher, base() + "/shares/new?q=Pat"))
                .bodyText()
                .contains("Choose Pat Someone");
    }

    @Test
    @DisplayName("R1/W4 Also who left, or is outside for now, sees who looks at their words in it, and takes them out")
    void alsoAfterLeaving() {
        assertThat(Pair.get(browser, coach, "/shares")).bodyText().doesNotContain("With something of mine in it");
        assertThat(Pair.post(browser, coach, given() + "/yes")).hasStatus(302);
        assertThat(Pair.get(browser, principal, "/shares/" + share)).bodyText().contains(HIS);
        assertThat(Pair.post(browser, coach, base() + "/departure")).hasStatus(302);
        assertThat(Pair.get(browser, coach, base())).hasStatus(404);

        assertThat(Pair.get(browser, coach, "/shares"))
                .bodyText()
                .contains("With something of mine in it", "Pat Someone opened it on", given() + "/withdrawal");
        assertThat(Pair.get(browser, coach, given()))
                .hasStatusOk()
                .bodyText()
                .contains(HIS, "Pat Someone opened it on")
                .doesNotContain(HERS, "Our partnership");
        for (var table : List.of("share", "share_piece", "share_look"))
            assertThat(rows(coach, table)).as(table).isOne();
        assertThat(Pair.post(browser, coach, given() + "/withdrawal"))
                .hasStatus(302)
                .hasRedirectedUrl("/shares");
        assertThat(Pair.get(browser, principal, "/shares/" + share))
                .bodyText()
                .contains(HERS)
                .doesNotContain(HIS);
        for (var table : List.of("share", "share_piece", "share_look"))
            assertThat(rows(coach, table)).as(table).isZero();
        assertThat(Pair.get(browser, coach, given())).hasStatus(404);
    }

    @Test
    @DisplayName("R1/W9 While access is paused one takes one’s words out; what is asked for meanwhile waits unseen")
    void alsoWhileOutside() {
        assertThat(Pair.post(browser, coach, given() + "/yes")).hasStatus(302);
        Database.superuser()
                .sql("insert into position (district_id, position_id, person_id, kind)"
                        + " values (?, gen_random_uuid(), ?, 'district lead')")
                .params(Someone.LAKESHORE, coach.value())
                .update();
        assertThat(Pair.get(browser, coach, base())).hasStatus(404);
        var added = share;
        share = shows(
                "item", learned.toString(), "item", Piece.named("idea", idea).toString());
        for (var table : List.of("share", "share_ask", "share_piece"))
            assertThat(rows(coach, table)).as(table).isZero();
        assertThat(Pair.get(browser, coach, given())).hasStatus(404);
        share = added;

        assertThat(Pair.get(browser, coach, given()))
                .hasStatusOk()
                .bodyText()
                .contains(HIS)
                .doesNotContain(HERS);
        assertThat(Pair.post(browser, coach, given() + "/withdrawal")).hasStatus(302);
        assertThat(Pair.get(browser, principal, "/shares/" + share)).bodyText().doesNotContain(HIS);
    }

    @Test
    @DisplayName("R1/C2 Whoever asks cannot tell a no from silence")
    void aNoIsLikeSilence() throws Exception {
        assertThat(count(coach, "share_ask where share_id = :share")).isOne();
        for (var other : List.of(teacher, principal, colleague))
            assertThat(count(other, "share_ask where share_id = :share")).isZero();
        var before = Pair.get(browser, teacher, given()).getResponse().getContentAsString();
        assertThat(Pair.get(browser, coach, "/")).bodyText().contains("and asks for what is yours");
        assertThat(Pair.post(browser, coach, given() + "/refusal")).hasStatus(302);
        assertThat(Pair.get(browser, teacher, given()).getResponse().getContentAsString())
                .isEqualTo(before);
        assertThat(Pair.get(browser, coach, "/")).bodyText().doesNotContain("and asks for what is yours");
        assertThat(Database.superuser()
                        .sql("select count(*) from share_ask where share_id = ?")
                        .param(share)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("R1 A page of a notebook is shown by its writer, one page and no other")
    void aPageOfANotebook() {
        var page = UUID.randomUUID();
        var form = UUID.randomUUID();
        Pair.post(browser, teacher, "/notebook", "id", page.toString(), "note", "Only this page.");
        Pair.post(browser, teacher, "/notebook", "note", "Not this one.");
        var to = principal.value().toString();
        assertThat(Pair.post(browser, coach, "/notebook/" + page + "/shares", "to", to))
                .hasStatus(404);
        assertThat(Pair.post(browser, teacher, "/notebook/" + page + "/shares", "id", form.toString(), "to", to))
                .hasStatus(302);
        share = Piece.named("share " + teacher.value(), form);
        assertThat(Pair.get(browser, principal, "/shares/" + share))
                .bodyText()
                .contains("Only this page.")
                .doesNotContain("Not this one.");
        assertThat(Pair.get(browser, coach, given())).hasStatus(404);
        assertThat(Pair.get(browser, teacher, given())).hasStatusOk().bodyText().contains("Pat Someone opened it on");
        assertThat(count(principal, "note where entry_id = :id")).isZero();
    }

    @Test
    @DisplayName("R1 What cannot be shown is refused, and nothing typed is lost")
    void refusals() {
        for (var wrong : Map.of(
                        "Choose the colleague", new String[] {"item", learned.toString()},
                        "Choose a step under",
                                new String[] {"to", principal.value().toString()},
                        "read it already", new String[] {"to", coach.value().toString(), "item", learned.toString()},
                        "Choose a day",
                                new String[] {
                                    "to",
                                    principal.value().toString(),
                                    "item",
                                    learned.toString(),
                                    "until",
                                    "2020-01-01"
                                })
                .entrySet())
            send(teacher, "/shares", wrong.getValue()).hasStatus(422).bodyText().contains(wrong.getKey(), HERS);
        send(colleague, "/shares", "to", principal.value().toString(), "item", learned.toString())
                .hasStatus(404);
    }

    @Test
    @DisplayName("W4 The database shows nothing of it before it is written down that it was opened, in each hour anew")
    void noLookNoWords() {
        assertThat(rows(principal, "share")).isOne();
        for (var table : List.of("share_piece", "share_key"))
            assertThat(rows(principal, table)).as(table).isZero();
        allowed(principal, LOOK);
        for (var table : List.of("share_piece", "share_key"))
            assertThat(rows(principal, table)).as(table).isOne();
        Database.superuser()
                .sql("update share_look set hour = hour - interval '1 hour' where share_id = ?")
                .param(share)
                .update();
        for (var table : List.of("share_piece", "share_key"))
            assertThat(rows(principal, table)).as(table).isZero();
        assertThat(rows(teacher, "share_piece")).isOne();
        assertThat(rows(coach, "share_piece")).isOne();
        assertThat(Pair.get(browser, principal, "/shares/" + share)).hasStatusOk();
        assertThat(rows(principal, "share_piece")).isOne();
        assertThat(rows(teacher, "share_look")).isEqualTo(2);
    }

    @Test
    @DisplayName("W4 Opening twice in an hour is written down once, and all partners can read it")
    void allPartnersReadWhoLooked() {
        assertThat(Pair.get(browser, teacher, given())).bodyText().contains("Nobody has opened it yet.");
        for (int i = 0; i < 3; i++)
            assertThat(Pair.get(browser, principal, "/shares/" + share)).hasStatusOk();
        for (var member : List.of(teacher, coach)) {
            assertThat(rows(member, "share_look")).isOne();
            assertThat(Pair.get(browser, member, given())).bodyText().contains("Pat Someone opened it on");
        }
        assertThat(rows(colleague, "share_look")).isZero();
    }

    @Test
    @DisplayName("W4 What is written down is written by whoever looked, with the database's own hour, and stays")
    void whatIsWrittenDownStays() {
        refused(coach, LOOK);
        refused(colleague, LOOK);
        refused(principal, LOOK.replace(":me", ":coach"));
        refused(principal, LOOK.replace("reader)", "reader, hour)").replace(":me)", ":me, now() - interval '9 days')"));
        refused(principal, LOOK.replace("reader)", "reader, salt)").replace(":me)", ":me, :id)"));
        allowed(principal, LOOK);
        for (var somebody : List.of(principal, teacher, coach)) {
            refused(somebody, "update share_look set reader = :coach where share_id = :share");
            refused(somebody, "delete from share_look where share_id = :share");
            refused(somebody, "delete from share where share_id = :share");
            assertThatThrownBy(() -> count(somebody, "look_link")).isInstanceOf(DataAccessException.class);
        }
        refused(teacher, "insert into look_link (day, before, digests, link) values (current_date, '', '{}', '')");
    }

    @Test
    @DisplayName("W1 Whom something is shown to reads no row of the partnership, and no other key")
    void theRestStaysClosed() {
        assertThat(Pair.get(browser, principal, "/shares/" + share)).hasStatusOk();
        Tables.scopes().forEach((table, scope) -> {
            if (scope.equals("partnership"))
                assertThat(count(principal, table)).as(table).isZero();
        });
        assertThat(count(principal, "share_key")).isOne();
        assertThat(count(principal, "person_key where person_id <> :me")).isZero();
        assertThat(count(teacher, "learned")).isOne();
        assertThat(Pair.get(browser, principal, base())).hasStatus(404);
    }

    @Test
    @DisplayName("W8 Own account on a device that is not admitted: nothing, neither theirs nor what is shown to them")
    void aDeviceNotAdmitted() {
        assertThat(Pair.get(browser, principal, "/shares/" + share)).hasStatusOk();
        for (var person : List.of(principal, teacher, coach))
            for (var table : SHOWN) {
                var seen = CurrentPerson.<Integer, RuntimeException>call(
                        person,
                        new DeviceId(UUID.randomUUID()),
                        () -> transaction.execute(_ -> jdbc.sql("select count(*) from " + table + " where share_id = ?")
                                .param(share)
                                .query(Integer.class)
                                .single()));
                assertThat(seen).as(table).isZero();
                assertThat(rows(person, table)).as(table).isPositive();
            }
    }

    @Test
    @DisplayName("W5 A copy is sealed with a key of its author for this share: the database shows none of it")
    void aCopyIsSealed() {
        Pair.post(browser, coach, given() + "/yes");
        var words = Database.superuser()
                .sql("select string_agg(encode(words, 'escape'), '') from share_piece where share_id = ?")
                .param(share)
                .query(String.class)
                .single();
        assertThat(words).doesNotContain("looked at me", "keep the count");
        assertThat(Database.superuser()
                        .sql("select person_id from share_key where share_id = ?")
                        .param(share)
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(teacher.value(), coach.value());
    }

    @ParameterizedTest(
            name =
                    "W6/W4 The page that is shown is kept by no browser, has no title of its own and nothing to take along: {0}")
    @ValueSource(strings = {"download", "Print", "data-print", "<form method=\"post\" action=\"/shares"})
    void nothingToTakeAlong(String offer) {
        var page = Pair.get(browser, principal, "/shares/" + share);
        assertThat(page).hasStatusOk().hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        assertThat(page)
                .bodyText()
                .doesNotContain(offer)
                .contains("<title>Shown to you · TwoLearn</title>", "only-screen");
        assertThat(Pair.get(browser, principal, "/")).bodyText().doesNotContain(HERS, "learned");
    }

    @Test
    @DisplayName(
            "W4 Nobody is told what partners read of each other: opening every page of theirs leaves no row behind")
    void noReceiptsAmongPartners() {
        var lived = Lived.at(port);
        var before = Tables.scopes().keySet().stream()
                .filter(table -> !table.equals("session"))
                .collect(toMap(table -> table, Tables::contents));
        for (var member : List.of(lived.host, lived.coach))
            assertThat(Opened.by(member, lived)).isNotEmpty();
        before.forEach((table, contents) ->
                assertThat(Tables.contents(table)).as(table).isEqualTo(contents));
        lived.shownTo.gets("/shares/" + lived.share);
        assertThat(Database.superuser().sql("""
                                select distinct relname || '.' || attname from pg_attribute join pg_class c on c.oid = attrelid
                                 where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
                                   and obj_description(c.oid, 'pg_class') ~ '^scope: (partnership|person)'
                                   and attname ~ '(^|_)(reads?|reader|seen|sees|viewed|opened|looked|look)(_|$)'
                                """).query(String.class).list())
                .as("what says that somebody read something")
                .containsExactlyInAnyOrder(
                        "device.first_seen", // one's own sign-ins, on one's own page
                        "session.seen",
                        "membership.reads_from", // from which day a newcomer reads
                        "member_key.reader", // to whom a key is wrapped, which says nothing of whether they read
                        "member_key.reader_epoch", // with which key of their own
                        "reader_yes.reader_epoch",
                        "standing_opened.opened_at", // the owner asked to see what the others noticed
                        "visit_look.looked_at", // the host looks first
                        "visit_look.sees", // what the host sees
                        "student_answers.looked_at", // the host looks first
                        "share_look.reader"); // somebody outside
    }

    @Test
    @DisplayName("W4 A newcomer reads nothing that was shown before they came")
    void aNewcomerReadsWhatCameAfter() {
        var lived = Lived.at(port);
        for (var table : SHOWN) {
            var all = "select count(*) from " + table + " where share_id = ?";
            assertThat(number(lived.came.nina, all, lived.share)).as(table).isZero();
            assertThat(number(lived.ben, all, lived.share)).as(table).isPositive();
        }
    }

    private int number(PersonId as, String sql, UUID id) {
        return Someone.<Integer, RuntimeException>as(
                as,
                () -> transaction.execute(
                        _ -> jdbc.sql(sql).param(id).query(Integer.class).single()));
    }
}
