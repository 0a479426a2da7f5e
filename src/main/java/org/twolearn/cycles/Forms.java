package org.twolearn.cycles;

import static org.twolearn.web.Words.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.partnerships.Partners;
import org.twolearn.vault.Vault;
import org.twolearn.web.Sent;

/** Draws the form of a kind of entry: what was typed and refused, or else what stands now, ready to be changed. */
final class Forms {
    private static final Set<Kind> WITH_A_DAY =
            Set.of(Kind.STANDING, Kind.GOAL, Kind.STRATEGY_CHOICE, Kind.STEP_LOG, Kind.SEEING);
    private static final Set<String> SHORT = Set.of(
            "students",
            "will",
            "measured",
            "from",
            "to",
            "line",
            "option",
            "because",
            "stands",
            "goal",
            "try",
            "look",
            "close");
    private static final Set<String> HINTED = Set.of(
            "goal.sentence",
            "goal.line",
            "checklist.steps",
            "standing.students",
            "closing.next-partner",
            "seeing.notes");

    private Forms() {}

    static Form of(
            Kind kind, String action, Partners partners, @Nullable Cycle cycle, @Nullable Entry now, Sent typed) {
        var hidden = new LinkedHashMap<String, String>();
        hidden.put("id", typed.has("id") ? typed.raw("id") : UUID.randomUUID().toString());
        if (kind.versioned()) hidden.put("base", String.valueOf(now == null ? 0 : now.version()));
        if (kind == Kind.STEP_LOG && now != null) hidden.put("version", String.valueOf(now.version()));
        var boxes = new ArrayList<Box>();
        if (kind == Kind.STRATEGY_CHOICE && cycle != null) boxes.add(choice(kind, "about", options(cycle), typed));
        if (kind == Kind.STEP_LOG && now != null) boxes.add(choice(kind, "step", steps(now), typed));
        if (!kind.choices().isEmpty()) boxes.add(choice(kind, "what", words(kind), preset(kind, now, typed)));
        if (kind == Kind.SEEING)
            boxes.add(pick(kind, "way", own(cycle, partners) ? "way" : "way-proposed", now, typed));
        for (var name : kind.texts) {
            boxes.add(text(kind, name, kind.versioned() ? now : null, typed));
            if (name.equals("line")) boxes.add(pick(kind, "line-of", "line-of", now, typed));
        }
        if (kind == Kind.CLOSING) boxes.add(pick(kind, "records", "records", null, typed));
        if (WITH_A_DAY.contains(kind)) boxes.add(day(kind, kind.versioned() ? now : null, typed));
        return new Form(kind.table(), action, hidden, boxes, say(key(kind, "button")), partners.willRead());
    }

    static String key(Kind kind, String what) {
        return "cycles." + kind.table() + "." + what.replace(' ', '-');
    }

    private static Box text(Kind kind, String name, @Nullable Entry now, Sent typed) {
        var value = typed.has(name) ? typed.raw(name) : now == null ? "" : Vault.toChange(now.text(name));
        var label = say(key(kind, name));
        var hint = HINTED.contains(kind.table() + "." + name) ? say(key(kind, name + "-hint")) : null;
        var rows = name.equals("steps")
                ? 6
                : kind == Kind.STAGE_NAMES || SHORT.contains(name) && kind != Kind.STANDING ? 1 : 3;
        return new Box(name, label, hint, value, rows, Map.of());
    }

    private static Box day(Kind kind, @Nullable Entry now, Sent typed) {
        var before = now == null || now.day() == null ? "" : now.day().toString();
        return new Box("day", say(key(kind, "day")), null, typed.has("day") ? typed.raw("day") : before, 0, Map.of());
    }

    private static Box choice(Kind kind, String name, Map<String, String> choices, Sent typed) {
        return new Box(name, say(key(kind, name)), null, typed.raw(name), 1, choices);
    }

    private static boolean own(@Nullable Cycle cycle, Partners partners) {
        return cycle != null && cycle.owner().equals(partners.reader());
    }

    private static Box pick(Kind kind, String name, String label, @Nullable Entry now, Sent typed) {
        var words = new LinkedHashMap<String, String>();
        if (kind != Kind.GOAL) words.put("", say("cycles.leave-open"));
        for (var word : Objects.requireNonNull(kind.picks().get(name)))
            words.put(word, say(key(kind, name + "." + word)));
        var before = now == null ? "" : Vault.toChange(now.text(name));
        return new Box(name, say(key(kind, label)), null, typed.has(name) ? typed.raw(name) : before, 1, words);
    }

    private static Sent preset(Kind kind, @Nullable Entry now, Sent typed) {
        if (typed.has("what") || now == null || now.what() == null || !kind.versioned()) return typed;
        return new Sent(Map.of("what", now.what()));
    }

    private static Map<String, String> words(Kind kind) {
        var words = new LinkedHashMap<String, String>();
        if (!kind.mustChoose()) words.put("", say("cycles.leave-open"));
        for (var what : kind.choices()) words.put(what, say(key(kind, what)));
        return words;
    }

    private static Map<String, String> options(Cycle cycle) {
        var options = new LinkedHashMap<String, String>();
        cycle.all(Kind.STRATEGY_OPTION)
                .forEach(option -> options.put(option.id().toString(), option.text("option")));
        return options;
    }

    private static Map<String, String> steps(Entry checklist) {
        var steps = new LinkedHashMap<String, String>();
        List<String> lines = checklist.lines("steps");
        for (int i = 0; i < lines.size(); i++) steps.put(String.valueOf(i + 1), lines.get(i));
        return steps;
    }
}
