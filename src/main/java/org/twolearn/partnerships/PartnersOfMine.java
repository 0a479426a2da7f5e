package org.twolearn.partnerships;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.twolearn.people.MyPartners;
import org.twolearn.people.PersonId;

@Component
class PartnersOfMine implements MyPartners {
    private final ObjectProvider<Partnerships> partnerships;

    PartnersOfMine(ObjectProvider<Partnerships> partnerships) {
        this.partnerships = partnerships;
    }

    @Override
    public List<Set<PersonId>> others() {
        return partnerships.getObject().partnersInMine().values().stream()
                .map(partners -> partners.others().stream().map(Partner::id).collect(toSet()))
                .toList();
    }
}
