package org.twolearn.stories;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Database;
import org.twolearn.Someone;

/** Add a page to its list when you build it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class AccessibilityTest {
    private static final List<String> PUBLIC = List.of("/promises", "/principal", "/leaving", "/nothing-here");
    private static final List<String> SIGNED_IN = List.of("/", "/partnerships", "/nothing-here");

    @LocalServerPort
    int port;

    @Test
    void everybodyCanUseThePublicPages() {
        new Looked(port).at(null, PUBLIC);
    }

    @Test
    void everybodyCanUseThePagesOfSomebodySignedIn() {
        new Looked(port).at(Someone.called("Ada"), SIGNED_IN);
    }
}
