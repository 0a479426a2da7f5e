package org.twolearn.people;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.web.Reader;
import org.twolearn.web.WhoReads;

/** The reader's name, which most pages have read already with their district. */
@Component
class TheReader implements WhoReads {
    private final People people;

    TheReader(People people) {
        this.people = people;
    }

    @Override
    public @Nullable Reader reader() {
        return CurrentPerson.ifAny()
                .map(person -> new Reader(people.reader(person)))
                .orElse(null);
    }
}
