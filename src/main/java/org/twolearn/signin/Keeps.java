package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** What a browser keeps for us: who is signed in, which device it is, and a passkey or a school account under way. */
@Component
class Keeps {
    enum What {
        SESSION("twolearn", Duration.ofDays(30), "Lax"),
        DEVICE("twolearn-device", Duration.ofDays(400), "Lax"),
        CEREMONY("twolearn-passkey", Duration.ofMinutes(5), "Strict"),
        // Comes back from another site, which a strict cookie does not.
        ACCOUNT("twolearn-account", Duration.ofMinutes(30), "Lax");

        private final String name;
        private final Duration age;
        private final String sameSite;

        What(String name, Duration age, String sameSite) {
            this.name = name;
            this.age = age;
            this.sameSite = sameSite;
        }
    }

    private final Site site;

    Keeps(Site site) {
        this.site = site;
    }

    Optional<Secret> read(HttpServletRequest request, What what) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(what)))
                .map(cookie -> new Secret(cookie.getValue()));
    }

    void give(HttpServletResponse response, What what, Secret secret) {
        set(response, what, secret.text(), what.age);
    }

    void takeBack(HttpServletResponse response, What what) {
        set(response, what, "", Duration.ZERO);
        // The pages too: who sits down next goes back to none of them. What was recorded and is not sent yet stays.
        if (what == What.SESSION) response.setHeader("Clear-Site-Data", "\"cache\"");
    }

    private void set(HttpServletResponse response, What what, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(what), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(site.secure())
                        .sameSite(what.sameSite)
                        .maxAge(age)
                        .build()
                        .toString());
    }

    private String name(What what) {
        return (site.secure() ? "__Host-" : "") + what.name;
    }
}
