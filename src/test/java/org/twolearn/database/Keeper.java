package org.twolearn.database;

import java.util.Map;
import java.util.Scanner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small program that keeps rows in a database as TwoLearn does; the tests start it and end it in every way. */
class Keeper {
    static void main(String[] arguments) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "twolearn.data", arguments[0],
                                "twolearn.keys", arguments[0] + "-keys",
                                "twolearn.programs", arguments[1])));
        context.register(Connections.class);
        context.registerShutdownHook();
        context.refresh();
        var server = context.getBean(Postgres.class);
        var rows = JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource(
                server.url("twolearn"), "postgres", server.password()));
        rows.sql("create table if not exists kept (word text)").update();
        rows.sql("grant all on kept to tl_app").update();
        var application = JdbcClient.create(context.getBean(javax.sql.DataSource.class));
        System.out.println("> ready");
        try (var input = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8)) {
            while (input.hasNext()) answer(application, input.next());
        }
    }

    private static void answer(JdbcClient rows, String word) {
        try {
            if (word.equals("?"))
                System.out.println("> "
                        + String.join(
                                ",",
                                rows.sql("select word from kept order by word")
                                        .query(String.class)
                                        .list()));
            else {
                rows.sql("insert into kept values (?)").param(word).update();
                System.out.println("> kept");
            }
        } catch (RuntimeException failure) {
            System.out.println("> failed");
        }
    }
}
