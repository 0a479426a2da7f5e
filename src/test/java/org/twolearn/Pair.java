package org.twolearn;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.partnerships.Agreements;
import org.twolearn.partnerships.Kind;
import org.twolearn.partnerships.Lines;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;

/** Two people who have agreed, and what they send. */
@Component
public class Pair {
    private static final Lines HOPE = Lines.of(Map.of("hope", "To see what a student sees."));

    private final Partnerships partnerships;
    private final Agreements agreements;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Pair(Partnerships partnerships, Agreements agreements, JdbcClient jdbc, TransactionTemplate transaction) {
        this.partnerships = partnerships;
        this.agreements = agreements;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    public PartnershipId agreed(PersonId one, PersonId other) {
        var id = offered(one, other);
        Someone.does(other, () -> partnerships.accept(id, other));
        return id;
    }

    public PartnershipId offered(PersonId one, PersonId other) {
        return Someone.as(one, () -> partnerships.offer(Someone.offer(one, Set.of(other))));
    }

    /** With a letter that both have signed: what a cycle of coaching needs before its first visit. */
    public PartnershipId signed(PersonId one, PersonId other) {
        var id = Someone.as(one, () -> partnerships.offer(Someone.offer(one, Set.of(other), Kind.CYCLE)));
        Someone.does(other, () -> partnerships.accept(id, other));
        Someone.does(one, () -> agreements.write(id, one, HOPE));
        var version = Someone.as(other, () -> agreements.write(id, other, HOPE));
        Someone.does(one, () -> agreements.sign(id, version, one));
        Someone.does(other, () -> agreements.sign(id, version, other));
        return id;
    }

    public static MvcTestResult get(MockMvcTester browser, PersonId person, String page) {
        return Someone.as(person, () -> browser.get().uri(page).exchange());
    }

    /** Fields in pairs; a fresh hidden id unless one is given. */
    public static MvcTestResult post(MockMvcTester browser, PersonId person, String page, String... fields) {
        var form = browser.post().uri(page);
        var named = false;
        for (int i = 0; i < fields.length; i += 2) {
            form = form.param(fields[i], fields[i + 1]);
            named |= fields[i].equals("id");
        }
        var sent = named ? form : form.param("id", UUID.randomUUID().toString());
        return Someone.as(person, () -> sent.exchange());
    }

    /** What PostgreSQL itself says to somebody who goes around the pages. */
    public int sql(PersonId person, String sql, Map<String, ?> values) {
        return Someone.<Integer, RuntimeException>as(
                person,
                () -> transaction.execute(_ -> jdbc.sql(sql).params(values).update()));
    }
}
