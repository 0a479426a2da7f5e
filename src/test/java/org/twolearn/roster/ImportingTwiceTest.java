package org.twolearn.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.twolearn.Database;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

@Story
class ImportingTwiceTest {
    @Autowired
    Roster roster;

    Directory district;

    @BeforeEach
    void aDistrict() {
        district = Directory.of(roster);
    }

    @Test
    void whoeverIsTheLastToLookAfterTheDistrictStays() {
        district.imports(Packed.sound());
        var grace = new PersonId(Database.superuser()
                .sql("select person_id from person where district_id = ? and source_id = 'u4'")
                .param(district.district())
                .query(UUID.class)
                .single());
        district.position(grace, "operator");
        becomes("program lead");
        var without = Packed.sound()
                .replacing("users.csv", Packed.user("u4", "Grace", "Lee"), "")
                .replacing("roles.csv", Packed.role("u4", "principal", "sch1"), "");

        var report = district.imports(without);
        assertThat(report.leave()).isZero();
        assertThat(report.lines())
                .anySatisfy(line -> assertThat(line).contains("Grace Lee", "is the only one who runs the district"));
        assertThat(here(grace)).isTrue();

        becomes("operator");
        assertThat(district.imports(without).leave()).isOne();
        assertThat(here(grace)).as("with another operator").isFalse();
    }

    private void becomes(String kind) {
        Database.superuser()
                .sql("update position set kind = ? where person_id = ?")
                .params(kind, district.dana().value())
                .update();
    }

    private static boolean here(PersonId person) {
        return Database.superuser()
                .sql("select left_on is null and exists (select from position o where o.person_id = p.person_id)"
                        + " from person p where person_id = ?")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    static LongStream seeds() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("Roster properties: -Dseed=" + seed);
        return new Random(seed).longs(6);
    }

    /** Who there is: id, family name, and the schools where they teach. */
    private record World(Map<String, String> names, Map<String, TreeSet<String>> schools) {
        static World random(Random random) {
            var world = new World(new TreeMap<>(), new TreeMap<>());
            int size = 12 + random.nextInt(20);
            for (int i = 0; i < size; i++) world.person("u" + i, random);
            return world;
        }

        void person(String id, Random random) {
            names.put(id, "Name" + random.nextInt(1000));
            var where = new TreeSet<String>();
            for (int i = 0; i <= random.nextInt(3); i++) where.add("sch" + random.nextInt(3));
            schools.put(id, where);
        }

        World changed(Random random) {
            var next = new World(new TreeMap<>(names), new TreeMap<>(schools));
            for (var id : names.keySet()) {
                if (random.nextInt(8) == 0) {
                    next.names.remove(id);
                    next.schools.remove(id);
                } else if (random.nextInt(4) == 0) next.person(id, random);
            }
            for (int i = 0; i < random.nextInt(6); i++) next.person("n" + random.nextInt(20), random);
            return next;
        }

        Packed bulk() {
            var packed = Packed.sound();
            packed.with("orgs.csv", orgs());
            var users = new StringBuilder(Packed.USERS);
            var roles = new StringBuilder(Packed.ROLES);
            names.forEach((id, name) -> users.append(Packed.user(id, "A", name)));
            schools.forEach((id, where) -> where.forEach(org -> roles.append(Packed.role(id, "teacher", org))));
            return packed.with("users.csv", users.toString()).with("roles.csv", roles.toString());
        }

        Packed deltaTo(World next) {
            var packed = Packed.sound()
                    .with("manifest.csv", Packed.manifest("delta"))
                    .without("orgs.csv");
            var users = new ArrayList<String>();
            var roles = new ArrayList<String>();
            var ids = new TreeSet<>(names.keySet());
            ids.addAll(next.names.keySet());
            for (var id : ids) {
                if (!next.names.containsKey(id)) users.add(stamped(Packed.user(id, "A", names.get(id)), "tobedeleted"));
                else if (!next.names.get(id).equals(names.get(id)))
                    users.add(stamped(Packed.user(id, "A", next.names.get(id)), "active"));
                var all = new TreeSet<>(schools.getOrDefault(id, new TreeSet<>()));
                var then = next.schools.getOrDefault(id, new TreeSet<>());
                all.addAll(then);
                for (var org : all) {
                    boolean before = schools.getOrDefault(id, new TreeSet<>()).contains(org);
                    if (before != then.contains(org))
                        roles.add(stamped(Packed.role(id, "teacher", org), before ? "tobedeleted" : "active"));
                }
            }
            packed.with("users.csv", Packed.USERS + String.join("", users));
            return packed.with("roles.csv", Packed.ROLES + String.join("", roles));
        }

        private static String stamped(String row, String status) {
            return row.replaceFirst(",,,", "," + status + ",2025-09-01T00:00:00Z,");
        }

        private static String orgs() {
            var text = new StringBuilder("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n");
            for (int i = 0; i < 3; i++) text.append("sch%d,,,School %d,school,,\n".formatted(i, i));
            return text.toString();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSamePackageTwiceChangesNothing(long seed) {
        var world = World.random(new Random(seed));
        district.imports(world.bulk());
        var once = district.everything();

        var again = district.imports(world.bulk());

        assertThat(district.everything()).isEqualTo(once);
        assertThat(List.of(again.join(), again.change(), again.leave())).containsExactly(0L, 0L, 0L);
        assertThat(again.stay()).isEqualTo(world.names().size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void changesAfterACompleteRosterGiveWhatTheNextCompleteRosterGives(long seed) {
        var random = new Random(seed);
        var first = World.random(random);
        var second = first.changed(random);
        var other = Directory.of(roster);
        district.imports(first.bulk());
        other.imports(first.bulk());

        var byDelta = district.imports(first.deltaTo(second));
        var byBulk = other.imports(second.bulk());

        assertThat(district.everything()).isEqualTo(other.everything());
        assertThat(List.of(byDelta.stay(), byDelta.join(), byDelta.change(), byDelta.leave()))
                .isEqualTo(List.of(byBulk.stay(), byBulk.join(), byBulk.change(), byBulk.leave()));
    }

    @Test
    void whoLeavesKeepsTheirIdAndComesBackAsThemselves() {
        district.imports(Packed.sound());
        var ana = idOf("u1");
        var smaller = Packed.sound()
                .replacing("users.csv", Packed.user("u1", "Ana", "Ruiz"), "")
                .replacing("roles.csv", Packed.role("u1", "teacher", "sch1"), "");

        var report = district.imports(smaller);
        assertThat(report.leave()).isEqualTo(1);
        assertThat(district.everything()).contains("u1|Ana Ruiz|u1@x.example||false|");

        assertThat(district.imports(Packed.sound()).join()).isEqualTo(1);
        assertThat(idOf("u1")).isEqualTo(ana);
        assertThat(district.everything()).contains("u1|Ana Ruiz|u1@x.example||true|teacher:Dunbar Middle:");
    }

    @Test
    void anAddressThatIsPassedOnPassesNobodyOn() {
        district.imports(Packed.sound());
        var ana = idOf("u1");

        var report = district.imports(Packed.sound()
                .replacing(
                        "users.csv",
                        Packed.user("u1", "Ana", "Ruiz"),
                        Packed.user("u9", "Ann", "Reed").replace("u9@", "u1@"))
                .replacing("roles.csv", Packed.role("u1", "teacher", "sch1"), Packed.role("u9", "teacher", "sch1")));

        assertThat(report.join()).isEqualTo(1);
        assertThat(report.leave()).isEqualTo(1);
        assertThat(idOf("u9")).isNotEqualTo(ana);
    }

    @Test
    void somebodyMadeHereIsKnownByTheirAddress() {
        var dana = district.dana().value();
        Database.superuser()
                .sql("update person set email = 'U2@X.example' where person_id = ?")
                .param(dana)
                .update();

        district.imports(Packed.sound());

        assertThat(idOf("u2")).isEqualTo(dana);
        assertThat(district.everything())
                .contains("u2|Tom Becker|u2@x.example||true|operator::;teacher:Dunbar Middle:");
    }

    @Test
    void aPositionThatSomebodyAcceptedOutlivesTheRosterUntilTheyLeave() {
        district.imports(Packed.sound());
        district.position(new org.twolearn.people.PersonId(idOf("u1")), "coach");

        district.imports(Packed.sound());

        assertThat(district.everything()).contains("u1|Ana Ruiz|u1@x.example||true|coach::;teacher:Dunbar Middle:");
    }

    @Test
    void aManifestAloneChangesNothing() {
        district.imports(Packed.sound());
        var before = district.everything();

        var report = district.imports(new Packed().with("manifest.csv", Packed.manifest("absent")));

        assertThat(report.leave()).isZero();
        assertThat(district.everything()).isEqualTo(before);
    }

    @Test
    void aPlainTableTakesNobodyAway() {
        district.imports(Packed.sound());
        var report = district.imports("name,email,school,position\nAna Maria Ruiz,u1@x.example,Dunbar Middle,Teacher\n"
                .getBytes(StandardCharsets.UTF_8));

        assertThat(report.leave()).isZero();
        assertThat(report.change()).isEqualTo(1);
        assertThat(district.everything()).hasSize(6);
    }

    @Test
    void nothingThatWasReadStaysAfterwards() {
        district.imports(Packed.sound());

        assertThat(district.waiting()).isZero();
    }

    private UUID idOf(String source) {
        return Database.superuser()
                .sql("select person_id from person where district_id = ? and source_id = ?")
                .params(district.district(), source)
                .query(UUID.class)
                .single();
    }
}
