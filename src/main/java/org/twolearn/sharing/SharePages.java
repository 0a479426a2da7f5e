package org.twolearn.sharing;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.vault.Members;
import org.twolearn.web.Refused;

/** Choosing what of a partnership to show to a colleague. */
@Controller
@RequestMapping("/partnerships/{partnership}/shares")
class SharePages {
    private final Sharing sharing;
    private final Pieces pieces;
    private final Partnerships partnerships;
    private final Members members;
    private final Chooser chooser;

    SharePages(Sharing sharing, Pieces pieces, Partnerships partnerships, Members members, Chooser chooser) {
        this.sharing = sharing;
        this.pieces = pieces;
        this.partnerships = partnerships;
        this.members = members;
        this.chooser = chooser;
    }

    @GetMapping("/new")
    @Transactional(readOnly = true)
    public ModelAndView fresh(@PathVariable PartnershipId partnership, ShareForm form) {
        return page(partnership, form, HttpStatus.OK, null);
    }

    @PostMapping
    ModelAndView share(@PathVariable PartnershipId partnership, ShareForm form) {
        partnerships.partners(partnership);
        try {
            var id = sharing.share(partnership, CurrentPerson.id(), form.wish(sharing.inTwoWeeks()));
            return new ModelAndView("redirect:/shares/given/" + id);
        } catch (Refused refusal) {
            return page(partnership, form, HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
        }
    }

    private ModelAndView page(PartnershipId in, ShareForm form, HttpStatus status, @Nullable String refusal) {
        var partners = partnerships.partners(in);
        var reader = CurrentPerson.id();
        var base = "/partnerships/" + in.value();
        return chooser.page(form, base + "/shares", base, pieces.about(reader, partners), status, refusal)
                .addObject("partners", partners)
                .addObject("membersOnly", members.of(in.value()).only());
    }
}
