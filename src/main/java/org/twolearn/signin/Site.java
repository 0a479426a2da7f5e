package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where people reach this TwoLearn: an https address, or this machine only. */
record Site(@Nullable URI url) {
    static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    boolean secure() {
        return url != null;
    }

    /** What passkeys are made for, for ever. */
    String host() {
        return url == null ? "localhost" : url.getHost();
    }

    /** Another name that leads here is somebody else's trick (DNS rebinding). */
    boolean answersTo(HttpServletRequest request) {
        var asked = request.getServerName();
        return url == null
                ? THIS_MACHINE.contains(asked)
                : request.isSecure() && url.getHost().equalsIgnoreCase(asked);
    }

    /** As a browser writes it in the header Origin. */
    String origin(HttpServletRequest request) {
        if (url == null) return "http://" + request.getServerName() + ":" + request.getServerPort();
        return "https://" + url.getHost() + (url.getPort() < 0 || url.getPort() == 443 ? "" : ":" + url.getPort());
    }

    String address(HttpServletRequest request, String path) {
        return origin(request).replaceFirst(":80$", "") + path;
    }
}
