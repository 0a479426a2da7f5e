package org.twolearn.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The key under which a browser keeps what was typed or tapped and is not sent yet. It is one person's in one browser, is
 * kept nowhere, and comes with each page of theirs: signed out, or as somebody else, nothing of it opens.
 */
public final class Waiting {
    private static final String KEY = "org.twolearn.waiting";

    private Waiting() {}

    /** @param key 256 bits in letters that an address can carry */
    public static void under(String key) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) request.setAttribute(KEY, key, RequestAttributes.SCOPE_REQUEST);
    }

    /** For the page; null for nobody. */
    public static @Nullable String key() {
        var request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (String) request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST);
    }
}
