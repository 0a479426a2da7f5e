package org.twolearn.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What whoever runs the server reads in its log about doors and tricks: that it happened, and when. Never who or with
 * whom: that somebody takes part is confidential, and their own page tells them of each sign-in.
 */
public enum Noticed {
    SIGNED_IN(false),
    SIGNED_OUT(false),
    UNKNOWN_CODE(true),
    UNKNOWN_PASSKEY(true),
    LINK_THAT_IS_GONE(true),
    FORM_OF_ANOTHER_SITE(true),
    ASKED_BY_ANOTHER_ADDRESS(true),
    MALFORMED_ADDRESS(true),
    REFUSED_BY_THE_DATABASE(true);

    private static final Logger LOG = LoggerFactory.getLogger(Noticed.class);

    private final boolean stopped;

    Noticed(boolean stopped) {
        this.stopped = stopped;
    }

    public void log() {
        if (stopped) LOG.warn("Stopped: {}", name());
        else LOG.info("Noticed: {}", name());
    }
}
