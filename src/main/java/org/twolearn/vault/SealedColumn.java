package org.twolearn.vault;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A column of sealed words. Words are sealed at a place of such a column and nowhere else, so this is all there is of
 * them: what is exported, erased, sealed anew and listed in the schedule of data is read from here.
 *
 * @param kind by which its first key column is partnership_id, person_id or share_id
 * @param row the rest of the primary key, in its order; together they make the row part of a {@link Place}
 * @param owner the column that says whose words they are, the host for what was recorded in a classroom
 * @param shape how the words stand in it. It is said here and never told from the words: who types is free to type anything
 */
public record SealedColumn(Place.Kind kind, String table, List<String> row, String column, String owner, Shape shape) {
    public enum Shape {
        /** As somebody typed them. */
        TYPED,
        /** JSON that the program wrote, whose values somebody may have typed. */
        PARTS,
        /** Such JSON, packed. */
        PACKED,
        /** Question and answer, parted by signs that nobody can type. */
        LETTER,
        /** No words but what opens others. */
        KEY
    }

    /** In the partnership scope. */
    public static SealedColumn between(String table, String column, String owner, String... row) {
        return new SealedColumn(Place.Kind.BETWEEN, table, List.of(row), column, owner, Shape.TYPED);
    }

    /** In the person scope. */
    public static SealedColumn own(String table, String column, String... row) {
        return new SealedColumn(Place.Kind.OWN, table, List.of(row), column, "person_id", Shape.TYPED);
    }

    /** In what somebody shows to a colleague: a copy of its author's, who stands in the row. */
    public static SealedColumn shared(String table, String column, String... row) {
        return new SealedColumn(Place.Kind.SHARED, table, List.of(row), column, "person_id", Shape.TYPED);
    }

    public SealedColumn in(Shape shape) {
        return new SealedColumn(kind, table, row, column, owner, shape);
    }

    /** @param row the values of the key columns, one for each */
    public Place at(UUID space, Object... row) {
        if (row.length != this.row.size()) throw new IllegalArgumentException(name() + " has " + this.row);
        return at(space, Stream.of(row).map(String::valueOf).collect(joining("/")));
    }

    Place at(UUID space, String row) {
        return new Place(space, kind, table, row, column);
    }

    /** "idea.words" */
    public String name() {
        return table + "." + column;
    }

    /** The column of the partnership, of the person whose own it is, or of the share. */
    public String space() {
        return switch (kind) {
            case BETWEEN -> "partnership_id";
            case OWN -> "person_id";
            case SHARED -> "share_id";
        };
    }
}
