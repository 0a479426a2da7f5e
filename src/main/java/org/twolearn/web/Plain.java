package org.twolearn.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Our forms have plain names. A name with an index ("days[9]") is altered, and a binder trips over a large one. */
@ControllerAdvice
class Plain {
    @InitBinder
    void named(WebDataBinder binder, HttpServletRequest request) {
        if (binder.getTargetType() == null) return;
        if (Collections.list(request.getParameterNames()).stream().anyMatch(name -> name.contains("[")))
            throw new EmptyResultDataAccessException(1);
    }
}
