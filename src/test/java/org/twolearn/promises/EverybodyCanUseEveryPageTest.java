package org.twolearn.promises;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Story;

/** Add a page to {@link Opened} when you build it. */
@Story
@DisplayName(
        "Axe finds nothing on any page, on a phone and a laptop, by day and by night, and nothing scrolls sideways")
class EverybodyCanUseEveryPageTest {
    private static final List<String> PUBLIC =
            List.of("/promises", "/principal", "/leaving", "/signin", "/nothing-here");
    private static final List<String> OF_THE_DISTRICT = List.of("/", "/school", "/positions/new", "/me/welcome");
    private static final List<String> RUNNING = List.of("/roster", "/school/settings", "/enrolments");

    @LocalServerPort
    int port;

    Looked looked;
    Lived lived;

    @BeforeEach
    void someoneHasLived() {
        looked = new Looked(port);
        lived = Lived.at(port);
    }

    @Test
    @DisplayName("Signed out")
    void signedOut() {
        looked.at(null, PUBLIC);
    }

    @Test
    @DisplayName("As the host of a visit")
    void asTheHost() {
        var pages = new ArrayList<>(Opened.by(lived.host, lived).keySet());
        pages.addAll(OF_THE_DISTRICT);
        looked.at(lived.ana, pages);
    }

    @Test
    @DisplayName("As the partner who recorded it")
    void asThePartner() {
        looked.at(lived.ben, List.copyOf(Opened.by(lived.coach, lived).keySet()));
    }

    @Test
    @DisplayName("As who is asked, as a principal, and as who runs the district")
    void asTheOthers() {
        looked.at(lived.tom, List.of("/", "/partnerships", "/partnerships/" + lived.open));
        looked.at(lived.pat, OF_THE_DISTRICT);
        looked.at(lived.olga, RUNNING);
    }
}
