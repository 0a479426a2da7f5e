package org.twolearn.sharing;

import gg.jte.Content;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** That somebody shows the reader something new, or asks for words of theirs. Never what. */
@Component
@Order(20)
@Transactional(readOnly = true)
class ShownOnHome implements HomePart {
    private final ShareTable shares;
    private final People people;
    private final Templates templates;

    ShownOnHome(ShareTable shares, People people, Templates templates) {
        this.shares = shares;
        this.people = people;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.WAITING;
    }

    @Override
    public @Nullable Content show() {
        var waiting = shares.waiting();
        if (waiting.isEmpty()) return null;
        var names = people.names(waiting.stream()
                .flatMap(share -> Stream.of(share.by(), share.with()))
                .toList());
        return templates.part(
                "sharing/waiting",
                Map.of(
                        "waiting",
                        waiting,
                        "me",
                        CurrentPerson.id(),
                        "said",
                        new Said(names, people.district().zone())));
    }
}
