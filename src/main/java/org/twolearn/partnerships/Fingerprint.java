package org.twolearn.partnerships;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/** The first 64 bits of the SHA-256 of all that is signed, the printed sentences too, in groups of four: both hold the same copy if it is the same. */
interface Fingerprint {
    static String of(Agreement.Letter letter, PartnershipId id) {
        var text = new StringBuilder(LetterText.whole(letter.edition()))
                .append(letter.shared().text());
        letter.own().entrySet().stream()
                .sorted(Comparator.comparing(own -> own.getKey().value().toString()))
                .forEach(own ->
                        text.append(own.getKey().value()).append(own.getValue().text()));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest((id.value() + text.toString()).getBytes(UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash, 0, 8).replaceAll("(.{4})(?=.)", "$1 ");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
