package org.twolearn.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.FirstLook;
import org.twolearn.vault.InHand;
import org.twolearn.vault.WayIn;
import org.twolearn.web.Noticed;
import org.twolearn.web.Waiting;

/** Knows who comes in by the token they carry, and tells everything behind it. Nobody gets no further than the door. */
@Component
@Order(Doorkeeper.AFTER_SECURITY)
class Doorkeeper extends OncePerRequestFilter {
    static final int AFTER_SECURITY = 10;

    static final String LET_IN = Doorkeeper.class.getName() + " let in";

    private static final Pattern OPEN_TO_ALL = Pattern.compile(
            "/(signin|enrollment|setup|demo|answer|css|js|img|fonts)(/.*)?|/(recorder|offline|promises|promises/data|promises/signature|principal|leaving|answered)|/[\\w.-]+\\.[a-z]{2,12}|/error|/health");
    private static final Pattern STATIC = Pattern.compile("/(css|js|img|fonts)/.*");
    // What a device that is not admitted may do: learn what to do, do it, and leave.
    private static final Pattern BEFORE_ADMISSION = Pattern.compile("/(device|signout)(/.*)?");

    private final SessionTable sessions;
    private final PassesOfDevices passes;
    private final Keeps keeps;
    private final DataSource database;

    Doorkeeper(SessionTable sessions, PassesOfDevices passes, Keeps keeps, DataSource database) {
        this.sessions = sessions;
        this.passes = passes;
        this.keeps = keeps;
        this.database = database;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return STATIC.matcher(path(request)).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (CurrentPerson.ifAny().isPresent()) {
            chain.doFilter(request, response);
            return;
        }
        var sender = passes.holder(request);
        if (sender.isPresent()) {
            // Whoever is signed in on a shared tablet meanwhile: what was recorded is its recorder's. They are counted
            // like
            // somebody whose device is not let in, so that a stolen pass uses up nothing of theirs.
            request.setAttribute(Noticed.SESSION, sender.get().session());
            as(sender.get(), request, response, chain);
            return;
        }
        var token = keeps.read(request, Keeps.What.SESSION);
        var open = OPEN_TO_ALL.matcher(path(request)).matches();
        if (token.isEmpty() || open || !"GET".equals(request.getMethod()))
            enter(token.flatMap(known -> who(known, request)), open, request, response, chain);
        else
            try (var look = FirstLook.begin(database)) {
                var who = sessions.enter(token.get());
                who.ifPresent(known -> look.told(known.person(), known.device()));
                enter(who, false, request, response, chain);
            }
    }

    /** Where the database has gone, the page that says so is still drawn, for nobody in particular. */
    private Optional<SessionTable.SignedIn> who(Secret token, HttpServletRequest request) {
        try {
            return sessions.who(token);
        } catch (DataAccessException away) {
            if (request.getDispatcherType() == DispatcherType.ERROR) return Optional.empty();
            throw away;
        }
    }

    private void enter(
            Optional<SessionTable.SignedIn> who,
            boolean open,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (who.isEmpty()) {
            if (open) chain.doFilter(request, response);
            else {
                Noticed.SESSION_OVER.log();
                response.sendRedirect(signin(request));
            }
        } else if (who.get().admitted()
                || open
                || BEFORE_ADMISSION.matcher(path(request)).matches()) {
            request.setAttribute(Noticed.SESSION, who.get().session());
            request.setAttribute(LET_IN, who.get().admitted());
            keeps.read(request, Keeps.What.DEVICE)
                    .or(() -> keeps.read(request, Keeps.What.SESSION))
                    .ifPresent(browser -> Waiting.under(
                            browser.derived("waiting " + who.get().person().value())
                                    .text()));
            as(who.get(), request, response, chain);
        } else {
            Noticed.DEVICE_NOT_LET_IN.log(who.get().session());
            response.sendRedirect("/device");
        }
    }

    /** The session a request came with, if it came with one. */
    static @Nullable UUID session(HttpServletRequest request) {
        return (UUID) request.getAttribute(Noticed.SESSION);
    }

    /** Whether it came from a device of theirs that is let in. */
    static boolean letIn(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(LET_IN));
    }

    /** Where to go after signing in: a page of our own or Home, never another site. */
    static String onward(@Nullable String then) {
        return then != null && then.matches("/(?!.*(//|\\.\\.))(?![/\\\\])[\\w./?=&%~+-]{0,300}") ? then : "/";
    }

    /** What the browser keeps opens what only members hold, on an admitted device, for this request. */
    private @Nullable WayIn wayIn(SessionTable.SignedIn who, HttpServletRequest request) {
        if (!who.admitted()) return null;
        return keeps.read(request, Keeps.What.DEVICE)
                .filter(Secret::looksFresh)
                .map(browser -> WayIn.device(who.person(), browser.text()))
                .orElse(null);
    }

    private void as(
            SessionTable.SignedIn who, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            CurrentPerson.<Boolean, Exception>call(
                    who.person(),
                    who.device(),
                    () -> InHand.<Boolean, Exception>call(wayIn(who, request), () -> {
                        chain.doFilter(request, response);
                        return true;
                    }));
        } catch (ServletException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    private static String signin(HttpServletRequest request) {
        var page = path(request);
        if (!"GET".equals(request.getMethod()) || "/".equals(page)) return "/signin";
        var query = request.getQueryString();
        return "/signin?then="
                + URLEncoder.encode(onward(query == null ? page : page + "?" + query), StandardCharsets.UTF_8);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
