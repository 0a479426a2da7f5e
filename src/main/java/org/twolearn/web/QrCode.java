package org.twolearn.web;

import static io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM;

/** A code that a phone's camera reads: the same address that stands beside it in letters. Drawn here; no other server is asked. */
public record QrCode(int side, String dark) {
    /** What a camera needs to see empty around the code, in its dots. */
    private static final int QUIET = 4;

    /** @param address up to about 2,000 characters; refused when longer */
    public static QrCode of(String address) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(address, MEDIUM);
        var dark = new StringBuilder();
        for (int y = 0; y < code.size; y++)
            for (int x = 0; x < code.size; x++)
                if (code.getModule(x, y))
                    dark.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
        return new QrCode(code.size + 2 * QUIET, dark.toString());
    }
}
