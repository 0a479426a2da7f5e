package org.twolearn.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Database;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

@Story
class ChoiceTest extends Two {
    @LocalServerPort
    int port;

    @Test
    @DisplayName("Who stays after all others have left opens every page as before, and is asked to write nothing")
    void whoStaysReadsEverything() {
        var lived = new Lived(port);
        var before = Opened.by(lived.host, lived).keySet();
        lived.coach.done(lived.path() + "/departure");
        lived.came.newcomer.done(lived.path() + "/departure");

        var after = Opened.by(lived.host, lived);
        assertThat(after.keySet()).isEqualTo(before);
        after.forEach((address, page) ->
                assertThat(Opened.asksFor(lived.path(), page)).as(address).isEmpty());
        assertThat(after.get(lived.path())).contains("Wilhelmina", "Quillan", "What Quillan learned", "/agreement\"");
        assertThat(after.get(lived.path() + "/agreement"))
                .contains("Quillan", Lived.MARK)
                .doesNotContain("/agreement/lines\"");
        assertThat(after.get("/partnerships")).contains("Quillan Someone");
    }

    @Test
    @DisplayName("C1 Nobody accepts for another: an offer binds whoever said yes themselves")
    void nobodyAcceptsForAnother() {
        partnership = pair.offered(coach, teacher);
        var yes = "insert into membership (partnership_id, person_id) values (:p, :teacher)";
        refused(coach, yes);
        refused(principal, yes);
        assertThat(count(teacher, "membership where partnership_id = :p and person_id = :teacher"))
                .isZero();
        allowed(teacher, yes);
    }

    @Test
    @DisplayName("C1 Nobody makes themselves or a third a member of what is there")
    void nobodyComesInUninvited() {
        refused(principal, "insert into membership (partnership_id, person_id) values (:p, :me)");
        refused(
                coach,
                "insert into invitation (partnership_id, person_id, offered_by, closes_at) values (:p, '"
                        + colleague.value() + "', :me, now() + interval '1 day')");
        partnership = pair.offered(coach, colleague);
        allowed(colleague, "insert into membership (partnership_id, person_id) values (:p, :me)");
    }

    @Test
    @DisplayName("C1 A newcomer comes in when each who is in it has said yes, and reads from then on")
    void aNewcomerComesInWithAYesOfEach() {
        var asks = "insert into joining (partnership_id, person_id, asked_by, kind, open_until, closes_at)"
                + " select partnership_id, '" + colleague.value()
                + "', :me, kind, current_date, now() + interval '1 day'"
                + " from partnership where partnership_id = :p";
        var yes = "insert into joining_yes (partnership_id, person_id, member) values (:p, '" + colleague.value()
                + "', :me)";
        var joins = "insert into membership (partnership_id, person_id, reads_from) values (:p, :me, now())";
        allowed(coach, asks);
        allowed(coach, yes);
        refused(colleague, joins);
        refused(colleague, yes);
        allowed(teacher, yes);
        refused(principal, joins);
        refused(colleague, joins.replace("now()", "null"));
        allowed(colleague, joins);
    }

    @Test
    @DisplayName("C2 After its last day, an offer that was refused and one that was left alone read the same")
    void aNoReadsLikeSilence() {
        var silent = pair.offered(coach, teacher);
        var refused = pair.offered(coach, colleague);
        assertThat(post(browser, colleague, "/partnerships/" + refused.value() + "/refusal"))
                .hasStatus3xxRedirection();
        assertThat(read(coach, refused)).isEqualTo(read(coach, silent).replace("Ada", "Cleo"));
        Database.superuser()
                .sql("update partnership set closes_at = now() where partnership_id in (?, ?)")
                .params(silent.value(), refused.value())
                .update();
        assertThat(read(coach, refused)).isEqualTo(read(coach, silent)).contains("ended quietly");
    }

    private String read(PersonId reader, PartnershipId id) {
        var page = get(browser, reader, "/partnerships/" + id.value());
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), UTF_8)
                .replace(id.value().toString(), "…");
    }

    @Test
    @DisplayName("C1 Nobody signs for another")
    void nobodySignsForAnother() {
        offersAVisit(teacher, coach);
        refused(teacher, SIGN.replace(":me", ":coach"));
        allowed(coach, SIGN);
        allowed(
                teacher,
                "insert into agreement (partnership_id, version, author, piece, edition, words) values (:p, 1, :me, 'own', '2026', '')");
        var sign = "insert into signature (partnership_id, version, person_id) values (:p, 1, :me)";
        refused(teacher, sign.replace(":me", ":coach"));
        allowed(coach, sign);
    }

    @Test
    @DisplayName("C2 A no needs no reason, and afterwards no row joins the offer to who was asked")
    void aNoLeavesNothing() {
        partnership = pair.offered(coach, teacher);
        assertThat(post(browser, teacher, base() + "/change", "after", "0", "words", "On Friday?"))
                .hasStatus3xxRedirection();
        assertThat(tracesOf(teacher)).contains("invitation", "offer_words");
        assertThat(post(browser, teacher, base() + "/refusal")).hasStatus3xxRedirection();
        assertThat(tracesOf(teacher)).isEmpty();
        assertThat(count(teacher, "invitation where partnership_id = :p")).isZero();
    }

    /** past_offer is the asker's own memory of having asked; NoIsLikeSilenceTest shows that it tells nothing more. */
    private List<String> tracesOf(PersonId person) {
        var db = Database.superuser();
        return db
                .sql(
                        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'past_offer'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> db.sql(
                                "select exists (select from " + table + " t where t::text like ? and t::text like ?)")
                        .params("%" + partnership.value() + "%", "%" + person.value() + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    @Test
    @DisplayName("C3 Only the person whose classroom it is sets the goal, agrees to a time and ends")
    void whoseClassroomItIsDecides() {
        allowed(teacher, CYCLE);
        for (var sql : List.of(
                GOAL,
                "insert into decision (partnership_id, entry_id, cycle_id, owner, what) values (:p, :id, :cycle, :owner, 'stop')",
                CLOSING)) {
            refused(coach, sql);
            refused(coach, sql.replace(":owner", ":me"));
            allowed(teacher, sql);
        }
        var option = "insert into strategy_option (partnership_id, entry_id, cycle_id, author, words)"
                + " values (:p, :visit, :cycle, :me, '')";
        allowed(coach, option);
        var choice = "insert into strategy_choice (partnership_id, entry_id, cycle_id, owner, about)"
                + " values (:p, :id, :cycle, :owner, :visit)";
        refused(coach, choice);
        refused(coach, choice.replace(":owner", ":me"));
        allowed(teacher, choice);
        var close = "update cycle set closed_at = now() where partnership_id = :p and cycle_id = :cycle";
        assertThat(does(coach, close)).isZero();
        allowed(teacher, close);
    }

    @Test
    @DisplayName("C3 Nothing is recorded in a classroom whose teacher has not said yes to the time and what is counted")
    void theHostSaysWhatAndWhen() {
        allowed(
                coach,
                "insert into visit (partnership_id, visit_id, host, offered_by, zone) values (:p, :visit, :teacher, :me, 'UTC')");
        allowed(
                coach,
                "insert into visit_plan (partnership_id, visit_id, version, host, author, visitors, begins, ends, details)"
                        + " values (:p, :visit, 1, :teacher, :me, array[:me::uuid], now(), now() + interval '1 hour', '')");
        allowed(coach, SIGN);
        refused(coach, SIGN.replace(":me", ":teacher"));
        refused(coach, RECORD);
        allowed(teacher, SIGN);
        allowed(coach, RECORD);
    }

    @Test
    @DisplayName("C4 Leaving is one step: one button, no field, and one is out")
    void leavingIsOneStep() {
        assertThat(count(teacher, "partnership where partnership_id = :p")).isOne();
        assertThat(org.twolearn.Someone.as(
                        teacher, () -> browser.post().uri(base() + "/departure").exchange()))
                .hasStatus3xxRedirection();
        assertThat(count(teacher, "partnership where partnership_id = :p")).isZero();
        assertThat(count(coach, "partnership where partnership_id = :p")).isOne();
    }

    @Test
    @DisplayName("C4 Nobody puts another out, and nobody calls another back")
    void nobodyPutsAnotherOut() {
        var out = "update membership set left_at = now() where partnership_id = :p and person_id = :teacher";
        assertThat(does(coach, out)).isZero();
        assertThat(does(principal, out)).isZero();
        allowed(teacher, out);
        refused(coach, "insert into membership (partnership_id, person_id) values (:p, :teacher)");
    }

    @Test
    @DisplayName("C5 Who is in a partnership is read by its members and by nobody else")
    void takingPartIsConfidential() {
        for (var table : List.of("partnership", "membership", "invitation")) {
            var here = table + " where partnership_id = :p";
            assertThat(count(principal, here)).as(table).isZero();
            assertThat(count(colleague, here)).as(table).isZero();
        }
        assertThat(count(teacher, "membership where partnership_id = :p")).isEqualTo(2);
        assertThat(count(coach, "membership where partnership_id = :p")).isEqualTo(2);
        partnership = pair.offered(coach, teacher);
        assertThat(count(teacher, "invitation where partnership_id = :p")).isOne();
        assertThat(count(principal, "invitation where partnership_id = :p")).isZero();
        assertThat(count(colleague, "invitation where partnership_id = :p")).isZero();
    }

    @Test
    @DisplayName("C5 The school's page says the same of a teacher who has a partner and of one who has none")
    void theSchoolsPageSaysNothing() {
        var single = somebody("Zelda", "teacher");
        var other = somebody("Zenobia", "coach");
        for (var reader : List.of(principal, colleague)) {
            var before = get(browser, reader, "/school?q=Ze").getResponse().getContentAsByteArray();
            pair.agreed(other, single);
            assertThat(get(browser, reader, "/school?q=Ze")).hasStatusOk();
            assertThat(get(browser, reader, "/school?q=Ze").getResponse().getContentAsByteArray())
                    .isEqualTo(before);
        }
        assertThat(get(browser, teacher, "/partnerships"))
                .bodyText()
                .contains(partnership.value().toString());
    }
}
