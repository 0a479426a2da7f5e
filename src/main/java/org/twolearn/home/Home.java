package org.twolearn.home;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.People;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** Puts Home together from what every module brings, in one look at the database. */
@Service
class Home {
    private final List<HomePart> parts;
    private final People people;
    private final Templates templates;
    private final Clock clock;

    Home(List<HomePart> parts, People people, Templates templates, Clock clock) {
        this.parts = parts;
        this.people = people;
        this.templates = templates;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Today today() {
        var shown = parts.stream()
                .collect(groupingBy(HomePart::place, flatMapping(part -> Stream.ofNullable(part.show()), toList())));
        return new Today(people.district().today(clock), templates.reader(), shown);
    }
}
