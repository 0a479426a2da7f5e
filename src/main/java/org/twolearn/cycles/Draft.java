package org.twolearn.cycles;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;
import org.twolearn.web.Sent;

/**
 * Something that somebody wants to write down.
 *
 * @param id made when the form was drawn, so that a form sent twice is one entry
 * @param version what it will be: one more than its writer saw, or the version it is about
 */
record Draft(
        Kind kind,
        UUID id,
        PersonId by,
        int version,
        int step,
        @Nullable UUID about,
        @Nullable String what,
        @Nullable LocalDate day,
        Map<String, String> texts) {
    static final int LINE = 280;
    static final int NOTE = 2000;

    /** Refuses a form whose one necessary box is empty, and one that says nothing at all about where things stand. */
    static Draft of(Kind kind, PersonId by, Sent sent) {
        var texts = new LinkedHashMap<String, String>();
        for (var name : kind.texts) {
            var words = kind == Kind.STAGE_NAMES ? sent.line(name, 40) : sent.words(name, NOTE);
            if (!words.isEmpty()) texts.put(name, words);
        }
        kind.picks().forEach((name, words) -> {
            var picked = sent.oneOf(name, words);
            if (picked != null) texts.put(name, picked);
        });
        if (kind == Kind.GOAL) Aim.check(texts);
        var what = sent.oneOf("what", kind.choices());
        if (!texts.keySet().containsAll(kind.required) || kind.mustChoose() && what == null)
            throw new CycleRefused.Blank(kind);
        var day = sent.day("day");
        if (kind == Kind.STANDING && texts.isEmpty() && what == null && day == null) throw new CycleRefused.Blank(kind);
        var version = kind.versioned() ? sent.number("base") + 1 : sent.has("version") ? sent.number("version") : 0;
        var about = kind == Kind.STRATEGY_CHOICE ? chosen(sent) : null;
        var step = kind == Kind.STEP_LOG ? sent.number("step") : 0;
        return new Draft(kind, sent.id("id"), by, version, step, about, what, day, texts);
    }

    /** That something happened, with no words. */
    static Draft plain(Kind kind, PersonId by) {
        return new Draft(kind, UUID.randomUUID(), by, 0, 0, null, null, null, Map.of());
    }

    private static UUID chosen(Sent sent) {
        if (!sent.has("about")) throw new CycleRefused.Blank(Kind.STRATEGY_CHOICE);
        return sent.id("about");
    }
}
