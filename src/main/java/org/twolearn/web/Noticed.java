package org.twolearn.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What whoever runs the server reads in its log about doors and tricks: what happened, when, at which kind of page, and
 * which lines belong to one sign-in. Never who, what or with whom: that somebody takes part is confidential, and their
 * own page tells them of each sign-in.
 */
public enum Noticed {
    SIGNED_IN(false),
    SIGNED_OUT(false),
    SESSION_OVER(false),
    DEVICE_NOT_LET_IN(false),
    UNKNOWN_CODE(true),
    UNKNOWN_PASSKEY(true),
    UNKNOWN_ACCOUNT(true),
    OTHER_NUMBER(true),
    LINK_THAT_IS_GONE(true),
    NOT_THERE_OR_NOT_THEIRS(true),
    TOO_OFTEN(true),
    SESSIONS_ENDED_FOR_OTHERS(true),
    FORM_OF_ANOTHER_SITE(true),
    ASKED_BY_ANOTHER_ADDRESS(true),
    MALFORMED_ADDRESS(true),
    REFUSED_BY_THE_DATABASE(true);

    /** The attribute of a request in which stands the session it came with. */
    public static final String SESSION = "org.twolearn.session";

    private static final Logger LOG = LoggerFactory.getLogger(Noticed.class);
    private static final Handles HANDLES = new Handles();

    private final boolean stopped;

    Noticed(boolean stopped) {
        this.stopped = stopped;
    }

    public void log() {
        var request = request();
        log(request, request == null ? null : (UUID) request.getAttribute(SESSION));
    }

    /** @param session one that has just begun */
    public void log(UUID session) {
        log(request(), session);
    }

    private void log(@Nullable HttpServletRequest request, @Nullable UUID session) {
        var line = name() + " at " + where(request) + " by "
                + (session == null ? "nobody" : HexFormat.of().formatHex(HANDLES.of(session)));
        if (stopped) LOG.warn("Stopped: {}", line);
        else LOG.info("Noticed: {}", line);
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }

    /** The kind of page, as it stands in the program: what was asked for may hold an id, a link or somebody's words. */
    private static String where(@Nullable HttpServletRequest request) {
        if (request == null || !request.getMethod().matches("[A-Z]{3,7}")) return "the door";
        var page = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (page == null ? "the door" : page);
    }
}
