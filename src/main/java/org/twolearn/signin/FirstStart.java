package org.twolearn.signin;

import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Who reads the console is who runs the machine: they get the address at which the first person is made. */
@Component
class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final Secret token = Secret.fresh();
    private final DoorTable door;
    private final Site site;
    private final boolean demo;

    FirstStart(DoorTable door, Site site, @Value("${twolearn.demo:false}") boolean demo) {
        this.door = door;
        this.site = site;
        this.demo = demo;
    }

    /** Whether this is the token on the console, and there is nobody yet. */
    boolean admits(String given) {
        return MessageDigest.isEqual(token.hash(), new Secret(given).hash())
                && door.door().empty();
    }

    String path() {
        return "/setup/" + token.text();
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        var address = address(event);
        if (demo) LOG.info("The demo is at {}/demo", address);
        else if (door.door().empty()) LOG.info("Set up TwoLearn: {}{}", address, path());
        else LOG.info("TwoLearn is at {}", address);
    }

    private String address(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        var url = site.url();
        return url == null
                ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                : url.toString().replaceFirst("/$", "");
    }
}
