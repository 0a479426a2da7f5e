package org.twolearn.signin;

import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.Names;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** Told at once, on Home: somebody came in as you where nothing opens yet, a partner asks, something was let in (W8). */
@Component
class Told implements HomePart {
    /** @param sentence already in the reader's words */
    record Line(Telling telling, String sentence) {
        boolean own() {
            return telling.whose().equals(CurrentPerson.id());
        }
    }

    private final TellingTable table;
    private final People people;
    private final Templates templates;

    Told(TellingTable table, People people, Templates templates) {
        this.table = table;
        this.people = people;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.WAITING;
    }

    @Override
    public @Nullable Content show() {
        var tellings = table.current();
        return tellings.isEmpty() ? null : templates.part("signin/told", Map.of("lines", lines(tellings)));
    }

    private List<Line> lines(List<Telling> tellings) {
        var moments = new Moments(people.district().zone());
        var others = tellings.stream().map(Telling::whose).collect(Collectors.toSet());
        tellings.stream().map(Telling::by).filter(Objects::nonNull).forEach(others::add);
        others.remove(CurrentPerson.id());
        var names = others.isEmpty() ? new Names(Map.of()) : people.names(others);
        return tellings.stream()
                .map(telling -> new Line(telling, sentence(telling, names, moments)))
                .toList();
    }

    private static String sentence(Telling telling, Names names, Moments moments) {
        var own = telling.whose().equals(CurrentPerson.id());
        return switch (telling.what()) {
            case "device" -> telling.label() + ". " + say("signin.waits.say", moments.minute(telling.at()));
            case "mine" -> say("signin.mine.say", telling.label(), moments.minute(telling.at()));
            case "later" -> say("signin.asks.line-later", names.of(List.of(telling.whose())), telling.label());
            case "connected" -> say("signin.told.own-connected", moments.minute(telling.at()));
            case "asked" ->
                own
                        ? say("signin.told.own-asked", moments.minute(telling.at()))
                        : say("signin.told.asked", names.of(List.of(telling.whose())), moments.day(telling.at()));
            case "request" -> say("signin.asks.line", names.of(List.of(telling.whose())), telling.label());
            case "link" ->
                own
                        ? say("signin.told.own-link", moments.day(telling.at()))
                        : say("signin.told.link", names.of(List.of(telling.whose())), moments.day(telling.at()));
            case "account" ->
                own
                        ? say("signin.told.own-account", moments.minute(telling.at()))
                        : say("signin.told.account", names.of(List.of(telling.whose())), moments.day(telling.at()));
            default ->
                own
                        ? say("signin.told.own", moments.minute(telling.at()), by(telling, names))
                        : say(
                                CurrentPerson.id().equals(telling.by())
                                        ? "signin.told.device-by-you"
                                        : "signin.told.device",
                                names.of(List.of(telling.whose())),
                                moments.day(telling.at()));
        };
    }

    private static String by(Telling telling, Names names) {
        return telling.by() == null ? say("signin.by." + telling.what()) : names.of(List.of(telling.by()));
    }

    /** Names of those who confirmed or made something, for a page that lists what stays. */
    static List<PersonId> named(List<TellingTable.Kept> kept) {
        return kept.stream()
                .map(TellingTable.Kept::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
