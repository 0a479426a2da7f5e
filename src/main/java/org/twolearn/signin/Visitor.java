package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The browser that asks, before anybody is known. */
record Visitor(Secret browser, String label) {
    /** Reads the secret by which a browser is known again, and gives it one where it has none. */
    @Component
    record Hall(Keeps keeps) {
        Visitor meet(HttpServletRequest request, HttpServletResponse response) {
            // Only one that we could have made ourselves: a word that somebody thought up is no secret.
            var browser = keeps.read(request, Keeps.What.DEVICE)
                    .filter(Secret::looksFresh)
                    .orElseGet(Secret::fresh);
            // Given anew each time, so that a device in use is never forgotten.
            keeps.give(response, Keeps.What.DEVICE, browser);
            return new Visitor(browser, label(request.getHeader("User-Agent")));
        }
    }

    static String label(@Nullable String agent) {
        if (agent == null) return "A browser";
        return browser(agent) + system(agent);
    }

    private static String browser(String agent) {
        if (agent.contains("Edg")) return "Edge";
        if (agent.contains("Firefox")) return "Firefox";
        if (agent.contains("Chrome") || agent.contains("CriOS")) return "Chrome";
        return agent.contains("Safari") ? "Safari" : "A browser";
    }

    private static String system(String agent) {
        if (agent.contains("iPhone")) return " on an iPhone";
        if (agent.contains("iPad")) return " on an iPad";
        if (agent.contains("Android")) return " on Android";
        if (agent.contains("CrOS")) return " on a Chromebook";
        if (agent.contains("Windows")) return " on Windows";
        if (agent.contains("Mac OS")) return " on a Mac";
        return agent.contains("Linux") ? " on Linux" : "";
    }
}
