package org.twolearn.partnerships;

import org.springframework.http.HttpStatus;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** A refused answer (a button, nothing typed) shows what stands now, with the sentence that says why. */
@ControllerAdvice(basePackageClasses = Refusals.class)
class Refusals {
    private final PartnershipPages pages;

    Refusals(PartnershipPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ModelAndView refused(PartnershipRefused refusal) {
        var model = new ExtendedModelMap();
        var view = pages.list(null, model);
        return new ModelAndView(view, model, HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("refusal", refusal.getMessage());
    }
}
