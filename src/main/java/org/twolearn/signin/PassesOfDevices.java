package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.twolearn.people.Passes;

/**
 * A lesson without network outlasts a sign-in. Who downloaded its plan gets a pass made from the session's secret, which
 * opens one address for sending, on the same device, until a day after that session has run out.
 */
@Component
class PassesOfDevices implements Passes {
    private static final String SCHEME = "Pass ";
    private static final Pattern SENDS = Pattern.compile("/partnerships/[0-9a-f-]{36}/visits/[0-9a-f-]{36}/events");

    private final PassTable table;
    private final Keeps keeps;

    PassesOfDevices(PassTable table, Keeps keeps) {
        this.table = table;
        this.keeps = keeps;
    }

    @Override
    public Optional<String> forLater(String address) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes))
            return Optional.empty();
        var request = attributes.getRequest();
        var session = Doorkeeper.session(request);
        var token = keeps.read(request, Keeps.What.SESSION);
        if (session == null || token.isEmpty() || browser(request).isEmpty()) return Optional.empty();
        var pass = token.get().derived("pass " + address);
        table.give(session, bound(pass, address));
        return Optional.of(pass.text());
    }

    /** Who sends with a pass: nobody for any other address than its own. */
    Optional<SessionTable.SignedIn> holder(HttpServletRequest request) {
        var given = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (given == null || !given.startsWith(SCHEME) || !"POST".equals(request.getMethod())) return Optional.empty();
        var address = request.getRequestURI();
        var pass = new Secret(given.substring(SCHEME.length()));
        if (!pass.looksFresh() || !SENDS.matcher(address).matches()) return Optional.empty();
        return browser(request).flatMap(browser -> table.holder(bound(pass, address), browser));
    }

    private Optional<Secret> browser(HttpServletRequest request) {
        return keeps.read(request, Keeps.What.DEVICE).filter(Secret::looksFresh);
    }

    private static Secret bound(Secret pass, String address) {
        return new Secret(address + " " + pass.text());
    }
}
