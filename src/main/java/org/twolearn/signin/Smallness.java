package org.twolearn.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Only a roster is big. Whatever else is sent says how long it is, and is short, or it is not read at all. */
@Component
@Order(Doorkeeper.AFTER_SECURITY - 2)
class Smallness extends OncePerRequestFilter {
    private static final long A_FILE = 100 << 10;
    private static final long A_FORM = 2 << 20;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals("/roster");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var most = ofFiles(request.getContentType()) ? A_FILE : A_FORM;
        if (request.getContentLengthLong() > most) response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null)
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        else chain.doFilter(request, response);
    }

    private static boolean ofFiles(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
