package org.twolearn.ownwords;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.twolearn.vault.Signing;

/** The key with which the server signs what people take along: for everybody who wants to check it. */
@Controller
class SignaturePage {
    private final Signing signing;

    SignaturePage(Signing signing) {
        this.signing = signing;
    }

    @GetMapping("/promises/signature")
    String show(Model model) {
        var key = signing.publicKey();
        model.addAttribute("key", key);
        model.addAttribute("fingerprint", VerifyExport.fingerprint(key));
        return "ownwords/signature";
    }
}
