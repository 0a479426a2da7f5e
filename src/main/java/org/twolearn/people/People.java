package org.twolearn.people;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.web.Once;

/** The directory: the module's front door. */
@Service
@Transactional(readOnly = true)
public class People {
    private static final int MOST = 20;

    private final PersonTable table;
    private final DirectoryTable directory;

    People(PersonTable table, DirectoryTable directory) {
        this.table = table;
        this.directory = directory;
    }

    public Names names(Collection<PersonId> people) {
        var names = table.names(people);
        named().putAll(names.byPerson());
        return names;
    }

    /** At most 20 of the reader's district whose name holds the text, or whose e-mail it is; never the reader, nor who left. */
    public List<Colleague> search(String text) {
        return directory.search(text.strip(), MOST).stream()
                .map(Doing::colleague)
                .toList();
    }

    /** Throws EmptyResultDataAccessException for somebody of another district. */
    public Colleague colleague(PersonId person) {
        return directory.of(Set.of(person)).stream()
                .map(Doing::colleague)
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** The coaches of the reader's schools, and those of the whole district. */
    public List<Colleague> coaches() {
        return directory.coaches().stream().map(Doing::colleague).toList();
    }

    /** What each does and where; an empty text for somebody without a position. */
    public Map<PersonId, String> about(Collection<PersonId> people) {
        return directory.of(people).stream()
                .collect(toMap(rows -> new PersonId(rows.getFirst().personId()), Doing::about));
    }

    /** Who works here and whose name or address holds these letters, by name; empty letters find everybody. */
    public List<Addressee> addressees(String letters, int most) {
        return table.addressees(letters, most);
    }

    /** The reader's own. */
    public District district() {
        return table.district();
    }

    /** Whoever this request has named already. */
    static Map<PersonId, String> named() {
        return Once.<Map<PersonId, String>>read("people.named", HashMap::new);
    }
}
