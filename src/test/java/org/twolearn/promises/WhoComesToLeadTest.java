package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** Ana teaches at Dunbar; Ben is her partner. One of them comes to lead the other. Every page and row: WholeMatrixTest, EveryTableHasItsReadersTest. */
@Story
class WhoComesToLeadTest {
    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    School school;
    PersonId ana, ben;
    Asker anas, bens;
    UUID id;

    @BeforeEach
    void partners() {
        school = new School();
        ana = school.somebody("Ana", "teacher");
        ben = school.somebody("Ben", "coach");
        anas = Asker.signedIn("Ana", port, ana);
        bens = Asker.signedIn("Ben", port, ben);
        id = pair.signed(ana, ben).value();
        anas.done(path() + "/ideas", "id", UUID.randomUUID(), "idea", "Cards with names.");
    }

    @Test
    @DisplayName(
            "W9 Whoever of two comes to lead the other is outside at once, in a session that is open; the other is not")
    void outsideAtOnceEitherWay() {
        for (var other : List.of(bens, anas)) {
            var leader = other.equals(bens) ? ben : ana;
            assertThat(other.gets(path()).body()).contains("Cards with names.");

            school.gives(leader, "principal");
            assertThat(other.gets(path())).isEqualTo(nowhere(other));
            assertThat(other.posts(path() + "/ideas", "id", UUID.randomUUID(), "idea", "Mine.")
                            .status())
                    .isEqualTo(404);
            assertThat((leader.equals(ben) ? anas : bens).gets(path()).status()).isEqualTo(200);
            assertThat(opens(leader)).isFalse();

            school.takes(leader, "principal");
            assertThat(other.gets(path())).as("laid down").isEqualTo(nowhere(other));
            (leader.equals(ben) ? anas : bens).done("/pauses/" + id + "/yes", says(leader));
            assertThat(other.gets(path()).status()).as("let go on").isEqualTo(200);
        }
    }

    @Test
    @DisplayName(
            "W9 A district lead leads everybody; a program lead leads coaches; an operator and a representative nobody")
    void whoLeadsWhom() {
        for (var office : List.of("district lead", "principal"))
            assertThat(out(ben, office)).as(office).isTrue();
        for (var office : List.of("program lead", "operator", "representative", "staff"))
            assertThat(out(ben, office)).as(office).isFalse();
        assertThat(out(ana, "program lead")).as("over a coach").isTrue();
        var elsewhere = new School();
        elsewhere.gives(ben, "principal");
        assertThat(opens(ben)).as("principal of another school").isTrue();
    }

    private boolean out(PersonId who, String office) {
        school.gives(who, office);
        var out = !opens(who);
        school.takes(who, office);
        assertThat(opens(who)).as("once it is laid down").isEqualTo(!out);
        school.never(who);
        assertThat(opens(who)).isTrue();
        return out;
    }

    @Test
    @DisplayName("W9 Who led the other already when that one said yes is not paused, and neither is who is led")
    void whoLedBeforeIsInside() {
        var pat = school.somebody("Pat", "principal");
        var before = pair.agreed(pat, ana).value();
        assertThat(opens(pat, before)).isTrue();
        assertThat(opens(ana, before)).isTrue();

        school.gives(pat, "district lead");
        assertThat(opens(pat, before)).as("another position over her").isFalse();
        assertThat(opens(ana, before)).isTrue();
    }

    @Test
    @DisplayName("W9 Also when it is the other who moves to where one leads")
    void whoMovesUnderALeader() {
        var other = new School();
        other.gives(ben, "principal");
        assertThat(opens(ben)).isTrue();
        other.gives(ana, "teacher");
        assertThat(opens(ben)).isFalse();
    }

    @Test
    @DisplayName("W9 A yes that is said while a position is being entered was said before it")
    void aYesMeanwhileIsFromBefore() throws SQLException {
        var cleo = school.somebody("Cleo", "teacher");
        try (var roster = Database.as("twolearn", "postgres").getConnection()) {
            roster.setAutoCommit(false);
            JdbcClient.create(new SingleConnectionDataSource(roster, true))
                    .sql("insert into position (district_id, position_id, person_id, school_id, kind)"
                            + " values (?, gen_random_uuid(), ?, ?, 'principal')")
                    .params(School.DISTRICT, ben.value(), school.id)
                    .update();
            id = pair.agreed(ben, cleo).value();
            assertThat(opens(ben)).as("nobody sees it yet").isTrue();
            roster.commit();
        }
        assertThat(opens(ben)).isFalse();
        assertThat(opens(cleo)).isTrue();
        id = pair.agreed(ben, school.somebody("Dee", "teacher")).value();
        assertThat(opens(ben)).as("she knew").isTrue();
    }

    @Test
    @DisplayName("W9 To take the other’s position away opens nothing; the other can still let them go on")
    void theOthersOwnPosition() {
        school.gives(ben, "principal");
        school.takes(ana, "teacher");
        assertThat(opens(ben)).isFalse();
        anas.done("/pauses/" + id + "/yes", says());
        assertThat(opens(ben)).isTrue();
        school.gives(ana, "teacher");
        assertThat(opens(ben)).as("over her anew").isFalse();
    }

    @Test
    @DisplayName("W9 Only the other lets them go on, for this position, and takes it back; a new position asks anew")
    void onlyTheOtherLetsThemGoOn() {
        school.gives(ben, "principal");
        refused(ben, ben);
        refused(ben, ana);
        refused(school.somebody("Cleo", "teacher"), ben);
        refused(ana, ana);
        assertThat(bens.posts("/pauses/" + id + "/yes", says()).status()).isEqualTo(404);

        var yes = says();
        anas.done("/pauses/" + id + "/yes", yes);
        anas.done("/pauses/" + id + "/yes", yes);
        assertThat(opens(ben)).isTrue();
        assertThat(bens.gets(path()).body()).contains("Cards with names.");
        school.gives(ben, "district lead");
        assertThat(opens(ben)).as("the yes is about the school").isFalse();
        school.takes(ben, "district lead");
        assertThat(opens(ben)).as("nor does laying it down say it").isFalse();
        school.never(ben);

        assertThat(bens.posts("/pauses/" + id + "/return", "entry", yes.get("entry"))
                        .status())
                .isEqualTo(404);
        assertThat(opens(ben)).isTrue();
        anas.done("/pauses/" + id + "/return", "entry", yes.get("entry"));
        anas.done("/pauses/" + id + "/return", "entry", yes.get("entry"));
        assertThat(opens(ben)).isFalse();

        anas.done("/pauses/" + id + "/yes", says());
        school.takes(ben, "principal");
        school.gives(ben, "principal");
        assertThat(opens(ben)).as("the position of later").isFalse();
    }

    @Test
    @DisplayName("W9 Of three, each whom the position is over says so; who left is protected and says nothing more")
    void eachOfThemSaysSo() {
        var cleo = school.somebody("Cleo", "teacher");
        var cleos = Asker.signedIn("Cleo", port, cleo);
        id = three(cleo);
        assertThat(opens(ben)).isTrue();
        school.gives(ben, "principal");
        anas.done("/pauses/" + id + "/yes", says());
        assertThat(opens(ben)).as("one of two").isFalse();
        cleos.done("/pauses/" + id + "/yes", says());
        assertThat(opens(ben)).as("both").isTrue();

        anas.done("/pauses/" + id + "/return", "entry", entry(ana));
        anas.done(path() + "/departure");
        assertThat(opens(ben)).as("leaving opens nothing").isFalse();
        assertThat(anas.gets("/pauses/" + id).status()).isEqualTo(404);
        assertThat(opens(cleo)).isTrue();
    }

    @Test
    @DisplayName("W9 Two who come to lead each other are both outside, and each can let the other in")
    void eachOfTheOther() {
        school.gives(ben, "principal");
        school.gives(ana, "principal");
        assertThat(opens(ben) || opens(ana)).isFalse();
        anas.done("/pauses/" + id + "/yes", says());
        assertThat(opens(ben)).isTrue();
        assertThat(opens(ana)).isFalse();
    }

    @Test
    @DisplayName("W9 Both are told without a word of what is inside; nobody else is, and one may still leave")
    void bothAreTold() {
        school.gives(ben, "principal");
        for (var page : List.of("/", "/partnerships"))
            assertThat(bens.gets(page).body())
                    .contains("Your access to a partnership is paused", "/pauses/" + id)
                    .doesNotContain("Ana", "Cards with names", path());
        assertThat(bens.gets("/pauses/" + id).body())
                .contains("You open nothing of it", "You joined it on")
                .doesNotContain("Ana", "Cards with names", "Let ");
        assertThat(anas.gets("/").body()).contains("Ben Someone came to have a position over you");
        assertThat(anas.gets(path()).body())
                .contains("Their access to your partnership is paused", "Cards with names.");
        assertThat(anas.gets(path() + "/ideas").body())
                .contains("Ana will be able to read this, and Ben only if you let them go on. Nobody else");
        assertThat(anas.gets("/pauses/" + id).body())
                .contains("Let Ben Someone go on", "cannot be called back", "cannot see whether you have read this")
                .doesNotContain("Cards with names");
        var pat = Asker.signedIn("Pat", port, school.somebody("Pat", "principal"));
        assertThat(pat.gets("/pauses/" + id).status()).isEqualTo(404);
        assertThat(pat.gets("/").body()).doesNotContain("paused");

        assertThat(anas.posts("/pauses/" + id + "/departure").status()).isEqualTo(404);
        bens.done("/pauses/" + id + "/departure");
        assertThat(anas.gets(path()).body()).contains("Ben has left");
        assertThat(bens.gets("/pauses/" + id).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("W9 On a device that is not admitted nothing of a pause is there, and nobody is let go on")
    void notOnAnyDevice() {
        school.gives(ben, "principal");
        var paused = "select count(*) from pauses()";
        assertThat(CurrentPerson.<Integer, RuntimeException>call(
                        ana,
                        new DeviceId(UUID.randomUUID()),
                        () -> transaction.execute(
                                _ -> jdbc.sql(paused).query(Integer.class).single())))
                .isZero();
        assertThat(Someone.<Integer, RuntimeException>as(
                        ana,
                        () -> transaction.execute(
                                _ -> jdbc.sql(paused).query(Integer.class).single())))
                .isOne();
        assertThat(inserts(ana, ben, id)).isOne();
    }

    @Test
    @DisplayName("W9 An offered position that is accepted pauses, and laying it down for an hour opens nothing")
    void byAnAcceptedOffer() {
        var olga = Asker.signedIn("Olga", port, school.somebody("Olga", "operator"));
        var offer = UUID.randomUUID();
        olga.done("/positions", "id", offer, "to", ben.value(), "kind", "district lead");
        assertThat(bens.gets(path()).status()).isEqualTo(200);
        bens.done("/positions/" + offer + "/acceptance");
        assertThat(bens.gets(path())).isEqualTo(nowhere(bens));
        bens.done("/positions/laid-down", "kind", "district lead");
        assertThat(bens.gets(path())).isEqualTo(nowhere(bens));
        assertThat(bens.gets("/").body()).contains("Your access to a partnership is paused");
        anas.done(
                "/pauses/" + id + "/yes",
                "entry",
                UUID.randomUUID(),
                "about",
                ben.value(),
                "what",
                "leads",
                "place",
                School.DISTRICT);
        assertThat(bens.gets(path()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("W9 Nobody agrees on a visit with a partner who is paused, in a form or in the database")
    void noVisitWithWhoCannotReadIt() {
        var visit = UUID.randomUUID();
        bens.done(path() + "/visits", visit(visit));
        school.gives(ben, "principal");
        var there = path() + "/visits/" + visit;
        assertThat(anas.gets(there).body())
                .contains(
                        "Ben cannot read this while their access is paused.",
                        "Their access to your partnership is paused",
                        "and Ben only if you let them go on")
                .doesNotContain("Ana and Ben can read this plan", there + "/signature");
        assertThat(anas.posts(there + "/signature", "version", 1).status()).isEqualTo(422);
        var sign = "insert into visit_signature (partnership_id, visit_id, version, person_id) values (:p, :v, 1, :me)";
        var values = Map.of("p", id, "v", visit, "me", ana.value());
        assertThatThrownBy(() -> pair.sql(ana, sign, values)).isInstanceOf(DataAccessException.class);
        assertThat(anas.posts(path() + "/visits", visit(UUID.randomUUID())).status())
                .isEqualTo(422);

        anas.done("/pauses/" + id + "/yes", says());
        assertThat(pair.sql(ana, sign, values)).isOne();
    }

    private Object[] visit(UUID visit) {
        return new Object[] {
            "id",
            visit,
            "host",
            ana.value(),
            "visitor",
            ben.value(),
            "day",
            java.time.LocalDate.now().plusDays(3),
            "begins",
            "10:00",
            "ends",
            "10:30",
            "instrument",
            "opportunities",
            "seats",
            26,
            "role",
            "silent",
            "told",
            "yes",
            "anyway",
            "yes"
        };
    }

    private UUID three(PersonId cleo) {
        var offer = UUID.randomUUID();
        anas.done(
                "/offers",
                "id",
                offer,
                "kind",
                "think",
                "words",
                "",
                "until",
                "",
                "to",
                ben.value(),
                "to",
                cleo.value());
        var three = PartnershipId.of(ana, offer).value();
        bens.done("/partnerships/" + three + "/acceptance", "read", 0);
        Asker.signedIn("Cleo", port, cleo).done("/partnerships/" + three + "/acceptance", "read", 0);
        return three;
    }

    private String path() {
        return "/partnerships/" + id;
    }

    private static Asker.Answer nowhere(Asker who) {
        return who.gets("/partnerships/" + UUID.randomUUID());
    }

    private boolean opens(PersonId who) {
        return opens(who, id);
    }

    private boolean opens(PersonId who, UUID partnership) {
        return rows(who, "partnership", partnership) == 1;
    }

    private int rows(PersonId who, String table, UUID partnership) {
        return Someone.<Integer, RuntimeException>as(
                who,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from " + table + " where partnership_id = ?")
                        .param(partnership)
                        .query(Integer.class)
                        .single()));
    }

    /** Ana’s form about Ben. */
    private Map<String, Object> says() {
        return says(ben);
    }

    private Map<String, Object> says(PersonId leader) {
        return Map.of("entry", UUID.randomUUID(), "about", leader.value(), "what", "leads", "place", school.id);
    }

    private UUID entry(PersonId of) {
        return Database.superuser()
                .sql("select entry_id from going_on where person_id = ? and partnership_id = ?")
                .params(of.value(), id)
                .query(UUID.class)
                .single();
    }

    private void refused(PersonId by, PersonId about) {
        assertThatThrownBy(() -> inserts(by, about, id)).isInstanceOf(DataAccessException.class);
        assertThat(opens(ben)).isFalse();
    }

    private int inserts(PersonId by, PersonId about, UUID partnership) {
        return pair.sql(
                by,
                "insert into going_on (partnership_id, person_id, entry_id, about, what, place)"
                        + " values (:p, :me, gen_random_uuid(), :about, 'leads', :place)",
                Map.of("p", partnership, "me", by.value(), "about", about.value(), "place", school.id));
    }

    /** A school of a district of its own, and what people come to be there. */
    private static final class School {
        private static final UUID DISTRICT = UUID.randomUUID();
        final UUID id = UUID.randomUUID();
        private boolean there;

        PersonId somebody(String name, String kind) {
            var person = Someone.called(name, DISTRICT);
            gives(person, kind);
            return person;
        }

        void gives(PersonId person, String kind) {
            var db = Database.superuser();
            if (!there) {
                Someone.called("Nobody", DISTRICT);
                db.sql("insert into school (district_id, school_id, name) values (?, ?, 'Dunbar')")
                        .params(DISTRICT, id)
                        .update();
                there = true;
            }
            db.sql("insert into position (district_id, position_id, person_id, school_id, kind)"
                            + " values (?, gen_random_uuid(), ?, ?, ?)")
                    .params(DISTRICT, person.value(), id, kind)
                    .update();
        }

        /** As if what has ended had never been. */
        void never(PersonId person) {
            Database.superuser()
                    .sql("delete from position_since where person_id = ? and until is not null")
                    .param(person.value())
                    .update();
        }

        void takes(PersonId person, String kind) {
            Database.superuser()
                    .sql("delete from position where person_id = ? and school_id = ? and kind = ?")
                    .params(person.value(), id, kind)
                    .update();
        }
    }
}
