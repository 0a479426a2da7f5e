package org.twolearn.sharing;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.web.Refused;

/** What is shown to whom and who looked: for who shows it and for the members of the partnership it is from. */
@Controller
@RequestMapping("/shares/given/{share}")
class GivenPages {
    private final Sharing sharing;
    private final ShareTable shares;
    private final CopyTable copies;
    private final Pieces pieces;
    private final People people;

    GivenPages(Sharing sharing, ShareTable shares, CopyTable copies, Pieces pieces, People people) {
        this.sharing = sharing;
        this.shares = shares;
        this.copies = copies;
        this.pieces = pieces;
        this.people = people;
    }

    @GetMapping
    @Transactional(readOnly = true)
    public ModelAndView show(@PathVariable UUID share) {
        return page(share, HttpStatus.OK, null);
    }

    @PostMapping("/end")
    String end(@PathVariable UUID share) {
        sharing.end(share, CurrentPerson.id());
        return back(share);
    }

    @PostMapping("/yes")
    ModelAndView add(@PathVariable UUID share) {
        try {
            sharing.add(share, CurrentPerson.id());
            return new ModelAndView(back(share));
        } catch (Refused refusal) {
            return page(share, HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
        }
    }

    @PostMapping("/refusal")
    String refuse(@PathVariable UUID share) {
        sharing.refuse(share);
        return back(share);
    }

    @PostMapping("/putting-away")
    String putAway(@PathVariable UUID share) {
        sharing.putAway(share);
        return "redirect:/";
    }

    @PostMapping("/withdrawal")
    String takeBack(@PathVariable UUID share) {
        sharing.takeBack(share, CurrentPerson.id());
        return shares.givenIfAny(share).isPresent() ? back(share) : "redirect:/shares";
    }

    private static String back(UUID share) {
        return "redirect:/shares/given/" + share;
    }

    private ModelAndView page(UUID id, HttpStatus status, @Nullable String refusal) {
        var share = shares.given(id);
        var reader = CurrentPerson.id();
        var shown = shown(copies.of(id));
        var asked = share.asked() && share.open()
                ? shown(sharing.askedFor(share, reader, shares.asked(id)))
                : List.<Shown>of();
        var looks = copies.looks(id);
        var everybody = Stream.of(
                        Stream.of(reader, share.by(), share.with()),
                        shown.stream().map(Shown::author),
                        looks.stream().map(Look::reader))
                .flatMap(one -> one)
                .toList();
        return new ModelAndView("sharing/given", status)
                .addObject("share", share)
                .addObject("me", reader)
                .addObject("shown", shown)
                .addObject("asked", asked)
                .addObject("looks", looks)
                .addObject(
                        "said",
                        new Said(people.names(everybody), people.district().zone()))
                .addObject("refusal", refusal);
    }

    private List<Shown> shown(List<Copy> these) {
        return these.stream().map(copy -> Shown.of(copy, pieces)).toList();
    }
}
