package org.twolearn.people;

import static java.util.stream.Collectors.toMap;
import static org.twolearn.web.Words.say;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.twolearn.web.Once;

/** The directory: the module's front door. What a transaction has read it is told again without asking the database. */
@Service
public class People {
    private static final int MOST = 20, NEAR = 1000;

    private final DirectoryTable directory;

    People(DirectoryTable directory) {
        this.directory = directory;
    }

    public Names names(Collection<PersonId> people) {
        return new Names(known(people).of(people).entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey, rows -> rows.getValue().getFirst().name())));
    }

    /** At most 20 of the reader's district whose name holds the text, or whose e-mail it is; never the reader, nor who left. */
    public List<Colleague> search(String text) {
        return directory.search(text.strip(), MOST).stream()
                .map(Doing::colleague)
                .toList();
    }

    /** Throws EmptyResultDataAccessException for somebody of another district. */
    public Colleague colleague(PersonId person) {
        var rows = known(Set.of(person)).of(person);
        if (rows.isEmpty()) throw new EmptyResultDataAccessException(1);
        return Doing.colleague(rows);
    }

    /** The coaches of the reader's schools, and those of the whole district. */
    public List<Colleague> coaches() {
        return directory.coaches().stream().map(Doing::colleague).toList();
    }

    /** What at most 1,000 people are called who work at the schools of these, without these themselves. */
    public List<Nearby> near(Collection<PersonId> people) {
        return directory.near(people, NEAR);
    }

    /** What each does and where; an empty text for somebody without a position. */
    public Map<PersonId, String> about(Collection<PersonId> people) {
        return known(people).of(people).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, rows -> Doing.about(rows.getValue())));
    }

    /** Whether a position of this kind would be over one of these. */
    boolean under(String kind, Collection<PersonId> people) {
        var works = known(people).of(people).values().stream();
        return kind.equals("district lead")
                ? works.anyMatch(rows -> rows.stream().anyMatch(row -> row.kind() != null))
                : works.anyMatch(Doing::coaches);
    }

    /** Of these, who has a position over the reader, and a sentence that says which. */
    public Map<PersonId, String> over(Collection<PersonId> people) {
        var known = known(people);
        return known.over(people).entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        one -> say(
                                "people.over." + one.getValue().replace(' ', '-'),
                                known.of(one.getKey()).getFirst().name())));
    }

    /** Who works here and whose name or address holds these letters, by name; empty letters find everybody. */
    public List<Addressee> addressees(String letters, int most) {
        return directory.addressees(letters, most);
    }

    /** The reader's own. */
    public District district() {
        return Once.read(
                key("district"),
                () -> known(Set.of()).district().orElseThrow(() -> new EmptyResultDataAccessException(1)));
    }

    /** What the reader is called. */
    String reader(PersonId reader) {
        return Once.read(key("reader"), () -> names(Set.of(reader)).of(Set.of(reader)));
    }

    /** Whether a position waits for the reader's answer. */
    boolean offered() {
        return known(Set.of()).offered();
    }

    /** Whether the reader has a position over others, of a school, its coaches or the district, or is paused for one they had. */
    public boolean leads() {
        return known(Set.of()).leads();
    }

    /** Whether all staff are told at the moment of a rule that changes. */
    public boolean toldOfRules() {
        return known(Set.of()).told();
    }

    /** The district, the reader and these people, in one question; the first two are kept until the page is drawn. */
    private Known known(Collection<PersonId> people) {
        var known = Once.inTransaction("people.known", Known::new);
        var missing = known.missing(people);
        if (missing.isEmpty()) return known;
        directory.read(known, missing);
        known.district().ifPresent(district -> Once.read(key("district"), () -> district));
        known.reader().ifPresent(name -> Once.read(key("reader"), () -> name));
        return known;
    }

    private static String key(String what) {
        return "people." + what + " " + CurrentPerson.ifAny();
    }
}
