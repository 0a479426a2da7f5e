package org.twolearn.cycles;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.dao.EmptyResultDataAccessException;
import org.twolearn.vault.SealedColumn;

/** What can be written down in a cycle: who may, which words it has, and the one statement that adds it. */
enum Kind {
    STANDING(Who.ANYBODY, List.of("pleased", "differed", "students"), List.of(), """
            insert into standing (partnership_id, entry_id, cycle_id, owner, author, version, source, day, words)
            values (:partnership, :id, :cycle, :owner, :by, :version, :what, :day, :words)
            """),
    GOAL(
            Who.OWNER,
            List.of("sentence", "students", "will", "measured", "from", "to", "line", "why", "change"),
            List.of("sentence"),
            """
            insert into goal (partnership_id, entry_id, cycle_id, owner, version, day, words)
            values (:partnership, :id, :cycle, :by, :version, :day, :words)
            """),
    GOAL_UNDERSTOOD(Who.THE_OTHERS, List.of("understood"), List.of(), """
            insert into goal_understood (partnership_id, entry_id, cycle_id, version, person_id, words)
            values (:partnership, :id, :cycle, :version, :by, :words)
            """),
    STRATEGY_OPTION(Who.ANYBODY, List.of("option"), List.of("option"), """
            insert into strategy_option (partnership_id, entry_id, cycle_id, author, words)
            values (:partnership, :id, :cycle, :by, :words)
            """),
    STRATEGY_CHOICE(Who.OWNER, List.of("because"), List.of(), """
            insert into strategy_choice (partnership_id, entry_id, cycle_id, owner, about, day, words)
            values (:partnership, :id, :cycle, :by, :about, :day, :words)
            """),
    CHECKLIST(Who.ANYBODY, List.of("steps", "reason"), List.of("steps"), """
            insert into checklist (partnership_id, entry_id, cycle_id, author, version, words)
            values (:partnership, :id, :cycle, :by, :version, :words)
            """),
    STEP_LOG(Who.ANYBODY, List.of("note"), List.of(), """
            insert into step_log (partnership_id, entry_id, cycle_id, author, version, step, what, day, words)
            values (:partnership, :id, :cycle, :by, :version, :step, :what, :day, :words)
            """),
    SEEING(Who.ANYBODY, List.of("watch", "notes"), List.of(), """
            insert into seeing (partnership_id, entry_id, cycle_id, author, version, day, words)
            values (:partnership, :id, :cycle, :by, :version, :day, :words)
            """),
    DECISION(Who.OWNER, List.of("said"), List.of(), """
            insert into decision (partnership_id, entry_id, cycle_id, owner, what, words)
            values (:partnership, :id, :cycle, :by, :what, :words)
            """),
    CLOSING(Who.OWNER, List.of("story", "next-partner"), List.of(), """
            insert into closing (partnership_id, entry_id, cycle_id, owner, outcome, words)
            values (:partnership, :id, :cycle, :by, :what, :words)
            """),
    REOPENING(Who.OWNER, List.of(), List.of(), """
            insert into reopening (partnership_id, entry_id, cycle_id, owner)
            values (:partnership, :id, :cycle, :by)
            """),
    STAGE_NAMES(Who.ANYBODY, List.of("stands", "goal", "try", "look", "close"), List.of(), """
            insert into stage_names (partnership_id, entry_id, author, version, words)
            values (:partnership, :id, :by, :version, :words)
            """),
    CYCLE(Who.OWNER, List.of("challenge"), List.of(), """
            insert into cycle (partnership_id, cycle_id, owner, words) values (:partnership, :cycle, :by, :words)
            """);

    enum Who {
        OWNER("owner"),
        THE_OTHERS("person_id"),
        ANYBODY("author");

        final String column;

        Who(String column) {
            this.column = column;
        }
    }

    final Who who;
    final List<String> texts;
    final List<String> required;
    final String insert;

    Kind(Who who, List<String> texts, List<String> required, String insert) {
        this.who = who;
        this.texts = texts;
        this.required = required;
        this.insert = insert.stripTrailing() + " on conflict do nothing";
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column with all of its words. */
    SealedColumn sealed() {
        return SealedColumn.between(table(), "words", who.column, this == CYCLE ? "cycle_id" : "entry_id")
                .in(SealedColumn.Shape.PARTS);
    }

    /** A new version must follow the one its writer saw. */
    boolean versioned() {
        return this == GOAL || this == CHECKLIST || this == STAGE_NAMES || each();
    }

    /** Each member has a sheet of their own, with versions of its own. */
    boolean each() {
        return this == STANDING || this == SEEING;
    }

    /** Where it is written under a cycle's address. */
    String noun() {
        return switch (this) {
            case GOAL_UNDERSTOOD -> "understanding";
            case STRATEGY_OPTION -> "options";
            case STRATEGY_CHOICE -> "choice";
            case STEP_LOG -> "steps";
            case DECISION -> "decisions";
            default -> table();
        };
    }

    static Kind at(String noun) {
        return Stream.of(values())
                .filter(kind -> kind.noun().equals(noun))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** Words that are picked from a list and sealed with what was written, by the name of their box. */
    Map<String, List<String>> picks() {
        return switch (this) {
            case GOAL -> Map.of("line-of", Aim.OF);
            case SEEING -> Map.of("way", List.of("students", "room", "together", "visit", "video", "else"));
            case CLOSING -> Map.of("records", List.of("keep", "hand over", "delete"));
            default -> Map.of();
        };
    }

    /** The words of which one may be chosen. */
    List<String> choices() {
        return switch (this) {
            case STANDING -> List.of("video", "visit", "student work", "students asked", "own sense");
            case STEP_LOG -> List.of("seen", "changed on purpose", "not seen");
            case DECISION -> List.of("keep", "adapt", "change how we count", "change the goal", "pause", "stop");
            case CLOSING -> List.of("met", "nearly", "changed", "paused", "stopped");
            default -> List.of();
        };
    }

    boolean mustChoose() {
        return this == STEP_LOG || this == DECISION;
    }
}
