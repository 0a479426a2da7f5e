package org.twolearn.partnerships;

import static java.util.stream.Collectors.toSet;
import static org.twolearn.web.Words.say;

import java.util.Collection;
import java.util.List;
import org.twolearn.people.Nearby;

/**
 * E2: the colleagues nobody writes about in a partnership, for the writer's own device, which writes "a colleague" instead. A
 * family's name that a partner has too is left alone.
 */
record NotPartners(List<String> names, Collection<String> families, String instead, String became, String back) {
    static NotPartners of(Partners partners, List<Nearby> near) {
        var families = near.stream().map(Nearby::family).collect(toSet());
        families.removeIf(family ->
                partners.now().stream().anyMatch(partner -> partner.name().endsWith(" " + family)));
        return new NotPartners(
                near.stream().map(Nearby::name).toList(),
                families,
                say("partnerships.colleague.instead"),
                say("partnerships.colleague.became", "{0}"),
                say("partnerships.colleague.back"));
    }
}
