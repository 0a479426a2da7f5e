package org.twolearn.visits;

import java.util.List;
import java.util.Set;

/**
 * One way of recording what happens in a classroom: what a plan may choose and what a tap may carry. What taps come to is
 * said once, in static/js/figures/KEY.js, for the browser and for the server ({@link FiguresScript}). Its words stand
 * under "KEY." in words.properties: title, about, ask, pitfall, and each code's name, counts and not.
 *
 * @param codes what it begins with; the host edits names and definitions, or leaves some out
 * @param seated the codes whose tap may name a seat, where the plan has seats
 * @param answers what a tap may say of its code, beside that it was seen; empty where it says no more
 * @param worded whether a tap may carry words
 * @param methods the ways of recording it, the first chosen first; none where there is only one
 * @param own how many codes of their own a host may add
 */
record Instrument(
        String key,
        Kind kind,
        List<String> codes,
        Set<String> seated,
        Set<String> answers,
        boolean worded,
        List<Method> methods,
        int own) {
    /** How the screen for recording behaves: a module of static/js/recorder/screens for each. */
    enum Kind {
        /** Each tap is one event: tally marks. */
        TALLY,
        /** Each tap ends what went on and begins what it names. */
        SWITCH,
        /** A look at set times, or a yes or no for each interval. */
        MOMENTS,
        /** One seat after the other, again and again. */
        SWEEP,
        /** A stopwatch: from a question or an answer to the next voice. */
        WAITS,
        /** Each begins with a tap and ends with another. */
        EPISODES,
        /** Each tap is one event, and more may be said of it after. */
        CODED,
        /** Each line has one of several marks, and the last one holds. */
        STEPS,
        /** Each tap is a seat, or a part of the room where somebody is until the next. */
        MAP,
        /** Each entry is a line of words. */
        LINES,
        /** Each tap puts a numbered piece of work on a pile; the last pile holds. */
        PILES,
        /** Moments, and the marks that students made on paper at each. */
        MARKS,
        /** Statements, and the answers to each from paper. */
        ITEMS,
        /** Lines that are each a {@link Part} of their own. */
        MIXED;

        String module() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A way of recording that travels with each point: points of different ways are never joined.
     *
     * @param key "event", "duration", "momentary", "partial" or "whole"
     * @param every seconds of an interval; 0 where there are none
     */
    record Method(String key, int every) {
        String name() {
            return every == 0 ? key : key + "-" + every;
        }
    }

    static Instrument of(String key, Kind kind, String... codes) {
        return new Instrument(key, kind, List.of(codes), Set.of(), Set.of(), false, List.of(), 2);
    }

    Instrument seating(String... some) {
        return new Instrument(key, kind, codes, Set.of(some), answers, worded, methods, own);
    }

    Instrument answering(String... some) {
        return new Instrument(key, kind, codes, seated, Set.of(some), worded, methods, own);
    }

    Instrument inWords() {
        return new Instrument(key, kind, codes, seated, answers, true, methods, own);
    }

    Instrument by(Method... some) {
        return new Instrument(key, kind, codes, seated, answers, worded, List.of(some), own);
    }

    Instrument adding(int some) {
        return new Instrument(key, kind, codes, seated, answers, worded, methods, some);
    }

    /** The one a form names, or the first. */
    Method method(String name) {
        return methods.stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseGet(() -> methods.isEmpty() ? new Method("", 0) : methods.getFirst());
    }

    /** Set times have a screen of their own, whatever is looked at. */
    Kind screen(String way) {
        return Set.of("momentary", "partial", "whole").contains(way) ? Kind.MOMENTS : kind;
    }

    /** Whether a tap that names an earlier one ends it. */
    boolean ends() {
        return kind == Kind.WAITS || kind == Kind.EPISODES;
    }

    /** Whether a host may name how long one of them is that they look for. */
    boolean waits() {
        return kind == Kind.WAITS;
    }

    boolean mixed() {
        return kind == Kind.MIXED;
    }

    /** Whether it is done after class, by the host before anybody else. */
    boolean byHost() {
        return kind == Kind.PILES;
    }

    /** Whether pieces of work lie on piles, of which one may stand beside in words. */
    boolean sorts() {
        return kind == Kind.PILES;
    }

    /** The sentence that names a code with its place. */
    String seatOf() {
        return byHost() ? "visits.slips.slip-of" : "visits.seat-of";
    }

    /** The highest number a tap may name, where it names one: a seat of the room, or a piece of work. */
    int places(Details plan) {
        return sorts() ? Details.MOST_SEATS : plan.seats();
    }

    Figures figures(Details plan, Recording recording, long bell) {
        return FiguresScript.figures(plan, recording.taps(), bell);
    }
}
