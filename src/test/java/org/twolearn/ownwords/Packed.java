package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of a ZIP, as text. */
record Packed(Map<String, String> files) {
    static Packed of(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
        }
        return new Packed(files);
    }

    String all() {
        return String.join("\n", files.values());
    }

    Packed with(String name, String text) {
        var changed = new LinkedHashMap<>(files);
        changed.put(name, text);
        return new Packed(changed);
    }

    Packed without(String name) {
        var changed = new LinkedHashMap<>(files);
        changed.remove(name);
        return new Packed(changed);
    }

    byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
