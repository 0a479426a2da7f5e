package org.twolearn.studentvoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.twolearn.web.Sent;

/**
 * What a host asks, for how long, and how many students are in the room.
 *
 * @param minutes how long the code is good for
 * @param most how many answers are taken
 */
record AskForm(AskKind kind, String purpose, List<String> items, LocalDate back, int minutes, int most) {
    /** Fewer answers are shown to nobody, the host included, and are destroyed unread. */
    static final int FLOOR = 10;

    static final int MOST = 200, LINE = 280, ITEM = 140;
    static final List<Integer> MINUTES = List.of(10, 30, 60, 240, 1440);

    /** Refuses with {@link StudentRefused} what is missing. */
    static AskForm of(Sent sent, LocalDate today) {
        var kind = AskKind.of(sent.raw("kind"));
        var purpose = sent.line("purpose", LINE);
        if (purpose.isEmpty()) throw new StudentRefused.NoPurpose();
        var items = new ArrayList<String>();
        for (int i = 1; i <= kind.items; i++) items.add(sent.line("item" + i, ITEM));
        if (items.contains("")) throw new StudentRefused.NoItem(kind.items);
        var back = sent.day("back");
        if (back == null || back.isBefore(today)) throw new StudentRefused.NotADay();
        var most = number(sent.raw("most"));
        if (most < FLOOR || most > MOST) throw new StudentRefused.SmallClass(FLOOR, MOST);
        var minutes = number(sent.raw("minutes"));
        return new AskForm(kind, purpose, items, back, MINUTES.contains(minutes) ? minutes : MINUTES.getFirst(), most);
    }

    AskWords words(ClassCode code) {
        return new AskWords(purpose, String.join("\n", items), back.toString(), code.signs());
    }

    private static int number(String raw) {
        return raw.strip().matches("\\d{1,4}") ? Integer.parseInt(raw.strip()) : 0;
    }
}
