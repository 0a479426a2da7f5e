package org.twolearn.people;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.web.Reader;
import org.twolearn.web.WhoReads;

/** The directory: the module's front door. */
@Service
@Transactional(readOnly = true)
public class People implements WhoReads {
    private final PersonTable table;

    People(PersonTable table) {
        this.table = table;
    }

    public Names names(Collection<PersonId> people) {
        return table.names(people);
    }

    /** Who works here and whose name or address holds these letters, by name; empty letters find everybody. */
    public List<Colleague> colleagues(String letters, int most) {
        return table.colleagues(letters, most);
    }

    /** The reader's own. */
    public District district() {
        return table.district();
    }

    @Override
    public @Nullable Reader reader() {
        return CurrentPerson.ifAny()
                .map(person -> new Reader(names(Set.of(person)).of(Set.of(person))))
                .orElse(null);
    }
}
