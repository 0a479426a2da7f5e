package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;

@Story
class PartsOfPagesTest {
    @Autowired
    Pair pair;

    @Autowired
    Partnerships partnerships;

    @Autowired
    Visits visits;

    @Autowired
    Recordings recordings;

    @Autowired
    ComesNext next;

    @Autowired
    Counted counted;

    @Autowired
    HomeAnswers answers;

    @Autowired
    HomeWeek week;

    @Autowired
    CardLastMet lastMet;

    @Autowired
    CardComesNext comesNext;

    @Autowired
    TransactionTemplate transaction;

    PersonId ada, bo;
    PartnershipId id;

    @BeforeEach
    void people() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        id = pair.signed(ada, bo);
    }

    @Test
    void anOfferWaitsForOneAndNotForTheOther() {
        offered();
        assertThat(drawn(bo, answers::show)).contains("Ada offers a visit");
        assertThat(drawn(ada, answers::show)).isEmpty();
        assertThat(drawn(ada, () -> next.show(partnerships.partners(id)))).contains("waits for an answer");
    }

    @Test
    void anAgreedVisitStandsInTheWeekOfBoth() {
        var visit = offered();
        assertThat(drawn(bo, week::show)).isEmpty();
        Someone.does(bo, () -> visits.sign(id, visit, 1, bo, Instant.now()));
        assertThat(drawn(bo, week::show)).contains("You visit Ada");
        assertThat(drawn(ada, week::show)).contains("Bo visits your room");
    }

    @Test
    void aRecordWaitsForTheHostsLook() {
        finished();
        assertThat(drawn(ada, answers::show)).contains("You look first");
        assertThat(drawn(bo, answers::show)).isEmpty();
        assertThat(drawn(bo, week::show)).isEmpty();
        assertThat(drawn(bo, () -> counted.show(partnerships.partners(id)))).contains("3 of 26");
        assertThat(Someone.<Object, RuntimeException>as(
                        bo,
                        () -> transaction.execute(
                                _ -> next.happened(partnerships.partners(id)).size())))
                .isEqualTo(1);
        assertThat(Someone.<Object, RuntimeException>as(
                        bo,
                        () -> transaction.execute(_ -> lastMet.of(Set.of(id)).size())))
                .isEqualTo(1);
        assertThat(Someone.<Object, RuntimeException>as(
                        bo,
                        () -> transaction.execute(_ -> comesNext.of(Set.of(id)).size())))
                .isEqualTo(0);
    }

    /** However many visits there are, the page of a partnership asks once for all of its parts. */
    @Test
    void statementsStayTheSame() {
        finished();
        var few = statements(this::partsOfThePartnership);
        for (var i = 0; i < 9; i++) finished();
        assertThat(statements(this::partsOfThePartnership)).isEqualTo(few).isEqualTo(2);
    }

    private void partsOfThePartnership() {
        var partners = Someone.as(bo, () -> partnerships.partners(id));
        SELECTS.set(selects());
        Someone.does(
                bo,
                () -> transaction.executeWithoutResult(_ -> {
                    text(next.show(partners));
                    next.happened(partners);
                    text(counted.show(partners));
                }));
    }

    private static final ThreadLocal<Integer> SELECTS = new ThreadLocal<>();

    /** Without the one that tells who is asking. */
    private static int statements(Runnable work) {
        work.run();
        work.run();
        return selects() - SELECTS.get() - 1;
    }

    private static int selects() {
        return Database.superuser()
                .sql("select coalesce(sum(calls), 0) from counters.pg_stat_statements"
                        + " where userid = 'tl_app'::regrole and query ilike 'select%'")
                .query(Integer.class)
                .single();
    }

    private VisitId offered() {
        var visit = VisitId.fresh();
        Someone.does(
                ada,
                () -> visits.offer(
                        id, visit, ada, ada, Lesson.turns(bo), Instant.now().minusSeconds(30)));
        Database.superuser()
                .sql("update visit_plan set begins = begins + interval '5 minutes' where visit_id = ?")
                .param(visit.value())
                .update();
        return visit;
    }

    private void finished() {
        var visit = offered();
        Someone.does(bo, () -> visits.sign(id, visit, 1, bo, Instant.now()));
        Someone.as(bo, () -> recordings.add(id, visit, bo, Lesson.batch(0, 3), Instant.now()));
        Someone.as(bo, () -> recordings.add(id, visit, bo, Lesson.end(60_000), Instant.now()));
    }

    private String drawn(PersonId reader, Supplier<Content> part) {
        return Someone.as(reader, () -> transaction.execute(_ -> text(part.get())));
    }

    private static String text(Content content) {
        var output = new StringOutput();
        if (content != null) content.writeTo(new gg.jte.html.OwaspHtmlTemplateOutput(output));
        return output.toString();
    }
}
