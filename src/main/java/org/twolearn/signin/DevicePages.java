package org.twolearn.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.twolearn.web.Typed;

/** What to do on a device that nothing opens on yet. */
@Controller
class DevicePages {
    private final OwnKeys keys;

    DevicePages(OwnKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/device")
    String show(Model model) {
        var here = keys.here();
        model.addAttribute("device", here);
        return here.admitted() ? "redirect:/" : "signin/device";
    }

    @PostMapping("/device/code")
    String code(@RequestParam @Nullable String code) {
        keys.admitByCode(Secret.typed(Typed.line(code, 100)));
        return "redirect:/";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String refused(SigninRefused refusal, Model model) {
        model.addAttribute("refusal", refusal.getMessage());
        return show(model);
    }
}
