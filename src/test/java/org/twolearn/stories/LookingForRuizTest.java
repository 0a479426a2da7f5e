package org.twolearn.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.people.PersonId;

/** Script A8, the wall: Grace leads the school where Ana Ruiz and Ben are partners, and looks for it everywhere. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class LookingForRuizTest {
    private static final String WORDS = "The same six hands answer me.";
    private static final String IDEA = "Cards with names, drawn from a cup.";

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    private final UUID district = UUID.randomUUID(), school = UUID.randomUUID();
    PersonId ana, ben;
    String partnership, cycle;
    Page anas, graces;

    @BeforeEach
    void partnersUnderOneRoof() {
        ana = works("Ana", "Ruiz", "teacher");
        ben = works("Ben", "Okafor", "coach");
        anas = Browser.of(ana, port);
        graces = Browser.of(works("Grace", "Hall", "principal"), port);
        for (var page : List.of(anas, graces)) page.setDefaultTimeout(15_000);
        partnership = "/partnerships/" + pair.signed(ana, ben).value();
        anas.navigate(partnership + "/cycles");
        anas.getByLabel("What would you like to work on?").first().fill(WORDS);
        click(anas, "Begin a cycle");
        cycle = anas.url().replaceFirst("https?://[^/]+", "");
        anas.navigate(partnership + "/ideas");
        anas.getByLabel("Put an idea on the table").fill(IDEA);
        click(anas, "Put it on the table");
    }

    @Test
    @DisplayName(
            "W1/W2 A8: Grace looks for “Ruiz” by search, on every list, behind every link and by every id, and finds a colleague’s name and no coaching")
    void nothingOfCoachingIsFound() {
        for (var sought : List.of("Ruiz", "Okafor", "hands", "partner", partnership.substring(14))) {
            graces.navigate("/school");
            graces.getByRole(AriaRole.SEARCHBOX).fill(sought);
            click(graces, "Find");
            nothingOfIt();
        }
        graces.navigate("/school?q=Ruiz");
        assertThat(graces.locator("main").innerText())
                .contains("Ana Ruiz", "Teacher")
                .doesNotContain("Okafor");

        var never = body(graces, "/partnerships/" + UUID.randomUUID());
        for (var id : List.of(
                partnership, partnership + "/cycles", partnership + "/ideas", partnership + "/agreement", cycle))
            assertThat(body(graces, id)).as(id).isEqualTo(never);
        for (var address : List.of("/pauses/" + partnership.substring(14), "/shares/" + partnership.substring(14)))
            assertThat(graces.request().get(address).status()).as(address).isEqualTo(404);

        var reached = reached();
        assertThat(reached)
                .contains("/school", "/school/figures", "/promises/history", "/partnerships", "/notebook", "/me")
                .hasSizeGreaterThan(12);

        anas.navigate(partnership);
        assertThat(anas.content()).contains(WORDS, IDEA, "Ben Okafor");
        assertThat(body(anas, cycle)).isNotEqualTo(never);
        for (var page : List.of(anas, graces)) page.context().close();
    }

    /** Follows every link there is, from Home on, until there is none that leads anywhere new. */
    private Set<String> reached() {
        var reached = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(List.of("/", "/school?q=Ruiz", "/partnerships", "/shares"));
        while (!open.isEmpty()) {
            var address = open.poll();
            if (!reached.add(address)) continue;
            Response answer = graces.navigate(address);
            if (answer == null || answer.status() != 200) continue;
            nothingOfIt();
            for (var link : graces.locator("a[href]").all()) {
                var to = link.getAttribute("href").replaceAll("#.*", "");
                if (to.startsWith("/") && !to.matches(".*\\.\\w+")) open.add(to);
            }
        }
        return reached;
    }

    /** Also in what is folded, named for ears only, or in the window’s title. */
    private void nothingOfIt() {
        assertThat(graces.content()).as(graces.url()).doesNotContain(WORDS, IDEA, cycle);
        assertThat(graces.locator("main").innerHTML()).as(graces.url()).doesNotContain("href=\"" + partnership);
        assertThat(graces.title()).doesNotContain("Ruiz", "Okafor", "Ana", "Ben");
    }

    private static String body(Page page, String address) {
        return page.request().get(address).text();
    }

    private PersonId works(String given, String family, String kind) {
        var person = Someone.called(given, district);
        var db = Database.superuser();
        db.sql("insert into school (district_id, school_id, name) values (?, ?, 'Dunbar') on conflict do nothing")
                .params(district, school)
                .update();
        db.sql("update person set family_name = ? where person_id = ?")
                .params(family, person.value())
                .update();
        db.sql("insert into position (district_id, position_id, person_id, school_id, kind)"
                        + " values (?, gen_random_uuid(), ?, ?, ?)")
                .params(district, person.value(), school, kind)
                .update();
        return person;
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }
}
