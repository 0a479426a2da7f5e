package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.twolearn.web.Words.say;

import gg.jte.output.StringOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.twolearn.people.District;
import org.twolearn.vault.SealedColumns;
import org.twolearn.vault.Signing;
import org.twolearn.web.Templates;
import org.twolearn.web.Words;
import tools.jackson.databind.json.JsonMapper;

/** Writes what is somebody's own straight to them, in three forms, with a signed list of what was written. Keeps nothing. */
@Component
class Export {
    /** Of the shape of the files, not of the program: docs/export.md. */
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SealedColumns sealed;
    private final Signing signing;
    private final Templates templates;
    private final Clock clock;

    Export(SealedColumns sealed, Signing signing, Templates templates, Clock clock) {
        this.sealed = sealed;
        this.signing = signing;
        this.templates = templates;
        this.clock = clock;
    }

    void write(Own.Everything all, District district, OutputStream to) throws IOException {
        var key = signing.publicKey(); // First of all: what cannot be signed is not begun.
        var zip = new ZipOutputStream(to, UTF_8);
        var files = new Files(zip);
        files.add(
                "README.txt",
                out -> text(out, say("ownwords.readme", all.name()).replace("|", "\n")));
        files.add("book.html", out -> text(out, html(all, district)));
        files.add(
                "json/letters.json",
                out -> JSON.writeValue(
                        out, all.letters().stream().map(Export::letter).toList()));
        for (var kind : all.rows().entrySet()) {
            var name = kind.getKey().table();
            files.add("json/" + name + ".json", out -> JSON.writeValue(out, about(kind.getKey(), kind.getValue())));
            if (kind.getValue().isEmpty()) continue;
            files.add("csv/" + name + ".csv", out -> Sheet.of(kind.getValue()).write(out));
            for (var list : Sheet.lists(kind.getValue()).entrySet())
                files.add(
                        "csv/" + name + "-" + list.getKey() + ".csv",
                        out -> list.getValue().write(out));
        }
        files.add("public-key.pem", out -> text(out, key));
        var manifest = JSON.writeValueAsBytes(manifest(all, files));
        files.add("manifest.json", out -> out.write(manifest));
        files.add("manifest.sig", out -> text(out, Base64.getEncoder().encodeToString(signing.sign(manifest))));
        zip.finish();
        to.flush();
    }

    private Map<String, Object> manifest(Own.Everything all, Files files) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("format", "twolearn-export");
        manifest.put("version", VERSION);
        manifest.put("made_at", clock.instant().toString());
        manifest.put("person_id", all.me().value());
        manifest.put("name", all.name());
        manifest.put("sha256", Map.copyOf(files.digests));
        return manifest;
    }

    private static Map<String, Object> about(OwnTable.Kind kind, List<?> rows) {
        var about = new LinkedHashMap<String, Object>();
        about.put("kind", kind.table());
        about.put("what", kind.about());
        about.put("rows", rows);
        return about;
    }

    private static Map<String, Object> letter(org.twolearn.partnerships.Letters.Signed letter) {
        var page = new LinkedHashMap<String, Object>();
        page.put("partnership_id", letter.partnership().value());
        page.put("version", letter.version());
        page.put("fingerprint", letter.fingerprint());
        page.put("lines", letter.lines());
        page.put("shared", letter.shared());
        page.put(
                "signed",
                new LinkedHashMap<>(letter.signed())
                        .entrySet().stream()
                                .collect(java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey, one -> one.getValue().toString())));
        return page;
    }

    private String html(Own.Everything all, District district) throws IOException {
        var book = Book.of(all, sealed.all(), district.zone(), district.today(clock));
        var body = new StringOutput();
        templates.part("ownwords/book", Map.of("book", book)).writeTo(body);
        try (var css = Export.class.getResourceAsStream("book.css")) {
            if (css == null) throw new IllegalStateException("book.css is not packed");
            return "<!doctype html>\n<html lang=\"" + Words.language() + "\"><head><meta charset=\"utf-8\">"
                    + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\""
                    + " content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>" + say("ownwords.book.title")
                    + "</title><style>" + new String(css.readAllBytes(), UTF_8) + "</style></head><body><main>" + body
                    + "</main></body></html>\n";
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** What goes into the file is digested on its way. */
    private static final class Files {
        final Map<String, String> digests = new LinkedHashMap<>();
        private final ZipOutputStream zip;

        Files(ZipOutputStream zip) {
            this.zip = zip;
        }

        void add(String path, Content content) throws IOException {
            zip.putNextEntry(new ZipEntry(path));
            var digest = Digest.fresh();
            content.write(new FilterOutputStream(zip) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    digest.update(bytes, from, length);
                    zip.write(bytes, from, length);
                }

                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void close() {
                    // Whoever writes an entry closes no more than that.
                }
            });
            zip.closeEntry();
            digests.put(path, Digest.hex(digest));
        }
    }
}
