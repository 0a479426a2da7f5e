package org.twolearn;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes a mechanism away once the tables are made, when {@code -Dtwolearn.sabotage=SQL} says so: bench/red.sh shows with
 * it that a promise's test fails without its policy, grant or constraint.
 */
@Configuration
class Sabotage {
    @Bean
    FlywayMigrationStrategy migrateAndPerhapsSabotage() {
        return flyway -> {
            var made = flyway.migrate().migrationsExecuted > 0;
            var sql = System.getProperty("twolearn.sabotage", "");
            if (made && !sql.isBlank()) Database.superuser().sql(sql).update();
        };
    }
}
