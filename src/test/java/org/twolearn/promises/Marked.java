package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Pair;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.visits.VisitId;

/** Zebedee, a teacher, and Quillan, a coach, have written the same marked sentence wherever one can write. */
@Lazy
@Component
class Marked {
    static final String MARK = "Marmalade tastes of quince 7391";

    private final org.twolearn.visits.Pair visits;
    private final MockMvcTester browser;

    Marked(org.twolearn.visits.Pair visits, MockMvcTester browser) {
        this.visits = visits;
        this.browser = browser;
    }

    record Pages(PersonId teacher, PersonId coach, PartnershipId partnership, List<String> addresses) {}

    Pages through() {
        var teacher = Two.somebody("Zebedee", "teacher");
        var coach = Two.somebody("Quillan", "coach");
        var asked = Two.somebody("Wilhelmina", "teacher");
        var id = visits.of(teacher, coach);
        var base = "/partnerships/" + id.value();
        post(teacher, base + "/agreement/lines", "why", MARK, "hope", MARK, "bring", MARK, "will", MARK);
        post(coach, base + "/agreement/shared-lines", "read", "3", "meeting", MARK, "ground", MARK);

        var cycle = base + "/cycles/" + begun(teacher, base);
        post(teacher, cycle + "/standing", "base", "0", "pleased", MARK, "students", MARK);
        post(teacher, cycle + "/goal", "base", "0", "sentence", MARK, "why", MARK);
        post(coach, cycle + "/understanding", "version", "1", "understood", MARK);
        var option = UUID.randomUUID().toString();
        post(coach, cycle + "/options", "id", option, "option", MARK);
        post(teacher, cycle + "/choice", "about", option, "because", MARK);
        post(coach, cycle + "/checklist", "base", "0", "steps", MARK, "reason", MARK);
        post(teacher, cycle + "/steps", "version", "1", "step", "1", "what", "changed on purpose", "note", MARK);
        post(teacher, cycle + "/decisions", "what", "keep", "said", MARK);
        post(coach, base + "/stages", "base", "0", "goal", MARK);
        var idea = UUID.randomUUID().toString();
        post(coach, base + "/ideas", "id", idea, "idea", MARK);
        post(teacher, base + "/asks", "about", MARK);
        post(teacher, base + "/ideas/" + idea + "/became", "became", "changed", "how", MARK);
        post(coach, base + "/steps", "step", MARK, "help", MARK);
        post(coach, base + "/talks", "note", MARK);
        post(teacher, base + "/learning", "learned", MARK);
        post(coach, "/notebook", "note", MARK);
        post(teacher, "/notebook", "note", MARK);

        var done = visits.agreed(id, teacher, coach, MARK);
        visits.recorded(id, done, coach, MARK);
        var visit = base + "/visits/" + done.value();
        post(coach, visit + "/note", "unseen", MARK, "question", MARK, "note", MARK);
        post(teacher, visit + "/look", "sees", MARK, "surprises", MARK);
        VisitId next = visits.agreed(id, teacher, coach, MARK);
        var offered = UUID.randomUUID().toString();
        post(
                teacher,
                "/offers",
                Map.of(
                        "id",
                        offered,
                        "kind",
                        "cycle",
                        "words",
                        MARK,
                        "until",
                        "2999-01-01",
                        "to",
                        asked.value().toString()));

        var addresses =
                new ArrayList<>(List.of("/", "/partnerships", "/notebook", "/offers/new", "/me", "/school", base));
        for (var page : List.of(
                "/agreement",
                "/agreement/lines",
                "/departure",
                "/newcomers/new",
                "/cycles",
                "/stages",
                "/ideas",
                "/steps",
                "/talks",
                "/learning",
                "/visits/new?host=" + teacher.value(),
                "/visits/" + next.value(),
                "/visits/" + next.value() + "/change",
                "/visits/" + next.value() + "/preview",
                "/visits/" + next.value() + "/recorder",
                "/visits/" + done.value(),
                "/visits/" + done.value() + "/look",
                "/visits/" + done.value() + "/record")) addresses.add(base + page);
        for (var page : List.of("", "/standing", "/goal", "/goal/versions", "/checklist", "/closing"))
            addresses.add(cycle + page);
        addresses.add("/partnerships/" + offered);
        addresses.add("/partnerships/" + offered + "/change");
        return new Pages(teacher, coach, id, addresses);
    }

    /** Each page that somebody can open, by its address; those only the other can open are left out. */
    Map<String, String> drawn(Pages pages, PersonId reader) {
        var drawn = new LinkedHashMap<String, String>();
        for (var address : pages.addresses()) {
            var answer = Pair.get(browser, reader, address).getResponse();
            assertThat(answer.getStatus()).as(address).isIn(200, 302, 303, 404);
            if (answer.getStatus() == 200) drawn.put(address, text(answer));
        }
        assertThat(drawn).hasSizeGreaterThan(20);
        return drawn;
    }

    private static String text(org.springframework.mock.web.MockHttpServletResponse answer) {
        try {
            return answer.getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String begun(PersonId owner, String base) {
        var sent = Pair.post(browser, owner, base + "/cycles", "challenge", MARK);
        assertThat(sent).hasStatus3xxRedirection();
        var address = sent.getResponse().getHeader("Location");
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private void post(PersonId person, String page, Map<String, String> fields) {
        post(
                person,
                page,
                fields.entrySet().stream()
                        .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                        .toArray(String[]::new));
    }

    private void post(PersonId person, String page, String... fields) {
        assertThat(Pair.post(browser, person, page, fields)).as(page).hasStatus3xxRedirection();
    }

    /** The rows that hold the marked sentence in any form PostgreSQL would show it in. */
    static List<String> tablesThatShowIt() {
        var db = org.twolearn.Database.superuser();
        var hex = java.util.HexFormat.of().formatHex(MARK.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return db
                .sql(
                        "select relname from pg_class where relkind in ('r', 'm') and relnamespace = 'public'::regnamespace")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> db.sql(
                                "select exists (select from " + table + " t where t::text like ? or t::text like ?)")
                        .params("%" + MARK + "%", "%" + hex + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
