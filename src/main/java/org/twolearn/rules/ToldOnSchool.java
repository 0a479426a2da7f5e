package org.twolearn.rules;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.twolearn.people.People;
import org.twolearn.people.ToldToAll;

/** The same on the School page, whether or not somebody has put it away on their Home. */
@Component
class ToldOnSchool implements ToldToAll {
    private final ObjectProvider<Rules> rules;
    private final ObjectProvider<People> people;

    ToldOnSchool(ObjectProvider<Rules> rules, ObjectProvider<People> people) {
        this.rules = rules;
        this.people = people;
    }

    @Override
    public List<String> lines() {
        var zone = people.getObject().district().zone();
        return rules.getObject().told(false).stream().map(one -> one.told(zone)).toList();
    }
}
