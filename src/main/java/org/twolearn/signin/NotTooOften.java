package org.twolearn.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.PersonId;
import org.twolearn.web.Noticed;

/**
 * A program that goes on and on as somebody is slowed down, as that person alone; and where their devices are not let in,
 * apart from those that are, so that who has only an account keeps nobody out. Whoever is not signed in is counted by
 * nothing, since a school has one address; what they send waits in a line of its own, so that nobody inside waits for it.
 */
@Component
@Order(Doorkeeper.AFTER_SECURITY + 1)
class NotTooOften extends OncePerRequestFilter {
    static final double A_PAGE = 1, A_FORM = 2, WHAT_COSTS = 60, A_SECOND = 5;
    static final int OUTSIDE_AT_ONCE = 6, PATIENCE_SECONDS = 10;

    /** Of somebody who is not signed in; a passkey's answer is the longest of what they may send. */
    static final int A_LETTER = 16 << 10;

    private static final Pattern STATIC = Pattern.compile("/(css|js|img|fonts)/.*|/health");
    // What reads all that somebody wrote, or all of a district.
    private static final Pattern COSTLY =
            Pattern.compile("GET /me/words/export\\.zip|POST /roster(/.*)?|POST /me/words/.*");

    final Semaphore outside = new Semaphore(OUTSIDE_AT_ONCE, true);
    private final Pace<Who> pace;

    private record Who(PersonId person, boolean letIn) {}

    /** @param most what somebody may ask for at once; five of it come back each second */
    NotTooOften(@Value("${twolearn.requests-at-once:300}") double most) {
        pace = new Pace<>(most, most / 300 * A_SECOND, System::nanoTime);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return STATIC.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = CurrentPerson.ifAny();
        if (person.isEmpty()) outside(request, response, chain);
        else if (pace.spend(new Who(person.get(), Doorkeeper.letIn(request)), cost(request)))
            chain.doFilter(request, response);
        else stop(response, HttpStatus.TOO_MANY_REQUESTS);
    }

    static double cost(HttpServletRequest request) {
        if (COSTLY.matcher(request.getMethod() + " " + request.getRequestURI()).matches()) return WHAT_COSTS;
        return request.getMethod().equals("GET") ? A_PAGE : A_FORM;
    }

    private void outside(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("GET")) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() > A_LETTER) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        // Before there is a place for it: who sends a letter a second waits for themselves, and stands in nobody's way.
        var whole = Whole.of(request);
        if (!place()) stop(response, HttpStatus.SERVICE_UNAVAILABLE);
        else
            try {
                chain.doFilter(whole, response);
            } finally {
                outside.release();
            }
    }

    private boolean place() {
        try {
            return outside.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void stop(HttpServletResponse response, HttpStatus status) throws IOException {
        Noticed.TOO_OFTEN.log();
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        response.sendError(status.value());
    }
}
