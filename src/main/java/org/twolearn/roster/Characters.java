package org.twolearn.roster;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of a file, counting on the way what a parser would not tell: quotation marks, line ends, a byte-order mark. */
final class Characters extends FilterReader {
    private static final char MARK = '\uFEFF';

    final boolean marked;
    private long quotes;
    private long carriageReturns;
    private long lineFeeds;

    /** Bytes that are not UTF-8 come out as the replacement character, so that the row can be named. */
    static Characters of(InputStream bytes) throws IOException {
        return new Characters(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    private Characters(Reader reader) throws IOException {
        super(new PushbackReader(reader, 1));
        int first = in.read();
        marked = first == MARK;
        if (!marked && first >= 0) ((PushbackReader) in).unread(first);
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        for (int i = from; i < from + read; i++) {
            switch (buffer[i]) {
                case '"' -> quotes++;
                case '\r' -> carriageReturns++;
                case '\n' -> lineFeeds++;
                default -> {}
            }
        }
        return read;
    }

    boolean quoteLeftOpen() {
        return quotes % 2 == 1;
    }

    boolean lineEndsMixed() {
        return carriageReturns > 0 && lineFeeds > carriageReturns;
    }
}
