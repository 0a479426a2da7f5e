package org.twolearn.roster;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sending a roster, looking at what it would do, and saying yes. For whoever looks after the directory; others find nothing. */
@Controller
class RosterPages {
    private final Roster roster;

    RosterPages(Roster roster) {
        this.roster = roster;
    }

    @GetMapping("/roster")
    String begin(Model model) {
        return begin(model, "", null);
    }

    /** The body is not looked at before it is known that the sender may send one. */
    @PostMapping("/roster")
    String send(HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException, ServletException, InterruptedException {
        roster.all();
        String pasted = "";
        try {
            var file = part(request);
            pasted = Objects.requireNonNullElse(request.getParameter("table"), "");
            var id = roster.of(id(request.getParameter("id")));
            if (file == null && pasted.isBlank()) throw new RosterRefused("nothing");
            upload(id, file, pasted);
            return "redirect:/roster/" + id.value();
        } catch (RosterRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return begin(model, pasted, refused.getMessage());
        }
    }

    @GetMapping("/roster/{id}")
    String show(@PathVariable UUID id, HttpServletResponse response, Model model) {
        return show(roster.preview(roster.of(id)), response, model);
    }

    @PostMapping("/roster/{id}/confirmation")
    String confirm(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean seen,
            @RequestParam(defaultValue = "false") boolean sure,
            HttpServletResponse response,
            Model model)
            throws InterruptedException {
        var found = roster.of(id);
        try {
            roster.confirm(found, seen, sure);
            return "redirect:/roster/" + id;
        } catch (RosterRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refused.getMessage());
            return show(roster.preview(found), response, model);
        }
    }

    @PostMapping("/roster/{id}/putting-away")
    String putAway(@PathVariable UUID id) {
        roster.putAway(roster.of(id));
        return "redirect:/roster";
    }

    private String begin(Model model, String pasted, @Nullable String refusal) {
        model.addAttribute("id", UUID.randomUUID());
        model.addAttribute("earlier", roster.all());
        model.addAttribute("pasted", pasted);
        model.addAttribute("refusal", refusal);
        return "roster/begin";
    }

    /** A page that waits looks again by itself, without a script. */
    private static String show(Preview preview, HttpServletResponse response, Model model) {
        model.addAttribute("preview", preview);
        if (preview.roster().busy()) {
            response.setHeader("Refresh", "2");
            return "roster/waiting";
        }
        return preview.roster().appliedAt() == null ? "roster/preview" : "roster/done";
    }

    private void upload(ImportId id, @Nullable Part part, String pasted) throws IOException, InterruptedException {
        Path file = Files.createTempFile("roster", ".part");
        if (part == null) Files.writeString(file, pasted, StandardCharsets.UTF_8);
        else
            try (var bytes = part.getInputStream()) {
                Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            }
        try {
            roster.upload(id, file, part == null ? "table" : name(part));
        } catch (DuplicateKeyException sentTwice) {
            Roster.delete(file);
        }
    }

    private static String name(Part part) {
        var name = Objects.requireNonNullElse(part.getSubmittedFileName(), "roster");
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
    }

    private static @Nullable Part part(HttpServletRequest request) throws IOException, ServletException {
        try {
            var part = request.getPart("file");
            return part == null
                            || part.getSubmittedFileName() == null
                            || part.getSubmittedFileName().isEmpty()
                    ? null
                    : part;
        } catch (IllegalStateException tooLarge) {
            throw new RosterRefused("too-large");
        } catch (ServletException notAForm) {
            return null;
        }
    }

    private static UUID id(@Nullable String typed) {
        try {
            return UUID.fromString(String.valueOf(typed));
        } catch (IllegalArgumentException none) {
            return UUID.randomUUID();
        }
    }
}
