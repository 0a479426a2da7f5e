package org.twolearn.promises;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A sentence as it may stand in a file without being seen. */
interface Disguised {
    static List<byte[]> all(String sentence) throws IOException {
        var all = new ArrayList<byte[]>();
        for (var text : List.of(
                sentence,
                sentence.toUpperCase(Locale.ROOT),
                "x".repeat((1 << 20) - 10) + sentence,
                HexFormat.of().withUpperCase().formatHex(sentence.getBytes(UTF_8)),
                HexFormat.of().formatHex(("a" + sentence).getBytes(UTF_16LE)),
                java.net.URLEncoder.encode(sentence, UTF_8))) all.add(text.getBytes(UTF_8));
        for (var before : List.of("", "a", "ab", "abc"))
            all.add(Base64.getEncoder().encode((before + sentence + "!").getBytes(UTF_8)));
        for (var letters : List.of(UTF_16LE, UTF_16BE)) all.add(("\u20ac" + sentence).getBytes(letters));
        for (var plain : List.copyOf(all)) {
            var gzip = new ByteArrayOutputStream();
            try (var packing = new GZIPOutputStream(gzip)) {
                packing.write(plain);
            }
            all.add(gzip.toByteArray());
        }
        var zip = new ByteArrayOutputStream();
        try (var packing = new ZipOutputStream(zip)) {
            packing.putNextEntry(new ZipEntry("words.csv.gz"));
            packing.write(all.getLast());
        }
        all.add(zip.toByteArray());
        return all;
    }
}
