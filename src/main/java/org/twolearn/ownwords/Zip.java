package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The files of a ZIP that reads alike for every program: what its list at the end names is all there is, in that order,
 * with nothing before, between or after. Some programs read that list and some the heads before each file, so a ZIP in
 * which the two differ shows one thing to who checks it and another to who reads it.
 */
final class Zip {
    private static final int HEAD = 30, LISTED = 46, END = 22, AFTER = 16;
    private static final int DEFLATED = 8, SIZES_AFTER = 1 << 3, UTF = 1 << 11;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(12).asReadOnlyBuffer();

    /** No deflated byte holds more. */
    private static final long DENSEST = 1032;

    private final ByteBuffer zip;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private Zip(byte[] zip) {
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Refuses with an IOException what is not as {@link Export} writes it. */
    static Map<String, byte[]> files(byte[] zip) throws IOException {
        try {
            var read = new Zip(zip);
            read.all();
            return read.files;
        } catch (IndexOutOfBoundsException | DataFormatException cutShort) {
            throw new IOException(cutShort);
        }
    }

    private void all() throws IOException, DataFormatException {
        var end = zip.limit() - END;
        var count = Short.toUnsignedInt(zip.getShort(end + 10));
        var list = zip.getInt(end + 16);
        sure(zip.getInt(end) == 0x06054b50 && zip.getInt(end + 4) == 0 && zip.getShort(end + 20) == 0);
        sure(Short.toUnsignedInt(zip.getShort(end + 8)) == count && zip.getInt(end + 12) == end - list);
        var at = 0;
        var listed = list;
        for (int i = 0; i < count; i++) {
            sure(zip.getInt(listed) == 0x02014b50 && zip.getInt(listed + 42) == at);
            at = file(listed, at);
            listed += LISTED + Short.toUnsignedInt(zip.getShort(listed + 28));
        }
        sure(at == list && listed == end);
    }

    /** One file, as it is listed and as its own head says; where it ends. */
    private int file(int listed, int at) throws IOException, DataFormatException {
        var flags = zip.getShort(at + 6);
        var length = Short.toUnsignedInt(zip.getShort(listed + 28));
        var name = bytes(listed + LISTED, length);
        sure(zip.getInt(at) == 0x04034b50 && zip.getShort(at + 8) == DEFLATED && (flags & ~(SIZES_AFTER | UTF)) == 0);
        sure(bytes(at + 4, 10).equals(bytes(listed + 6, 10)) && zip.getShort(at + 26) == (short) length);
        sure(bytes(at + HEAD, length).equals(name));
        // Nothing extra, no remark, no other disk, no rights of a file: in some programs these change name or content.
        sure(zip.getShort(at + 28) == 0 && bytes(listed + 30, 12).equals(NOTHING));
        var content = bytes(at + HEAD + length, zip.getInt(listed + 20));
        var sizes = bytes(listed + 16, 12);
        var after = at + HEAD + length + content.limit();
        var first = bytes(at + 14, 12);
        if ((flags & SIZES_AFTER) == 0) sure(first.equals(sizes));
        else
            sure(first.equals(NOTHING)
                    && zip.getInt(after) == 0x08074b50
                    && bytes(after + 4, 12).equals(sizes));
        var unpacked = unpacked(content, zip.getInt(listed + 24), zip.getInt(listed + 16));
        sure(files.put(UTF_8.newDecoder().decode(name).toString(), unpacked) == null);
        return after + ((flags & SIZES_AFTER) == 0 ? 0 : AFTER);
    }

    private static byte[] unpacked(ByteBuffer packed, int size, int checksum) throws IOException, DataFormatException {
        sure(size >= 0 && size <= DENSEST * packed.limit());
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            var unpacked = new byte[size];
            var length = 0;
            for (int more = 1; more > 0 && length < size; length += more)
                more = inflater.inflate(unpacked, length, size - length);
            sure(length == size && inflater.inflate(new byte[1]) == 0);
            var crc = new CRC32();
            crc.update(unpacked);
            sure(inflater.finished() && inflater.getRemaining() == 0 && (int) crc.getValue() == checksum);
            return unpacked;
        } finally {
            inflater.end();
        }
    }

    private ByteBuffer bytes(int from, int length) {
        return zip.slice(from, length);
    }

    private static void sure(boolean sound) throws IOException {
        if (!sound) throw new IOException("not as it was written");
    }
}
