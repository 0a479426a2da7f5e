package org.twolearn.partnerships;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.web.Templates;

/** The letters that everybody signed, of which each has a copy: all of the reader's partnerships in two questions. */
@Service
public class Letters {
    private final AgreementTable table;
    private final Partnerships partnerships;
    private final People people;
    private final Templates templates;

    Letters(AgreementTable table, Partnerships partnerships, People people, Templates templates) {
        this.table = table;
        this.partnerships = partnerships;
        this.people = people;
        this.templates = templates;
    }

    /**
     * @param lines by the name of who wrote them, then by question
     * @param signed by name, when
     * @param page the letter as it is printed
     */
    public record Signed(
            PartnershipId partnership,
            int version,
            String fingerprint,
            Map<String, Map<String, String>> lines,
            Map<String, String> shared,
            Map<String, Instant> signed,
            Content page) {}

    /** The one in force, of each partnership that has one. */
    @Transactional(readOnly = true)
    public List<Signed> signedByAll() {
        var agreements = table.all();
        var partners = partnerships.partnersInMine();
        var about = people.about(partners.values().stream()
                .flatMap(all -> all.everybody().stream())
                .map(Partner::id)
                .collect(toSet()));
        var zone = people.district().zone();
        return agreements.entrySet().stream()
                .filter(one -> partners.containsKey(one.getKey()))
                .map(one -> view(one.getValue(), Objects.requireNonNull(partners.get(one.getKey())), about, zone))
                .filter(view -> view.inForce() > 0)
                .map(this::signed)
                .toList();
    }

    private static LetterView view(Agreement agreement, Partners partners, Map<PersonId, String> about, ZoneId zone) {
        return LetterView.of(agreement, agreement.inForce(partners.members()), partners, about, zone);
    }

    private Signed signed(LetterView view) {
        var lines = new LinkedHashMap<String, Map<String, String>>();
        for (var one : view.people())
            lines.put(one.name(), view.letter().of(one.id()).byQuestion());
        return new Signed(
                view.partners().id(),
                view.letter().version(),
                view.fingerprint(),
                lines,
                view.letter().shared().byQuestion(),
                view.people().stream()
                        .filter(one -> view.signature(one.id()).isPresent())
                        .collect(toMap(
                                Partner::name,
                                one -> view.signature(one.id()).orElseThrow().at())),
                templates.part(
                        "partnerships/lettertext",
                        Map.of(
                                "view",
                                view,
                                "heading",
                                say("partnerships.letter.heading", Partners.named(view.people())))));
    }
}
