package org.twolearn.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.people.PersonId;

/** Olga, who looks after TwoLearn, would like videos; Rita represents the teachers; Ana is one of them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class ChangingARuleTest {
    private final UUID district = UUID.randomUUID();

    @LocalServerPort
    int port;

    @Test
    @DisplayName(
            "W10 Who looks after TwoLearn proposes, the representative agrees, and a teacher reads who did what and why")
    void inTheOpen() {
        var olgas = window("Olga", "operator");
        var ritas = window("Rita", "representative");
        var anas = window("Ana", "teacher");

        olgas.navigate("/promises");
        follow(olgas, "What changed, who agreed");
        clean(olgas);
        follow(olgas, "Propose to switch it on");
        clean(olgas);
        click(olgas, "Propose it");
        assertThat(olgas.content()).contains("Say in a line why.");
        clean(olgas);
        olgas.getByLabel("Why").fill("Two coaches asked to film what they teach themselves.");
        click(olgas, "Propose it");
        assertThat(olgas.content()).contains("Not answered yet: Rita Someone.").doesNotContain("I agree");
        clean(olgas);

        ritas.navigate("/");
        clean(ritas);
        assertThat(ritas.content()).contains("You represent the teachers: it needs your yes.");
        follow(ritas, "Read what your answer comes to");
        clean(ritas);
        click(ritas, "I agree");
        assertThat(ritas.content()).contains("Rita Someone agreed on").doesNotContain("I agree");

        anas.navigate("/school");
        assertThat(anas.content()).contains("Who represents the teachers", "Rita Someone");
        clean(anas);
        follow(anas, "Read what, and why");
        assertThat(anas.content())
                .contains(
                        "Proposed by Olga Someone",
                        "Two coaches asked to film",
                        "Rita Someone agreed on",
                        "All representatives have agreed; it takes effect on",
                        "Off. TwoLearn takes no video.")
                .doesNotContain("Propose to switch it on");
        clean(anas);
    }

    private Page window(String name, String kind) {
        PersonId person = Someone.called(name, district);
        Database.superuser()
                .sql(
                        "insert into position (district_id, position_id, person_id, kind) values (?, gen_random_uuid(), ?, ?)")
                .params(district, person.value(), kind)
                .update();
        var page = Browser.of(person, port);
        page.setDefaultTimeout(10_000);
        return page;
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
    }

    private static void clean(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
}
