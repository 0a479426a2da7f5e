package org.twolearn.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** What the application's own role cannot do, whatever SQL a mistake in the application would send. */
@Story
class SigningForOneselfTest {
    @Autowired
    Partnerships partnerships;

    @Autowired
    Agreements agreements;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    PersonId ada, bo, cleo, principal;
    PartnershipId id;

    @BeforeEach
    void adaAndBoAreMembersAndCleoIsInvited() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        cleo = Someone.called("Cleo");
        principal = Someone.called("Pat");
        id = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(bo, cleo))));
        Someone.does(bo, () -> partnerships.accept(id, bo));
        Someone.does(ada, () -> agreements.write(id, ada, Lines.of(java.util.Map.of("hope", "To wait longer."))));
    }

    @Test
    void nobodyCanAcceptForAnotherThroughTheFrontDoor() {
        assertThatThrownBy(() -> Someone.does(ada, () -> partnerships.accept(id, cleo)))
                .isInstanceOf(BadSqlGrammarException.class);
    }

    @ParameterizedTest(name = "C1/R2 A member is denied: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            insert into membership (partnership_id, person_id) values (:id, :cleo)
            insert into signature (partnership_id, version, person_id) values (:id, 1, :bo)
            insert into agreement (partnership_id, version, author, piece, edition, words) values (:id, 2, :bo, 'own', '2026', '\\x00')
            insert into invitation (partnership_id, person_id, offered_by, closes_at) values (:id, :principal, :bo, 'now')
            insert into invitation (offered_at) values (now())
            update partnership set offered_at = now() where partnership_id = :id
            update agreement set words = 'As I say.' where partnership_id = :id
            update signature set person_id = :bo where partnership_id = :id
            update membership set left_at = null where partnership_id = :id and person_id = :ada
            update invitation set closes_at = 'infinity' where partnership_id = :id
            delete from signature where partnership_id = :id
            delete from membership where partnership_id = :id
            delete from past_offer where person_id = :ada
            truncate membership
            create temporary table membership (person_id uuid)
            """)
    void adaIsDenied(String sql) {
        assertThatThrownBy(() -> as(ada, sql)).isInstanceOf(BadSqlGrammarException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update membership set left_at = now() where partnership_id = :id and person_id = :bo
            update membership set left_at = now() where partnership_id = :id and person_id = :principal
            delete from partnership where partnership_id = :id
            delete from offer_words where partnership_id = :id
            update past_offer set again_from = current_date where person_id <> :ada
            """)
    void adaChangesNothing(String sql) {
        assertThat(as(ada, sql)).isZero();
    }

    @Test
    @DisplayName("C1 Nobody is slipped in after the offer was made")
    void nobodyIsSlippedInAfterTheOfferWasMade() {
        var sql = "insert into invitation (partnership_id, person_id, offered_by, closes_at)"
                + " select :id, :principal, :ada, closes_at from partnership where partnership_id = :id";
        assertThatThrownBy(() -> as(ada, sql)).hasMessageContaining("foreign key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into membership (partnership_id, person_id) values (:id, :principal)
            insert into signature (partnership_id, version, person_id) values (:id, 1, :cleo)
            """)
    void cleoWhoIsInvitedIsDenied(String sql) {
        assertThatThrownBy(() -> as(cleo, sql)).isInstanceOf(BadSqlGrammarException.class);
        assertThat(Someone.as(cleo, () -> agreements.of(id)).pieces()).isEmpty();
    }

    @Test
    @DisplayName("C1 Nobody comes back uninvited")
    void nobodyComesBackUninvited() {
        Someone.does(ada, () -> partnerships.leave(id, ada));
        assertThatThrownBy(() -> as(ada, "insert into membership (partnership_id, person_id) values (:id, :ada)"))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(as(ada, "update membership set left_at = now()")).isZero();
    }

    private record Named(UUID id, UUID ada, UUID bo, UUID cleo, UUID principal) {}

    private int as(PersonId person, String sql) {
        return Someone.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql(sql)
                        .paramSource(new Named(id.value(), ada.value(), bo.value(), cleo.value(), principal.value()))
                        .update()));
    }
}
