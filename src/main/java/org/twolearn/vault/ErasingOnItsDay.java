package org.twolearn.vault;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.twolearn.database.ByItsDay;

/** Erases words on the day that their owners chose. Whose day has come, the database knows; the secrets go here, as ever. */
@Component
class ErasingOnItsDay implements ByItsDay {
    private final Erasing erasing;

    ErasingOnItsDay(Erasing erasing) {
        this.erasing = erasing;
    }

    @Override
    public String what() {
        return "words whose day has come";
    }

    @Override
    public void on(JdbcClient asJobs) {
        erasing.finish(asJobs.sql("select * from erase_what_is_due()")
                .query((row, _) -> new Erasing.Marked(
                        new Key(
                                row.getObject("space", UUID.class),
                                Place.Kind.BETWEEN,
                                row.getObject("whose", UUID.class),
                                row.getInt("epoch")),
                        row.getObject("secret", UUID.class),
                        row.getObject("kept", UUID.class)))
                .list());
    }
}
