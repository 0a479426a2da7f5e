package org.twolearn.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong before or after a page: in a filter, in the server. Same look, same silence. */
@Controller
class WrongOutside implements ErrorController {
    private final WrongPage page;

    WrongOutside(WrongPage page) {
        this.page = page;
    }

    @RequestMapping("/error")
    ModelAndView wrong(HttpServletRequest request) {
        var code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var status = failure == null ? HttpStatusCode.valueOf(code == null ? 404 : code) : Wrong.status(failure);
        if (status.value() == 429) return page.of(status).addObject("unsaved", Unsaved.of(request));
        return status.is5xxServerError() ? page.broken(status, failure, request) : page.of(status);
    }
}
