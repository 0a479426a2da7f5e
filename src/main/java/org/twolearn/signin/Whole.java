package org.twolearn.signin;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** What somebody sent, all of it, so that nothing that works on it waits for the network. {@link Smallness} says how much it can be. */
final class Whole extends HttpServletRequestWrapper {
    private final byte[] sent;

    private Whole(HttpServletRequest request) throws IOException {
        super(request);
        sent = request.getInputStream().readAllBytes();
    }

    /** The fields of a form are read by the server itself; whatever else it is, is read here. */
    static HttpServletRequest of(HttpServletRequest request) throws IOException {
        request.getParameterMap();
        return new Whole(request);
    }

    @Override
    public ServletInputStream getInputStream() {
        var in = new ByteArrayInputStream(sent);
        return new ServletInputStream() {
            @Override
            public boolean isFinished() {
                return in.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("It is all here.");
            }

            @Override
            public int read() {
                return in.read();
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
