package org.twolearn.people;

import java.util.List;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.web.Typed;

/** What holds for the whole district; changed by whoever looks after it. */
@Service
@Transactional
class Settings {
    private static final int LONGEST = 200;

    private final SchoolTable table;
    private final People people;

    Settings(SchoolTable table, People people) {
        this.table = table;
        this.people = people;
    }

    @Transactional(readOnly = true)
    boolean may() {
        return table.runs();
    }

    @Transactional(readOnly = true)
    District mine() {
        if (!table.runs()) throw new EmptyResultDataAccessException(1);
        return people.district();
    }

    void save(String name, String zone, List<Short> days) {
        mine();
        var line = Typed.line(name, LONGEST);
        if (line.isEmpty()) throw new PeopleRefused("name");
        if (days.isEmpty() || days.stream().anyMatch(day -> day == null || day < 1 || day > 7))
            throw new PeopleRefused("days");
        table.settings(line, zone, days.stream().distinct().sorted().toArray(Short[]::new));
    }
}
