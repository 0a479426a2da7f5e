package org.twolearn;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

/**
 * Takes a mechanism away once the application has started, when {@code -Dtwolearn.sabotage=SQL} says so: bench/red.sh
 * shows with it that a promise's test fails without its policy, grant or constraint. After the start, because a start
 * that is refused would fail every test alike and say nothing about any.
 */
@Configuration
class Sabotage {
    private static final AtomicBoolean TAKEN = new AtomicBoolean();

    @EventListener(ContextRefreshedEvent.class)
    void takeAway() {
        var sql = System.getProperty("twolearn.sabotage", "");
        if (sql.isBlank() || TAKEN.getAndSet(true)) return;
        var db = Database.superuser();
        db.sql(sql).update();
        System.out.println("TAKEN AWAY on PostgreSQL "
                + db.sql("show server_version").query(String.class).single());
    }
}
