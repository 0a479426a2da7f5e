package org.twolearn.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
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

/** Ana and Ben are partners; then Ben accepts a position over Ana, in three windows. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class BecomingALeadTest {
    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    PersonId ben;
    String partnership;
    Page anas, bens, olgas;

    @BeforeEach
    void windows() {
        var district = UUID.randomUUID();
        var ana = Someone.called("Ana", district);
        ben = Someone.called("Ben", district);
        var olga = Someone.called("Olga", district);
        holds(district, ana, "teacher");
        holds(district, ben, "coach");
        holds(district, olga, "operator");
        partnership = "/partnerships/" + pair.signed(ana, ben).value();
        anas = Browser.of(ana, port);
        bens = Browser.of(ben, port);
        olgas = Browser.of(olga, port);
        for (var page : List.of(anas, bens, olgas)) page.setDefaultTimeout(10_000);
    }

    @Test
    @DisplayName(
            "W9 A partner who accepts a position over the other is outside at once; the other lets them go on, and takes it back")
    void outsideUntilTheOtherSaysSo() {
        anas.navigate(partnership + "/ideas");
        anas.getByLabel("Put an idea on the table").fill("Cards with names.");
        click(anas, "Put it on the table");
        bens.navigate(partnership);
        assertThat(bens.content()).contains("Cards with names.");

        olgas.navigate("/positions/new?to=" + ben.value());
        olgas.getByLabel("District lead").check();
        click(olgas, "Offer");
        var second = bens.context().newPage();
        second.navigate("/");
        follow(second, "Read what it means");
        assertThat(second.content())
                .contains("From then on you can read nothing", "That concerns one of yours.")
                .doesNotContain("Ana");
        clean(second);
        click(second, "Accept");
        assertThat(second.content()).contains("You accepted: District lead.");

        bens.reload();
        assertThat(bens.content())
                .contains("There is nothing here that is yours to open.")
                .doesNotContain("Cards");
        bens.navigate("/");
        assertThat(bens.content())
                .contains("Your access to a partnership is paused")
                .doesNotContain("Ana");
        clean(bens);
        follow(bens, "What this means");
        assertThat(bens.content()).contains("You open nothing of it").doesNotContain("Ana");
        clean(bens);

        anas.navigate("/");
        follow(anas, "What this means, and what you can decide");
        assertThat(anas.content()).contains("cannot be called back");
        clean(anas);
        click(anas, "Let Ben Someone go on");
        clean(anas);
        bens.navigate(partnership);
        assertThat(bens.content()).contains("Cards with names.");

        anas.navigate(partnership);
        follow(anas, "Read it again, or take it back");
        click(anas, "Take it back");
        bens.reload();
        assertThat(bens.content()).doesNotContain("Cards with names.");
        anas.navigate(partnership);
        assertThat(anas.content()).contains("Cards with names.", "Their access to your partnership is paused.");
        clean(anas);
    }

    private static void holds(UUID district, PersonId person, String kind) {
        Database.superuser()
                .sql(
                        "insert into position (district_id, position_id, person_id, kind) values (?, gen_random_uuid(), ?, ?)")
                .params(district, person.value(), kind)
                .update();
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
