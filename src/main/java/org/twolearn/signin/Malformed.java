package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.twolearn.web.Noticed;

/** An address with tricks in it is turned away before the filter that adds headers; its page carries the same ones. */
@Component
class Malformed implements RequestRejectedHandler {
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException trick)
            throws IOException {
        Noticed.MALFORMED_ADDRESS.log();
        response.setHeader("Content-Security-Policy", Security.ONLY_OURS);
        response.setHeader("Permissions-Policy", Security.NO_DEVICES);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
}
