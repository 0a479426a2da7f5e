package org.twolearn.stories;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;

/** Add a page to its list when you build it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class AccessibilityTest {
    private static final List<String> PUBLIC = List.of("/promises", "/principal", "/leaving", "/nothing-here");
    private static final List<String> SIGNED_IN = List.of("/", "/partnerships", "/nothing-here");

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Test
    void everybodyCanUseThePublicPages() {
        new Looked(port).at(null, PUBLIC);
    }

    @Test
    void everybodyCanUseThePagesOfSomebodySignedIn() {
        new Looked(port).at(Someone.called("Ada"), SIGNED_IN);
    }

    @Test
    void everybodyCanAskAPartnerToConfirmADeviceAndBeAsked() {
        var ana = Someone.called("Ana");
        var ben = Someone.called("Ben");
        pair.agreed(ana, ben);
        var request = UUID.randomUUID();
        var db = Database.superuser();
        db.sql(
                        "insert into device_request (person_id, request_id, device_id, label, number_hash) values (?, ?, ?, 'Chrome', '')")
                .params(ana.value(), request, Someone.device(ana).value())
                .update();
        db.sql("insert into telling (person_id, telling_id, how) values (?, gen_random_uuid(), 'code')")
                .param(ana.value())
                .update();
        new Looked(port).at(ben, List.of("/", "/confirmations/" + request));
        new Looked(port).at(ana, List.of("/", "/me"));
        db.sql("update device set admitted_at = null where person_id = ?")
                .param(ana.value())
                .update();
        new Looked(port).at(ana, List.of("/device"));
    }
}
