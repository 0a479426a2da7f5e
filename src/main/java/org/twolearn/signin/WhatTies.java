package org.twolearn.signin;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Tells the database at each start what of the roster may tie an account to a person, so that it refuses all else itself.
 * The program's own role cannot say it.
 */
@Component
class WhatTies implements SmartInitializingSingleton {
    private final DataSource migrator;
    private final SchoolAccount.Matching matches;

    WhatTies(@Qualifier("asMigrator") DataSource migrator, Optional<SchoolAccount> account) {
        this.migrator = migrator;
        this.matches = account.map(SchoolAccount::matches).orElse(SchoolAccount.Matching.NOTHING);
    }

    @Override
    public void afterSingletonsInstantiated() {
        try (var connection = migrator.getConnection();
                var role = connection.createStatement();
                var says = connection.prepareStatement("""
                        insert into setting (name, value) values ('the roster ties accounts by', ?)
                        on conflict (name) do update set value = excluded.value where setting.value <> excluded.value
                        """)) {
            role.execute("set role tl_owner");
            says.setString(1, matches.name().toLowerCase(Locale.ROOT));
            says.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("The database was not told what ties a school account", failure);
        }
    }
}
