package org.twolearn.signin;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.database.CannotStart;
import org.twolearn.database.Command;
import org.twolearn.database.Reach;

/**
 * ./twolearn link: a further link for somebody who looks after TwoLearn and lost their devices, when there is nobody who could
 * make them one. Like every further link it opens nothing by itself, and they and their partners are told of it: who runs
 * the machine does not come in with it, who also has a printed code does.
 */
final class LinkFromTheTerminal {
    private LinkFromTheTerminal() {}

    /** The directory of the data, the address of TwoLearn and that of the person. */
    static void main(String[] arguments) {
        var database = new Reach("tl_migrator", "TWOLEARN_DATABASE_MIGRATOR_PASSWORD", System.getenv());
        Command.run(() -> database.into(Path.of(arguments[0]), as -> make(as, arguments[1], arguments[2])));
    }

    static String make(DataSource migrator, String site, String email) {
        var link = Secret.printed();
        var jdbc = JdbcClient.create(migrator);
        var made = new TransactionTemplate(new DataSourceTransactionManager(migrator)).execute(_ -> {
            jdbc.sql("set local role tl_owner").update();
            return jdbc.sql("""
                            select write_link(p.person_id, :id, :link, p.person_id) from person p
                             where lower(p.email) = lower(:email) and coalesce(p.left_on > current_date, true)
                               and exists (select from position o where o.person_id = p.person_id and o.kind = 'operator')
                            """)
                    .paramSource(Map.of("email", email.strip(), "id", UUID.randomUUID(), "link", link.hash()))
                    .query(Boolean.class)
                    .list();
        });
        if (!made.contains(true))
            throw new CannotStart("Nobody who looks after TwoLearn has the address " + email.strip()
                    + ". Whoever does makes links for the others, under “First-time links”.");
        return "Within seven days, once, whoever opens this address is taken for " + email.strip() + ":\n\n  "
                + site.replaceFirst("/$", "") + "/enrollment/" + link.text()
                + "\n\nIt opens nothing by itself: the page then asks for one of the codes they printed, or for another way that is "
                + "theirs. They and their partners are told that it was made.";
    }
}
