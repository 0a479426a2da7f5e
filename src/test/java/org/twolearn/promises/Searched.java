package org.twolearn.promises;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/** Looks for words in anything: as they are, in capitals, in UTF-16, hexadecimal, Base64, an address, packed. */
record Searched(Set<String> forms) {
    private static final int CHUNK = 1 << 20;

    /** What was written wherever one can write, in two halves: a page may show the beginning of it only. */
    static final Searched MARK = of("Marmalade tastes", "quince 7391");

    static Searched of(String... words) {
        var forms = new LinkedHashSet<String>();
        for (var word : words) {
            forms.add(URLEncoder.encode(word, UTF_8));
            forms.add(URLEncoder.encode(word, UTF_8).replace("+", "%20"));
            for (var letters : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
                var bytes = word.getBytes(letters);
                forms.add(new String(bytes, ISO_8859_1));
                forms.add(HexFormat.of().formatHex(bytes));
            }
            for (int before = 0; before < 3; before++) forms.add(base64(word.getBytes(UTF_8), before));
        }
        var folded = new LinkedHashSet<String>();
        forms.forEach(form -> folded.add(form.toLowerCase(Locale.ROOT)));
        return new Searched(folded);
    }

    /** The characters that depend on nothing but these bytes, whatever stands before and after them. */
    private static String base64(byte[] bytes, int before) {
        var shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return text.substring(before == 0 ? 0 : before + 1, shifted.length / 3 * 4);
    }

    boolean in(String text) {
        return in(text.getBytes(UTF_8));
    }

    boolean in(byte[] bytes) {
        try {
            return in(new ByteArrayInputStream(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is packed is looked at packed and unpacked. */
    private boolean in(InputStream stream) throws IOException {
        var all = new BufferedInputStream(stream);
        all.mark(4);
        var first = all.readNBytes(4);
        all.reset();
        if (first.length == 4 && first[0] == 0x1f && first[1] == (byte) 0x8b) return in(new GZIPInputStream(all));
        if (Arrays.equals(first, new byte[] {'P', 'K', 3, 4})) return inZip(new ZipInputStream(all));
        return inPlain(all);
    }

    private boolean inZip(ZipInputStream zip) throws IOException {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
            if (in(entry.getName()) || in((InputStream) zip)) return true;
        return false;
    }

    private boolean inPlain(InputStream all) throws IOException {
        var kept = forms.stream().mapToInt(String::length).max().orElseThrow();
        int most = Math.clamp(all.available(), 1 << 12, CHUNK);
        var chunk = new byte[most + kept];
        int from = 0;
        for (int read = all.readNBytes(chunk, from, most); read > 0; read = all.readNBytes(chunk, from, most)) {
            for (int i = from; i < from + read; i++) if (chunk[i] >= 'A' && chunk[i] <= 'Z') chunk[i] += 32;
            var text = new String(chunk, 0, from + read, ISO_8859_1);
            if (forms.stream().anyMatch(text::contains)) return true;
            int rest = Math.min(kept, from + read);
            System.arraycopy(chunk, from + read - rest, chunk, 0, rest);
            from = rest;
        }
        return false;
    }

    /** The files of a directory that hold it, in their contents or their names. */
    List<Path> files(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> in(file.toString()) || Files.isRegularFile(file) && inFile(file))
                    .toList();
        }
    }

    private boolean inFile(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return in(stream);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(file.toString(), failure);
        }
    }
}
