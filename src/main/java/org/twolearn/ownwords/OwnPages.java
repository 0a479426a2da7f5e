package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.twolearn.web.Words.day;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;

/** What is mine: taking it along, and erasing it. */
@Controller
class OwnPages {
    private final Mine mine;
    private final Own own;
    private final Export export;
    private final Certificate certificate;
    private final Holds holds;
    private final People people;
    private final Clock clock;

    OwnPages(Mine mine, Own own, Export export, Certificate certificate, Holds holds, People people, Clock clock) {
        this.mine = mine;
        this.own = own;
        this.export = export;
        this.certificate = certificate;
        this.holds = holds;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/me/words")
    String show(Model model) {
        var spaces = mine.spaces();
        model.addAttribute("spaces", spaces);
        model.addAttribute("shut", mine.shut(spaces));
        model.addAttribute("erased", mine.erased());
        model.addAttribute("holds", holds.onMe());
        model.addAttribute("zone", zone());
        return "ownwords/show";
    }

    /** Made while one waits, kept nowhere. */
    @GetMapping("/me/words/export.zip")
    void export(HttpServletResponse response) throws IOException {
        var everything = own.everything();
        var district = people.district();
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, named("twolearn-" + district.today(clock) + ".zip"));
        export.write(everything, district, response.getOutputStream());
    }

    @GetMapping("/me/words/erasure")
    String askAboutEverything(Model model) {
        return ask(mine.spaces(), "/me/words/erasure", model);
    }

    @PostMapping("/me/words/erasure")
    String eraseEverything() {
        mine.eraseEverything();
        return "redirect:/me/words#erased";
    }

    @GetMapping("/me/words/{id}/erasure")
    String ask(@PathVariable UUID id, Model model) {
        return ask(List.of(mine.space(id)), "/me/words/" + id + "/erasure", model);
    }

    @PostMapping("/me/words/{id}/erasure")
    String erase(@PathVariable UUID id) {
        mine.erase(id);
        return "redirect:/me/words#erased";
    }

    @GetMapping("/me/erasures/{id}/certificate.txt")
    ResponseEntity<byte[]> certificate(@PathVariable UUID id) {
        var me = CurrentPerson.id();
        var text = certificate.of(mine.erased(id), people.names(List.of(me)).of(List.of(me)));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, named("twolearn-erased-" + id + ".txt"))
                .body(text.getBytes(UTF_8));
    }

    private String ask(List<Mine.Space> spaces, String address, Model model) {
        model.addAttribute("spaces", spaces);
        model.addAttribute("shut", mine.shut(spaces));
        model.addAttribute("address", address);
        model.addAttribute("everything", address.equals("/me/words/erasure"));
        model.addAttribute(
                "holds",
                holds.onMe().stream().filter(hold -> hold.liftedAt() == null).toList());
        model.addAttribute("zone", zone());
        model.addAttribute("until", day(people.district().today(clock).plusDays(30)));
        return "ownwords/erase";
    }

    private ZoneId zone() {
        return people.district().zone();
    }

    private static String named(String file) {
        return ContentDisposition.attachment().filename(file).build().toString();
    }
}
