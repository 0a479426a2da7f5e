package org.twolearn.people;

import static java.util.stream.Collectors.joining;
import static org.twolearn.web.Words.say;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row of the directory: a person and one of their positions, or none. */
record Doing(
        UUID personId,
        String name,
        @Nullable String pronouns,
        @Nullable String kind,
        @Nullable String subject,
        @Nullable String school) {

    /** What somebody does and where, from all their rows. */
    static String about(List<Doing> rows) {
        boolean telling = rows.stream().anyMatch(row -> row.kind() != null && !row.plain());
        var does = rows.stream()
                .filter(row -> !telling || !row.plain())
                .flatMap(Doing::does)
                .distinct()
                .collect(joining(", "));
        var where = rows.stream().map(Doing::school).flatMap(Stream::ofNullable).distinct();
        return Stream.concat(Stream.of(does).filter(text -> !text.isEmpty()), where)
                .collect(joining(", "));
    }

    static Colleague colleague(List<Doing> rows) {
        var first = rows.getFirst();
        return new Colleague(new PersonId(first.personId()), first.name(), about(rows), coaches(rows));
    }

    static boolean coaches(List<Doing> rows) {
        return rows.stream().anyMatch(row -> "coach".equals(row.kind()));
    }

    /** Says less than any other position would. */
    private boolean plain() {
        return subject == null && ("teacher".equals(kind) || "staff".equals(kind));
    }

    private Stream<String> does() {
        if (kind == null) return Stream.empty();
        return Stream.of(subject == null ? say("people.kind." + kind.replace(' ', '-')) : subject);
    }
}
