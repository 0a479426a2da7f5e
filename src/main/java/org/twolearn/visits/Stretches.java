package org.twolearn.visits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who talks when, as the host's own device measured it and the host corrected it: "t0 s1200 n4000 e5000" means the teacher
 * from the start, students from 1.2 s, nobody from 4 s, and the end at 5 s.
 */
record Stretches(List<Tap> taps) {
    private static final Map<String, String> CODES =
            Map.of("t", "teacher", "s", "student", "b", "both", "n", "silence", "e", Tap.END);
    private static final Pattern ONE = Pattern.compile("([tsbn])(\\d{1,8})");
    private static final Pattern LAST = Pattern.compile("e(\\d{1,8})");
    static final int MOST = 60_000;

    static Stretches of(String words, UUID visit) {
        if (words.length() > MOST) throw new VisitRefused.TooManyTaps();
        var parts = words.strip().split(" ");
        var taps = new ArrayList<Tap>();
        var before = -1L;
        for (var i = 0; i < parts.length; i++) {
            var found = (i == parts.length - 1 ? LAST : ONE).matcher(parts[i]);
            if (!found.matches()) throw new VisitRefused.NoStretches();
            var ms = Long.parseLong(parts[i].substring(1));
            if (ms <= before || i == 0 && ms != 0) throw new VisitRefused.NoStretches();
            before = ms;
            var id = new UUID(visit.getMostSignificantBits(), visit.getLeastSignificantBits() + i + 1);
            taps.add(new Tap(id, ms, CODES.getOrDefault(parts[i].substring(0, 1), ""), null, null, null, null, null));
        }
        if (taps.size() < 2) throw new VisitRefused.NoStretches();
        return new Stretches(List.copyOf(taps));
    }

    long length() {
        return taps.getLast().ms();
    }
}
