package org.twolearn.signin;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Set;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.twolearn.Fuzzing;

/** Any text as Sec-Fetch-Site, Origin, Host, cookie, browser and way onward: no other site's form comes through. */
public final class HeaderFuzzer {
    private static final Set<String> OURS = Set.of("same-origin", "none");
    private static final String OWN = "https://school.example";
    private static final Site SITE = new Site(URI.create(OWN));

    private HeaderFuzzer() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        var pieces = Fuzzing.pieces(bytes, 5);
        var request = new MockHttpServletRequest("POST", "/notebook");
        request.setServerName(pieces[2].isEmpty() ? "school.example" : pieces[2]);
        request.setSecure(true);
        if (!pieces[0].isEmpty()) request.addHeader("Sec-Fetch-Site", pieces[0]);
        if (!pieces[1].isEmpty()) request.addHeader("Origin", pieces[1]);
        var chain = new MockFilterChain();
        new SameSite(SITE).doFilter(request, new MockHttpServletResponse(), chain);
        var ours = OURS.contains(pieces[0]) || pieces[0].isEmpty() && (pieces[1].isEmpty() || pieces[1].equals(OWN));
        var here = pieces[2].isEmpty() || pieces[2].equalsIgnoreCase("school.example");
        if ((chain.getRequest() != null) != (ours && here)) throw new AssertionError("Let in, or shut out");
        cookie(pieces[3]);
        onward(pieces[4]);
        Visitor.label(pieces[4]);
    }

    private static void cookie(String value) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setCookies(new Cookie("__Host-twolearn", value));
        var secret = new Keeps(SITE).read(request, Keeps.What.SESSION).orElseThrow();
        if (secret.hash().length != 32) throw new AssertionError("No hash");
        if (secret.looksFresh() && !value.matches("[\\w-]{43}")) throw new AssertionError("A word that is no secret");
    }

    private static void onward(String then) {
        var page = Doorkeeper.onward(then);
        var there = URI.create(OWN).resolve("/signin");
        if (!page.matches("/([^/\\\\].*)?") || page.chars().anyMatch(c -> c < ' '))
            throw new AssertionError("Onward to another site from " + there + ": " + page);
    }
}
