package org.twolearn.sharing;

import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;

/** What is shown to the reader, what they show, and what others show with words of the reader's in it. */
@Controller
@RequestMapping("/shares")
class ShownPages {
    private final ShareTable shares;
    private final CopyTable copies;
    private final Pieces pieces;
    private final People people;

    ShownPages(ShareTable shares, CopyTable copies, Pieces pieces, People people) {
        this.shares = shares;
        this.copies = copies;
        this.pieces = pieces;
        this.people = people;
    }

    @GetMapping
    @Transactional(readOnly = true)
    public ModelAndView list() {
        var mine = shares.mine();
        var everybody = mine.stream()
                .flatMap(share -> Stream.of(share.by(), share.with()))
                .toList();
        return new ModelAndView("sharing/list")
                .addObject("mine", mine)
                .addObject("looks", copies.looks(mine.stream().map(Share::id).toList()))
                .addObject("me", CurrentPerson.id())
                .addObject(
                        "said",
                        new Said(people.names(everybody), people.district().zone()));
    }

    /** That it was opened is written down first: the database shows nothing of it otherwise (W4). */
    @GetMapping("/{share}")
    @Transactional
    public ModelAndView show(@PathVariable UUID share) {
        copies.look(share);
        var shown = shares.shownToMe(share).orElseThrow(() -> new EmptyResultDataAccessException(1));
        var there = copies.of(share);
        // A partner's words are never shown alone: what its owner has nothing in any more has ended.
        if (there.stream().noneMatch(copy -> copy.author().equals(shown.by())))
            throw new EmptyResultDataAccessException(1);
        var all = there.stream().map(copy -> Shown.of(copy, pieces)).toList();
        var everybody = Stream.concat(Stream.of(shown.by()), all.stream().map(Shown::author))
                .toList();
        return new ModelAndView("sharing/shown")
                .addObject("share", shown)
                .addObject("shown", all)
                .addObject(
                        "said",
                        new Said(people.names(everybody), people.district().zone()));
    }
}
