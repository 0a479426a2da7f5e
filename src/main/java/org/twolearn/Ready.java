package org.twolearn;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started TwoLearn where to open it. */
@Component
class Ready {
    @EventListener
    @SuppressWarnings("SystemOut") // The person who typed ./twolearn reads the terminal.
    void ready(ApplicationReadyEvent event) {
        var settings = event.getApplicationContext().getEnvironment();
        if (settings.containsProperty("local.server.port"))
            System.out.println("TwoLearn is ready: " + address(settings));
    }

    static String address(Environment settings) {
        var url = settings.getProperty("twolearn.url", "");
        if (!url.isBlank()) return url;
        var scheme = settings.containsProperty("twolearn.tls.certificate") ? "https" : "http";
        return scheme + "://localhost:" + settings.getProperty("local.server.port");
    }
}
