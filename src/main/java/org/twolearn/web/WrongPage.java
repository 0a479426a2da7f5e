package org.twolearn.web;

import static org.twolearn.web.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Draws the page for what went wrong. */
@Component
class WrongPage {
    private static final Logger LOG = LoggerFactory.getLogger(WrongPage.class);

    ModelAndView of(HttpStatusCode status) {
        if (status.value() == 404) return missing();
        return saying(status, say("web.wrong." + kind(status)));
    }

    ModelAndView missing() {
        var page = new ModelAndView("web/missing");
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }

    ModelAndView saying(HttpStatusCode status, String sentence) {
        return page(status, sentence, null);
    }

    /** A bug, or no database: the id is all that the page and the log have in common. */
    ModelAndView broken(HttpStatusCode status, @Nullable Throwable failure, HttpServletRequest request) {
        var id = UUID.randomUUID().toString().substring(0, 8);
        var where = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (status == HttpStatus.INSUFFICIENT_STORAGE)
            LOG.warn("Request {} ({} {}) was not saved: a disk is full", id, request.getMethod(), where);
        else
            LOG.error(
                    "Request {} ({} {}) ended in {}{}",
                    id,
                    request.getMethod(),
                    where,
                    status.value(),
                    Traces.of(failure));
        var page = page(status, say("web.wrong." + kind(status)), id);
        if (status.value() == 503 || status.value() == 507) page.addObject("unsaved", Unsaved.of(request));
        return page;
    }

    private static ModelAndView page(HttpStatusCode status, String sentence, @Nullable String id) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("sentence", sentence);
        model.put("id", id);
        // Asking who reads may be what went wrong.
        if (id != null) model.put("reader", null);
        var page = new ModelAndView("web/wrong", model);
        page.setStatus(status);
        return page;
    }

    private static String kind(HttpStatusCode status) {
        return switch (status.value()) {
            case 405 -> "not-done-here";
            case 413 -> "too-large";
            case 415 -> "not-read";
            case 422 -> "form";
            case 429 -> "too-often";
            case 503 -> "resting";
            case 507 -> "full";
            default -> status.is5xxServerError() ? "broken" : "not-understood";
        };
    }
}
