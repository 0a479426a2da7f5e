package org.twolearn.visits;

import java.util.List;

/** The closed set of instruments. */
final class Instruments {
    static final List<Instrument> ALL = List.of(new Opportunities(), new TimeUse(), new Script());

    private Instruments() {}

    static Instrument of(String key) {
        return ALL.stream()
                .filter(instrument -> instrument.key().equals(key))
                .findFirst()
                .orElseThrow(VisitRefused.NoSuchInstrument::new);
    }
}
