package org.twolearn.studentvoice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;

/** For students: type the code, read what it is for, answer, done. Nobody is signed in, and nothing tells who it was. */
@Controller
class AnswerPages {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"));

    /** The same for every browser and every answer: that this one has answered this ask. It goes to this ask's page only. */
    private static final String MARK = "answered";

    private final Answering answering;
    private final CodeLine line;

    AnswerPages(Answering answering, CodeLine line) {
        this.answering = answering;
        this.line = line;
    }

    /** In the language chosen on the page, or else the first of the browser's that we have. */
    @ModelAttribute
    void speak(@RequestParam @Nullable String lang, HttpServletRequest request) {
        LocaleContextHolder.setLocale(LANGUAGES.stream()
                .filter(one -> one.getLanguage().equals(lang))
                .findFirst()
                .or(() -> Collections.list(request.getLocales()).stream()
                        .flatMap(wish -> LANGUAGES.stream()
                                .filter(one -> one.getLanguage().equals(wish.getLanguage())))
                        .findFirst())
                .orElse(Locale.ENGLISH));
    }

    @GetMapping("/answer")
    ModelAndView begin() {
        return code("", HttpStatus.OK, null);
    }

    @PostMapping("/answer")
    ModelAndView enter(@RequestParam Map<String, String> fields, HttpServletRequest request) {
        var typed = new Sent(fields).raw("code");
        try {
            var code = ClassCode.typed(typed);
            find(code, request);
            return new ModelAndView("redirect:" + path(code) + language());
        } catch (StudentRefused.Busy busy) {
            return code(typed, HttpStatus.SERVICE_UNAVAILABLE, busy);
        } catch (Refused refusal) {
            return code(typed, HttpStatus.UNPROCESSABLE_CONTENT, refusal);
        }
    }

    @GetMapping("/answered")
    ModelAndView done() {
        return new ModelAndView("studentvoice/done");
    }

    @GetMapping("/answer/{link}")
    ModelAndView show(@PathVariable String link, HttpServletRequest request) {
        var code = ClassCode.typed(link);
        try {
            var open = find(code, request);
            return marked(request) ? new ModelAndView("studentvoice/done") : page(code, open, new Sent(Map.of()), null);
        } catch (StudentRefused.Busy busy) {
            return code(code.signs(), HttpStatus.SERVICE_UNAVAILABLE, busy);
        } catch (Refused refusal) {
            return code("", HttpStatus.NOT_FOUND, refusal);
        }
    }

    @PostMapping("/answer/{link}")
    ModelAndView answer(
            @PathVariable String link,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response) {
        var code = ClassCode.typed(link);
        Answering.Open open;
        try {
            open = find(code, request);
        } catch (StudentRefused.Busy busy) {
            return code(code.signs(), HttpStatus.SERVICE_UNAVAILABLE, busy);
        } catch (Refused refusal) {
            return code("", HttpStatus.NOT_FOUND, refusal);
        }
        var sent = new Sent(fields);
        try {
            var ballot = Ballot.of(open.label().kind(), sent);
            if (!answering.put(code, sent.id("form"), ballot)) throw new StudentRefused.Full();
        } catch (Refused refusal) {
            return page(code, open, sent, refusal);
        }
        mark(code, request, response);
        return new ModelAndView("redirect:/answered" + language());
    }

    private Answering.Open find(ClassCode code, HttpServletRequest request) {
        return line.look(request.getRemoteAddr(), () -> answering.find(code))
                .orElseThrow(StudentRefused.WrongCode::new);
    }

    private static boolean marked(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies != null
                && Arrays.stream(cookies).anyMatch(one -> one.getName().equals(MARK));
    }

    private static void mark(ClassCode code, HttpServletRequest request, HttpServletResponse response) {
        var mark = ResponseCookie.from(MARK, "yes")
                .path(path(code))
                .maxAge(Duration.ofDays(1))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, mark.toString());
    }

    private static String path(ClassCode code) {
        return "/answer/" + code.signs();
    }

    private static String language() {
        return "?lang=" + LocaleContextHolder.getLocale().getLanguage();
    }

    private static ModelAndView code(String typed, HttpStatus status, @Nullable Refused refusal) {
        return new ModelAndView("studentvoice/code", status)
                .addObject("typed", typed)
                .addObject("refusal", refusal == null ? null : refusal.getMessage());
    }

    private static ModelAndView page(ClassCode code, Answering.Open open, Sent typed, @Nullable Refused refusal) {
        return new ModelAndView(
                        "studentvoice/answer", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("here", path(code))
                .addObject("open", open)
                .addObject("typed", typed)
                .addObject("refusal", refusal == null ? null : refusal.getMessage());
    }
}
