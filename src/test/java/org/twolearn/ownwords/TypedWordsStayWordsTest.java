package org.twolearn.ownwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Browser;
import org.twolearn.Story;
import org.twolearn.people.PersonId;
import org.twolearn.promises.Inside;
import org.twolearn.vault.SealedColumn.Shape;
import org.twolearn.vault.SealedColumns;
import tools.jackson.databind.json.JsonMapper;

/** W7: whatever somebody types, it is words in their own book, and in nobody's book a figure. */
@Story
class TypedWordsStayWordsTest {
    /** As the figures of a visit are written down, but that no number stands where one should. */
    private static final String FORGED = "{\"seconds\":\"x\",\"n\":99,\"of\":100,\"first\":\"Rated\"}";

    @LocalServerPort
    int port;

    @Autowired
    SealedColumns sealed;

    @Test
    @DisplayName(
            "W7 Words that look like figures are exported as they were typed, in every field, by whoever typed them")
    void wordsThatLookLikeFiguresStayWords() throws IOException, InterruptedException {
        var inside = Inside.saying(port, FORGED, "{\"seconds\":9}");
        var typed = new TreeSet<String>(columns(inside.host()));
        typed.addAll(columns(inside.coach()));
        assertThat(typed).hasSizeGreaterThan(12).contains("visit_record.unseen", "visit_record.differed", "idea.words");
    }

    /** Those columns of typed words in which somebody's own book holds what they typed, or what was typed about their room. */
    private Set<String> columns(PersonId person) throws IOException, InterruptedException {
        var found = new TreeSet<String>();
        var taken = taken(person);
        for (var column : sealed.all()) {
            var file = taken.files().get("json/" + column.table() + ".json");
            if (column.shape() != Shape.TYPED || file == null) continue;
            for (var row : JsonMapper.shared().readTree(file).get("rows")) {
                if (!row.hasNonNull(column.column())) continue;
                assertThat(row.get(column.column()).isString())
                        .as(column.name())
                        .isTrue();
                if (row.get(column.column()).asString().equals(FORGED)) found.add(column.name());
            }
        }
        assertThat(taken.files().get("book.html")).contains(FORGED).doesNotContain("99 of 100");
        return found;
    }

    private Packed taken(PersonId person) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/me/words/export.zip"))
                .header("Cookie", "twolearn=" + Browser.session(person))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Packed.of(answer.body());
    }
}
