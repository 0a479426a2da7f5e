package org.twolearn.promises;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.twolearn.sharing.Piece;

/** Forms about what goes beyond a partnership: what is shown and counted, who comes to lead, the rules, the account. */
final class Beyond {
    private final Lived lived;

    Beyond(Lived lived) {
        this.lived = lived;
        shown();
        counted();
        led();
        rules();
        lived.host.done("/me/account/removal");
        held();
        erased();
    }

    private void shown() {
        var page = id();
        lived.host.done("/notebook/" + lived.note + "/shares", "id", page, "to", lived.gail.value(), "until", "");
        lived.host.done(given(page) + "/end");
        var goal = id();
        lived.host.done(lived.path() + "/shares", "id", goal, "to", lived.gail.value(), "level", "goal", "until", "");
        lived.coach.done(given(goal) + "/refusal");
        lived.coach.done("/shares/given/" + lived.share + "/withdrawal");
    }

    /** Where Ana's share stands that she made with this form. */
    private String given(UUID form) {
        return "/shares/given/" + Piece.named("share " + lived.ana.value(), form);
    }

    private void counted() {
        for (var figure : new String[] {"area", "met"})
            lived.host.done(lived.path() + "/cycles/" + lived.closed + "/figures/" + figure + "/removal");
    }

    /** Ben leads the school for a moment, and rather leaves what he was in with Tom. */
    private void led() {
        lived.holds(lived.ben, "principal");
        lived.coach.done("/pauses/" + lived.toms + "/departure");
        lived.laysDown(lived.ben, "principal");
    }

    private void rules() {
        lived.holds(lived.gail, "representative");
        var change = id();
        lived.operator.done(
                "/promises/changes", "id", change, "rule", "video", "value", "on", "reason", "To look again, alone.");
        lived.shownTo.done("/promises/changes/" + change + "/yes");
        lived.host.done("/promises/changes/" + change + "/reading");
        lived.operator.done("/promises/changes/" + change + "/end");
    }

    private void held() {
        var hold = id();
        lived.operator.done(
                "/holds",
                "id",
                hold,
                "to",
                lived.gail.value(),
                "reference",
                "12-3456",
                "reason",
                "A court’s order.",
                "review",
                LocalDate.now(ZoneId.of("America/Chicago")).plusDays(90),
                "silent",
                "");
        lived.operator.done("/holds/" + hold + "/lifting");
        silently();
    }

    /** Ben and Tom are not told yet: the representative, who is no partner of theirs, confirms one of two. */
    private void silently() {
        var confirmed = asksForSilence();
        lived.shownTo.done("/holds/" + confirmed + "/confirmation");
        lived.operator.done("/holds/" + confirmed + "/lifting");
        lived.operator.done("/holds/" + asksForSilence() + "/withdrawal");
    }

    private UUID asksForSilence() {
        var hold = id();
        var today = LocalDate.now(ZoneId.of("America/Chicago"));
        lived.operator.done(
                "/holds",
                "id",
                hold,
                "to",
                lived.tom.value(),
                "reference",
                "12-3457",
                "reason",
                "A court’s order.",
                "review",
                today.plusDays(90),
                "silent",
                today.plusDays(30));
        return hold;
    }

    private void erased() {
        lived.host.done("/notebook/" + lived.note, "base", 1, "note", "Noted in other words.");
        lived.host.done("/me/words/" + lived.ana.value() + "/erasure");
        lived.shownTo.done("/me/words/erasure");
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
