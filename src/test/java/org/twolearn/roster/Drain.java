package org.twolearn.roster;

import java.lang.reflect.Proxy;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where rows go that nobody wants to keep: a database that says yes to everything. */
interface Drain {
    JdbcClient JDBC = JdbcClient.create((DataSource) yes(DataSource.class));

    static Staged staged() {
        return new Staged(JDBC, new ImportId(new UUID(0, 1), new UUID(0, 2)));
    }

    private static Object yes(Class<?> type) {
        return Proxy.newProxyInstance(Drain.class.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            var returned = method.getReturnType();
            if (returned.isInterface()) return yes(returned);
            if (returned == boolean.class) return false;
            if (returned == int.class) return 0;
            return returned == long.class ? 0L : null;
        });
    }
}
