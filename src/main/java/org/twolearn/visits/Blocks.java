package org.twolearn.visits;

import static java.util.function.Predicate.not;
import static org.twolearn.web.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a sentence about a visit can begin with, out of what was recorded: when something was, how many of how many, whose
 * words, and a question. Where nothing was recorded, the same with a blank to fill.
 */
record Blocks(List<Block> times, List<Block> counts, List<Block> quotes, List<Block> questions) {
    private static final int NEWEST = 5, WORDS = 8, SHOWN = 60;

    /**
     * @param shows what its button says
     * @param words what it puts into the text; "…" is a blank
     */
    record Block(String shows, String words) {}

    static Blocks of(Drawn drawn, Visit visit) {
        var marks = drawn.counted().marks();
        return new Blocks(
                orBlank(times(drawn, visit, marks), "time"),
                orBlank(counts(drawn, marks), "count"),
                orBlank(quotes(marks), "quote"),
                Stream.of("1", "2", "3", "4")
                        .map(which -> say("visits.blocks.question." + which))
                        .map(words -> new Block(words, words))
                        .toList());
    }

    /** Of the first, and of the newest. */
    private static List<Block> times(Drawn drawn, Visit visit, List<Tap> marks) {
        return IntStream.range(0, marks.size())
                .filter(at -> at == 0 || at >= marks.size() - NEWEST)
                .mapToObj(marks::get)
                .map(tap -> {
                    var at = When.time(drawn.record().startedAt().plusMillis(tap.ms()), visit.zone());
                    return new Block(
                            say("visits.blocks.time-of", at, name(drawn, tap)), say("visits.blocks.time-words", at));
                })
                .distinct()
                .toList();
    }

    private static List<Block> counts(Drawn drawn, List<Tap> marks) {
        var counts = new ArrayList<Block>();
        var seats = marks.stream()
                .map(Tap::seat)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (seats > 0 && drawn.plan().seats() > 0)
            counts.add(count(seats, drawn.plan().seats(), say("visits.blocks.seats")));
        for (var code : drawn.plan().codes()) {
            var n = marks.stream().filter(tap -> tap.code().equals(code.key())).count();
            if (n > 0) counts.add(count(n, marks.size(), code.name()));
        }
        return counts;
    }

    private static Block count(long n, long of, String what) {
        var words = say("visits.n-of-m", n, of);
        return new Block(say("visits.blocks.count-of", words, what), words);
    }

    private static List<Block> quotes(List<Tap> marks) {
        var words = marks.stream()
                .map(Tap::text)
                .filter(Objects::nonNull)
                .filter(not(String::isBlank))
                .map(text -> say("visits.blocks.quoted", text.length() > SHOWN ? text.substring(0, SHOWN) : text))
                .toList();
        return words.stream()
                .skip(Math.max(0, words.size() - WORDS))
                .map(quote -> new Block(quote, quote))
                .toList();
    }

    private static String name(Drawn drawn, Tap tap) {
        if (tap.seat() != null && !drawn.unseated()) return say("visits.seat", tap.seat());
        return drawn.plan().code(tap.code()).map(Code::name).orElse("");
    }

    private static List<Block> orBlank(List<Block> blocks, String kind) {
        return blocks.isEmpty() ? List.of(new Block("", say("visits.blocks." + kind + "-blank"))) : blocks;
    }
}
