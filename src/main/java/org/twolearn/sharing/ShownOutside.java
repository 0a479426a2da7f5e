package org.twolearn.sharing;

import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.Happened;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.PartnershipPart;
import org.twolearn.people.People;
import org.twolearn.web.Once;
import org.twolearn.web.Templates;

/** On the partnership's page: what members show to somebody outside, for all of them to see. */
@Component
@Transactional(readOnly = true)
class ShownOutside implements PartnershipPart {
    private final ShareTable shares;
    private final People people;
    private final Templates templates;

    ShownOutside(ShareTable shares, People people, Templates templates) {
        this.shares = shares;
        this.people = people;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.SHOWN;
    }

    @Override
    public Content show(Partners partners) {
        var all = of(partners.id());
        var model = new HashMap<String, Object>();
        model.put("partners", partners);
        model.put("shares", all);
        model.put("said", said(all));
        return templates.part("sharing/part", model);
    }

    @Override
    public List<Happened> happened(Partners partners) {
        var all = of(partners.id());
        var said = said(all);
        return all.stream().flatMap(share -> happened(share, said)).toList();
    }

    private static Stream<Happened> happened(Share share, Said said) {
        var with = said.name(share.with());
        var began = happened(share, share.at(), say("sharing.happened", with));
        if (share.open()) return Stream.of(began);
        var ended = share.ended();
        return Stream.of(
                began,
                ended == null
                        ? happened(share, share.closes(), say("sharing.happened-over", with))
                        : happened(share, ended, say("sharing.happened-ended", with)));
    }

    private static Happened happened(Share share, Instant at, String what) {
        return new Happened(at, Set.of(share.by()), what, null, "/shares/given/" + share.id());
    }

    private Said said(List<Share> all) {
        return new Said(
                people.names(all.stream().map(Share::with).toList()),
                people.district().zone());
    }

    private List<Share> of(PartnershipId partnership) {
        return Once.inTransaction("shares of " + partnership.value(), () -> shares.of(partnership));
    }
}
