package org.twolearn.demo;

import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;
import org.twolearn.database.Postgres;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;
import org.twolearn.roster.Roster;

/** Brings the made-up district in at the demo's first start, and lets its people do what they do. */
@Component
@ConditionalOnProperty("twolearn.demo")
class Lakeshore implements ApplicationRunner {
    private final Postgres postgres;
    private final Roster roster;
    private final Environment environment;
    private final Clock clock;

    Lakeshore(Postgres postgres, Roster roster, Environment environment, Clock clock) {
        this.clock = clock;
        this.postgres = postgres;
        this.roster = roster;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var database = JdbcClient.create(
                new DriverManagerDataSource(postgres.url("twolearn"), "postgres", postgres.password()));
        if (database.sql("select count(*) from membership").query(Integer.class).single() > 0) return;
        people(database);
        var port = environment.getProperty("local.server.port", Integer.class, 8080);
        new Scenes(database, "http://localhost:" + port, clock).play();
        new LastYear(database).play();
    }

    /** Dana is there first, as who sets TwoLearn up; everybody else comes in with her roster. */
    private void people(JdbcClient database) {
        if (database.sql("select count(*) from person").query(Integer.class).single() > 0) return;
        var district = UUID.randomUUID();
        var dana = new PersonId(UUID.randomUUID());
        var laptop = new DeviceId(UUID.randomUUID());
        database.sql("insert into district (district_id, name) values (?, 'Lakeshore District')")
                .param(district)
                .update();
        database.sql("""
                insert into person (district_id, person_id, given_name, family_name, email)
                values (?, ?, 'Dana', 'Whitfield', 'dana.whitfield@lakeshore.example')
                """).params(district, dana.value()).update();
        database.sql("insert into device (person_id, device_id, label, admitted_at) values (?, ?, 'A laptop', now())")
                .params(dana.value(), laptop.value())
                .update();
        holds(database, "dana.whitfield", "operator");
        CurrentPerson.run(dana, laptop, () -> roster.importFolder("/org/twolearn/demo/lakeshore"));
        holds(database, "dana.whitfield", "program lead");
        for (var coach : new String[] {"ben.okafor", "priya.nair", "luis.ortega"}) holds(database, coach, "coach");
        holds(database, "rosa.delgado", "representative");
        // Its stories are moved into the past, and nobody in them came to lead another after they began.
        database.sql("update position_since set since = since - interval '1 year'")
                .update();
    }

    /** As if it had been offered and accepted long ago. */
    private static void holds(JdbcClient database, String name, String kind) {
        database.sql("""
                insert into position (district_id, position_id, person_id, school_id, kind)
                select p.district_id, gen_random_uuid(), p.person_id,
                       case when :kind = 'coach'
                            then (select o.school_id from position o where o.person_id = p.person_id
                                   and o.school_id is not null limit 1) end, :kind
                  from person p where p.email = :name || '@lakeshore.example'
                """).param("kind", kind).param("name", name).update();
    }
}
