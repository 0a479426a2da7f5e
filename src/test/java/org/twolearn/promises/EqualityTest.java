package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Story;

@Story
class EqualityTest extends Two {
    private static final Pattern TEXT_BOX =
            Pattern.compile("<textarea[^>]*>|<input(?![^>]*type=)[^>]*>|<input[^>]*type=\"text\"[^>]*>");
    private static final Pattern DESCRIBED = Pattern.compile("aria-describedby=\"([^\"]*)\"");
    private static final Pattern NAMED = Pattern.compile("\\bname=\"([^\"]*)\"");

    /** Boxes that are not content: a name for one's own passkey, and the number of seats. */
    private static final Set<String> NOT_CONTENT = Set.of("seats", "name", "code", "q");

    @LocalServerPort
    int port;

    @Test
    @DisplayName("E1 A membership has no role")
    void aMembershipHasNoRole() {
        assertThat(Database.superuser()
                        .sql("select column_name from information_schema.columns where table_name = 'membership'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("partnership_id", "person_id", "joined_at", "left_at", "reads_from");
    }

    @ParameterizedTest(
            name = "E1 Each decides the same in what is theirs, whoever they are: coach and teacher swapped {0}")
    @ValueSource(booleans = {false, true})
    void eachDecidesTheSameInWhatIsTheirs(boolean swapped) {
        if (swapped) {
            var formerly = teacher;
            teacher = coach;
            coach = formerly;
        }
        allowed(teacher, CYCLE);
        allowed(teacher, GOAL);
        refused(coach, GOAL.replace("1, ''", "2, ''"));
        allowed(
                coach,
                "insert into goal_understood (partnership_id, entry_id, cycle_id, version, person_id) values (:p, :id, :cycle, 1, :me)");
        offersAVisit(teacher, coach);
        allowed(coach, SIGN);
        allowed(coach, RECORD);
        allowed(coach, "insert into learned (partnership_id, entry_id, author, words) values (:p, :id, :me, '')");
        allowed(teacher, "insert into learned (partnership_id, entry_id, author, words) values (:p, :id, :me, '')");
        refused(coach, CLOSING);
        allowed(teacher, CLOSING);
        for (var one : List.of(coach, teacher)) {
            var version = one.equals(coach) ? "1" : "2";
            allowed(
                    one,
                    "insert into agreement (partnership_id, version, author, piece, edition, words) values (:p, "
                            + version + ", :me, 'shared', '2026', '')");
            allowed(one, "update membership set left_at = now() where partnership_id = :p and person_id = :me");
        }
    }

    @Test
    @DisplayName(
            "E2 Words in a partnership are read by every member; some wait for the person they are about to go first")
    void wordsInAPartnershipAreReadByEveryMember() {
        var others = Database.superuser().sql("""
                        select c.relname from pg_class c
                         where relnamespace = 'public'::regnamespace and relkind = 'r'
                           and obj_description(c.oid, 'pg_class') like 'scope: partnership%'
                           and exists (select from pg_attribute where attrelid = c.oid and atttypid = 'bytea'::regtype)
                           and not exists (select from pg_policies p
                                            where p.tablename = c.relname and cmd = 'SELECT'
                                              and qual ~ '^[(]partnership_id = ANY [(].*SELECT (mine|mine_or_invited|mine_or_welcomed|found)[(][)] AS' and qual !~ 'me[(][)]|EXISTS')
                        """).query(String.class).list();
        assertThat(others)
                .containsExactlyInAnyOrder(
                        "standing",
                        "visit_record",
                        "visit_note",
                        "visit_remark", // after the host's look, as their notes are
                        "idea", // one drafted before that look
                        "visit_plan", // what a host records by themselves, until they show it
                        "visit_mistake", // and what they mark in it
                        "visit_exemplar", // and one slip of a pile that they sorted
                        "student_answers"); // what students said, until the host shows it
    }

    @Test
    @DisplayName("E2 What the coach writes the teacher reads, and the other way round")
    void whatOneWritesTheOtherReads() {
        for (var table : List.of("talk", "asked", "learned", "idea")) {
            var key = table.equals("asked") ? "ask_id" : table.equals("learned") ? "entry_id" : table + "_id";
            var day = table.equals("talk") ? ", day" : "";
            var sql = "insert into " + table + " (partnership_id, " + key + ", author, words" + day
                    + ") values (:p, :id, :me, ''" + (day.isEmpty() ? "" : ", current_date") + ")";
            allowed(coach, sql);
            allowed(teacher, sql);
            assertThat(count(teacher, table)).as(table).isEqualTo(2);
            assertThat(count(coach, table)).as(table).isEqualTo(2);
        }
    }

    @Test
    @DisplayName(
            "E2 Outside a partnership nothing is written about another: one’s own rows hold words in a notebook only")
    void nothingIsWrittenAboutAnotherOutsideAPartnership() {
        assertThat(own("atttypid in ('uuid'::regtype, '_uuid'::regtype) and attname <> 'person_id'"))
                .as("who or what else one's own rows can name")
                .containsExactlyInAnyOrderElementsOf(Listed.in("named.tsv").keySet());
        assertThat(own("atttypid in ('text'::regtype, 'bytea'::regtype, 'json'::regtype, 'jsonb'::regtype)"
                        + " and relname not in ('account', 'device', 'session', 'passkey', 'printed_code', 'enrollment', 'person_key', 'share_key', 'reader_key', 'reader_way', 'device_request', 'device_confirmation', 'telling', 'pass')"
                        // Under a lawful hold: one's own, sealed, and read by nobody at all.
                        + " and relname not in ('held_key', 'held_row')"))
                .as("words in one's own rows, but for what signing in keeps")
                .containsExactlyInAnyOrder("note.words", "past_offer.kind", "share.what", "share_piece.words");
    }

    private static List<String> own(String columns) {
        return Database.superuser()
                .sql("select relname || '.' || attname from pg_attribute join pg_class c on c.oid = attrelid"
                        + " where obj_description(c.oid, 'pg_class') like 'scope: person.%' and attnum > 0"
                        + " and not attisdropped and relkind = 'r' and " + columns)
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName(
            "E2 While one types, a colleague's name becomes a colleague; a partner's stays, and it can be put back")
    void aColleaguesNameBecomesAColleague() {
        var lived = Lived.at(port);
        lived.worksHere("Grace", "Ortiz");
        try (var page = Browser.of(lived.ana, port)) {
            page.navigate(lived.path() + "/ideas");
            var box = page.getByLabel("Put an idea on the table");
            page.waitForResponse("**/colleagues", box::focus);

            box.pressSequentially("Grace Ortiz asked, ");
            page.getByRole(AriaRole.STATUS).waitFor();
            box.pressSequentially("and so did Ms. Ortiz and Quillan Someone. ");
            assertThat(box.inputValue()).isEqualTo("a colleague asked, and so did a colleague and Quillan Someone. ");

            page.getByText("Put the name back").click();
            box.pressSequentially("!");
            assertThat(box.inputValue()).isEqualTo("a colleague asked, and so did Ms. Ortiz! and Quillan Someone. ");
        }
    }

    @Test
    @DisplayName("E3 Under every text box stands who will read it, by name in a partnership")
    void underEveryTextBoxStandsWhoWillReadIt() {
        var lived = Lived.at(port);
        var without = new ArrayList<String>();
        int boxes = 0;
        for (var reader : List.of(lived.host, lived.coach)) {
            var other = reader.equals(lived.host) ? "Quillan" : "Zebedee";
            for (var page : Opened.by(reader, lived).entrySet())
                for (var box : TEXT_BOX.matcher(page.getValue()).results().toList()) {
                    var name = NAMED.matcher(box.group());
                    if (name.find() && NOT_CONTENT.contains(name.group(1))) continue;
                    boxes++;
                    var named = page.getKey().startsWith(lived.path()) ? other : "";
                    if (!described(box.group(), page.getValue(), named)) without.add(page.getKey() + " " + box.group());
                }
        }
        assertThat(without).isEmpty();
        assertThat(boxes).isGreaterThan(60);
    }

    /** The box points to a sentence that says who reads it, and in a partnership names the other. */
    private static boolean described(String box, String page, String named) {
        var by = DESCRIBED.matcher(box);
        if (!by.find()) return false;
        for (var id : by.group(1).split(" ", -1)) {
            var sentence = Pattern.compile("<p[^>]*\\bid=\"" + Pattern.quote(id) + "\"[^>]*>(.*?)</p>", Pattern.DOTALL)
                    .matcher(page);
            if (sentence.find()
                    && sentence.group(1).matches("(?s).*\\b(read|reads|see|sees|opens)\\b.*")
                    && sentence.group(1).contains(named)) return true;
        }
        return false;
    }

    @Test
    @DisplayName("E5 Both have the same forms")
    void bothHaveTheSameForms() {
        for (var page : List.of("/agreement/lines", "/cycles", "/ideas", "/steps", "/talks", "/learning", "/stages"))
            assertThat(fields(teacher, page)).as(page).isNotEmpty().isEqualTo(fields(coach, page));
    }

    private Set<String> fields(org.twolearn.people.PersonId person, String page) {
        var drawn = org.twolearn.Pair.get(browser, person, base() + page);
        assertThat(drawn).hasStatusOk();
        var fields = new TreeSet<String>();
        var text = new String(drawn.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        NAMED.matcher(text).results().forEach(name -> fields.add(name.group(1)));
        return fields;
    }

    @Test
    @DisplayName("E5 Both are called partners, and nobody by a word that puts one under the other")
    void bothAreCalledPartners() {
        var lived = Lived.at(port);
        for (var reader : List.of(lived.host, lived.coach)) {
            var drawn = String.join("\n", Opened.by(reader, lived).values());
            assertThat(drawn).contains("partner");
            assertThat(drawn.toLowerCase(java.util.Locale.ROOT))
                    .doesNotContainPattern(
                            "\\b(coachee|observee|observer|subordinate|mentee|supervis\\w*|evaluat\\w*|assigned|overdue)s?\\b");
        }
    }
}
