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
final class Searched {
    private static final int CHUNK = 1 << 20;

    /** What was written wherever one can write, in two halves: a page may show the beginning of it only. */
    static final Searched MARK = of("Marmalade tastes", "quince 7391");

    private final List<byte[]> forms;
    private final int longest;

    /** Whether any of them begins with these two bytes: files are long. */
    private final boolean[] begins = new boolean[1 << 16];

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
        return new Searched(forms);
    }

    private Searched(Set<String> words) {
        forms = words.stream()
                .map(form -> form.toLowerCase(Locale.ROOT).getBytes(ISO_8859_1))
                .toList();
        longest = forms.stream().mapToInt(form -> form.length).max().orElseThrow();
        for (var form : forms) begins[two(form, 0)] = true;
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] & 255) << 8 | bytes[at + 1] & 255;
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
        int most = Math.clamp(all.available(), 1 << 12, CHUNK);
        var chunk = new byte[most + longest];
        int from = 0;
        for (int read = all.readNBytes(chunk, from, most); read > 0; read = all.readNBytes(chunk, from, most)) {
            int end = from + read;
            for (int i = from; i < end; i++) if (chunk[i] >= 'A' && chunk[i] <= 'Z') chunk[i] = (byte) (chunk[i] + 32);
            for (int i = 0; i + 1 < end; i++) if (begins[two(chunk, i)] && at(chunk, i, end)) return true;
            from = Math.min(longest, end);
            System.arraycopy(chunk, end - from, chunk, 0, from);
        }
        return false;
    }

    private boolean at(byte[] chunk, int from, int end) {
        for (var form : forms)
            if (from + form.length <= end && Arrays.equals(chunk, from, from + form.length, form, 0, form.length))
                return true;
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
