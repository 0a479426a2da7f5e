package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A ZIP whose list at the end names another content than the heads of its files, of which some programs read the one and some the other. */
final class Forged {
    private static final int END = 22, LISTED = 46;

    private Forged() {}

    /** All of the one, read from its beginning; read from its end, the same but for one file, which is the other's. */
    static byte[] inTheList(byte[] one, byte[] other, String name) {
        var zip = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
        var list = list(zip);
        var theirs = ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN);
        var listed = listed(theirs, name);
        var from = theirs.getInt(listed + 42);
        var length = 30 + name.length() + theirs.getInt(listed + 20) + 16;
        var forged = ByteBuffer.allocate(one.length + 4 + length).order(ByteOrder.LITTLE_ENDIAN);
        forged.put(one, 0, list).putInt(0).put(other, from, length).put(one, list, one.length - list);
        var moved = forged.limit() - one.length;
        var evil = listed(zip, name) + moved;
        forged.put(evil, other, listed, LISTED).putInt(evil + 42, list + 4);
        forged.putInt(forged.limit() - END + 16, list + moved);
        return forged.array();
    }

    static int list(ByteBuffer zip) {
        return zip.getInt(zip.limit() - END + 16);
    }

    private static int listed(ByteBuffer zip, String name) {
        for (int at = list(zip); at < zip.limit() - END; at += LISTED + zip.getShort(at + 28))
            if (UTF_8.decode(zip.slice(at + LISTED, zip.getShort(at + 28)))
                    .toString()
                    .equals(name)) return at;
        throw new IllegalArgumentException(name);
    }
}
