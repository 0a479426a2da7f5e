package org.twolearn.visits;

import static org.twolearn.web.Words.say;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.twolearn.people.PersonId;
import org.twolearn.web.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a recorder's device carries of a visit: enough to record it, and to show what it came to, without a network.
 *
 * @param url where events go; {@code done}, the page that comes after
 * @param about how the recorder is there, and when
 * @param lasts in minutes
 * @param now the server's time, {@code bell}, when the lesson begins, and {@code ends}, all in milliseconds since 1970
 * @param over whether it is too late to begin
 * @param hosting whether the recorder is the host
 * @param says every sentence that the screen and the figures may need
 */
record Carried(
        String key,
        String url,
        String done,
        String home,
        boolean preview,
        boolean over,
        boolean hosting,
        long now,
        long bell,
        long ends,
        long lasts,
        String kind,
        String instrument,
        String title,
        String about,
        String readers,
        ForFigures plan,
        Set<String> seated,
        Set<String> answers,
        Map<String, String> says) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SAYS =
            List.of("recorder.", "figures.", "seat", "part", "length", "minutes", "seconds", "n-of-m", "method.");

    /** The part of a plan that the figures read. */
    record ForFigures(String instrument, String method, int every, int seats, int least, List<Code> codes) {}

    static Carried of(
            Visit visit,
            PlanVersion plan,
            Details details,
            PersonId me,
            boolean preview,
            boolean over,
            long now,
            String readers) {
        var base = "/partnerships/" + visit.partnership().value() + "/visits/"
                + visit.id().value();
        var how = details.how();
        var says = new java.util.ArrayList<>(SAYS);
        says.add(how.key() + ".");
        var words = Words.patterns("visits", says);
        words.put("recorder.over", say("visits.refused.not-the-time", Visit.EARLY.toMinutes()));
        return new Carried(
                visit.id().value() + " " + me.value(),
                base + "/events",
                preview ? base : base + "/record",
                base,
                preview,
                over,
                visit.host().equals(me),
                now,
                plan.begins().toEpochMilli(),
                plan.ends().toEpochMilli(),
                Duration.between(plan.begins(), plan.ends()).toMinutes(),
                how.screen(details.method()).module(),
                how.key(),
                details.title(),
                preview
                        ? say("visits.recorder.preview")
                        : say("visits.role." + details.role()) + ", "
                                + When.between(plan.begins(), plan.ends(), visit.zone()),
                readers,
                new ForFigures(
                        how.key(),
                        details.method(),
                        details.every(),
                        details.seats(),
                        details.least(),
                        details.codes()),
                how.seated(),
                how.answers(),
                words);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
