package org.twolearn.visits;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** The taps of a record as one piece of bytes, before it is sealed. */
final class Packed {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Packed() {}

    static byte[] of(List<Tap> taps) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(JSON.writeValueAsBytes(taps));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static List<Tap> taps(byte[] bytes) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return List.of(JSON.readValue(zip.readAllBytes(), Tap[].class));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
