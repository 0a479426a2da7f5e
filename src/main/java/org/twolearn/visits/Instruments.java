package org.twolearn.visits;

import static org.twolearn.visits.Instrument.Kind.CODED;
import static org.twolearn.visits.Instrument.Kind.EPISODES;
import static org.twolearn.visits.Instrument.Kind.ITEMS;
import static org.twolearn.visits.Instrument.Kind.LINES;
import static org.twolearn.visits.Instrument.Kind.MAP;
import static org.twolearn.visits.Instrument.Kind.MARKS;
import static org.twolearn.visits.Instrument.Kind.MIXED;
import static org.twolearn.visits.Instrument.Kind.PILES;
import static org.twolearn.visits.Instrument.Kind.STEPS;
import static org.twolearn.visits.Instrument.Kind.SWEEP;
import static org.twolearn.visits.Instrument.Kind.SWITCH;
import static org.twolearn.visits.Instrument.Kind.TALLY;
import static org.twolearn.visits.Instrument.Kind.WAITS;

import java.util.List;
import org.twolearn.visits.Instrument.Method;

/** The closed set of instruments, by the names and numbers of the domain practice, section 3. */
final class Instruments {
    static final List<Group> GROUPS = List.of(
            new Group(
                    "talk",
                    List.of(
                            // 6
                            Instrument.of("opportunities", TALLY, "individual", "choral", "all", "partner")
                                    .seating("individual"),
                            // 3
                            Instrument.of("talk", SWITCH, "teacher", "student", "both", "silence")
                                    .seating("student")
                                    .by(
                                            new Method("duration", 0),
                                            new Method("momentary", 3),
                                            new Method("momentary", 5))
                                    .adding(0),
                            // 5
                            Instrument.of("wait-time", WAITS, "wait1", "wait2").adding(0),
                            // 4
                            Instrument.of("questions", CODED, "open", "closed", "procedural")
                                    .answering("right-wrong", "opinion", "know", "understand", "do")
                                    .inWords()
                                    .adding(0))),
            new Group(
                    "doing",
                    List.of(
                            // 1
                            Instrument.of("on-task", SWEEP, "on", "off-academic", "off", "out")
                                    .seating("on", "off-academic", "off", "out")
                                    .adding(0),
                            // 11
                            Instrument.of("thinking", MARKS, "moment", "none", "little", "half", "most", "all")
                                    .adding(0),
                            // 7
                            Instrument.of(
                                            "interactions",
                                            TALLY,
                                            "wanted-one",
                                            "wanted-group",
                                            "unwanted-one",
                                            "unwanted-group")
                                    .seating("wanted-one", "unwanted-one")
                                    .adding(0),
                            // 8
                            Instrument.of(
                                            "respect",
                                            TALLY,
                                            "name",
                                            "greeted",
                                            "thanked",
                                            "joked",
                                            "put-down",
                                            "sarcasm")
                                    .adding(4))),
            new Group(
                    "room",
                    List.of(
                            // 2
                            Instrument.of(
                                    "time-use",
                                    SWITCH,
                                    "group",
                                    "independent",
                                    "guided",
                                    "direct",
                                    "opening",
                                    "transition",
                                    "management",
                                    "interruption"),
                            // 16
                            Instrument.of("transitions", EPISODES, "transition"),
                            // 9
                            Instrument.of("disruptions", EPISODES, "class", "door", "intercom")
                                    .answering("yes", "no")
                                    .by(new Method("event", 0), new Method("partial", 15), new Method("whole", 15)),
                            // 14
                            Instrument.of("seat-map", MAP, "asked", "answered", "helped", "stood")
                                    .seating("asked", "answered", "helped")
                                    .answering(
                                            "front-left",
                                            "front",
                                            "front-right",
                                            "left",
                                            "middle",
                                            "right",
                                            "back-left",
                                            "back",
                                            "back-right")
                                    .adding(0))),
            new Group(
                    "students",
                    List.of(
                            // 10
                            Instrument.of("slips", PILES, "matched", "partly", "not-yet", "blank")
                                    .seating("matched", "partly", "not-yet", "blank")
                                    .adding(0),
                            // 12
                            Instrument.of("voice", ITEMS, "heard", "useful", "stuck")
                                    .answering("agree", "partly", "not-really")
                                    .adding(0))),
            new Group(
                    "open",
                    List.of(
                            // 15
                            Instrument.of("script", LINES, "teacher", "student", "room")
                                    .seating("student")
                                    .inWords()
                                    .adding(0),
                            // 13
                            Instrument.of("checklist", STEPS, "step-1", "step-2", "step-3")
                                    .answering("seen", "changed", "not-seen", "not-applicable")
                                    .inWords()
                                    .adding(9),
                            // A form of the pair's own.
                            Instrument.of("own-form", MIXED)
                                    .answering("seen", "changed", "not-seen")
                                    .inWords()
                                    .adding(10))));

    static final List<Instrument> ALL =
            GROUPS.stream().flatMap(group -> group.instruments().stream()).toList();

    /** Ways that answer questions of one kind, as the page for planning shows them. */
    record Group(String key, List<Instrument> instruments) {}

    private Instruments() {}

    static Instrument of(String key) {
        return ALL.stream()
                .filter(instrument -> instrument.key().equals(key))
                .findFirst()
                .orElseThrow(VisitRefused.NoSuchInstrument::new);
    }
}
