package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.twolearn.web.Words.say;

import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.twolearn.vault.Erased;
import org.twolearn.vault.Signing;

/** A certificate of erasure as a file: sentences, the server's signature under them, and the key to check it with. */
@Component
class Certificate {
    private static final String BEGIN = "-----BEGIN SIGNATURE-----\n", END = "\n-----END SIGNATURE-----\n";

    private final Signing signing;

    Certificate(Signing signing) {
        this.signing = signing;
    }

    /** Signed anew each time it is asked for, and the same each time: it is kept nowhere. */
    String of(Erased erased, String name) {
        if (erased.destroyedAt() == null) throw new IllegalStateException("Nothing is to be certified yet.");
        var secrets = String.join(
                "\n", erased.secrets().stream().map(UUID::toString).sorted().toList());
        var signed = say(
                                "ownwords.certificate.text",
                                name,
                                erased.owner().toString(),
                                erased.own()
                                        ? say("ownwords.certificate.notebook")
                                        : say(
                                                "ownwords.certificate.partnership",
                                                erased.space().toString()),
                                erased.erasedAt().toString(),
                                erased.destroyedAt().toString(),
                                secrets,
                                erased.finalOn().toString(),
                                erased.id().toString())
                        .replace("|", "\n")
                + "\n";
        return signed
                + BEGIN
                + Base64.getEncoder().encodeToString(signing.sign(signed.getBytes(UTF_8)))
                + END
                + signing.publicKey();
    }

    /** What the file says, who said so, and how to check it. */
    record Parts(String signed, byte[] signature, String publicKey) {}

    static Parts parts(String file) {
        var begin = file.lastIndexOf(BEGIN);
        var end = file.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) throw new IllegalArgumentException("no signature");
        return new Parts(
                file.substring(0, begin),
                Base64.getDecoder().decode(file.substring(begin + BEGIN.length(), end)),
                file.substring(end + END.length()));
    }
}
