package org.twolearn.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.twolearn.web.Noticed;
import org.twolearn.web.Words;

/** Answers to our own name only, and lets no other site send a form in somebody's name. */
@Component
@Order(Doorkeeper.AFTER_SECURITY - 1)
class SameSite extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Site site;

    SameSite(Site site) {
        this.site = site;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Whatever watches over the server asks by any name, and is told nothing but "ok".
        if (request.getRequestURI().equals("/health")) chain.doFilter(request, response);
        else if (!site.answersTo(request))
            say(response, 421, "signin.stopped.other-address", Noticed.ASKED_BY_ANOTHER_ADDRESS);
        else if (READING.contains(request.getMethod()) || fromOurselves(request)) chain.doFilter(request, response);
        else say(response, HttpServletResponse.SC_FORBIDDEN, "signin.stopped.other-site", Noticed.FORM_OF_ANOTHER_SITE);
    }

    private static void say(HttpServletResponse response, int status, String sentence, Noticed what)
            throws IOException {
        what.log();
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(Words.say(sentence));
    }

    /** Every browser of the last years says where a form comes from; what says nothing is no browser and has no cookies. */
    private boolean fromOurselves(HttpServletRequest request) {
        var from = request.getHeader("Sec-Fetch-Site");
        if (from != null) return from.equals("same-origin") || from.equals("none");
        var origin = request.getHeader("Origin");
        return origin == null || origin.equals(site.origin(request));
    }
}
