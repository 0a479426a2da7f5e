package org.twolearn.promises;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Opens every page somebody knows of, and every link of each, and the links of those. */
final class Crawl {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern LINK = Pattern.compile("\\s(?:href|src|data-\\w+)=\"(/[^\"#]*)");
    private static final int MOST = 600;

    private final Asker who;

    /** What came back from each address, to the byte. */
    final Map<String, HttpResponse<byte[]>> came = new LinkedHashMap<>();

    Crawl(Asker who, Collection<String> known) {
        this.who = who;
        var open = new ArrayDeque<>(known);
        while (!open.isEmpty() && came.size() < MOST) {
            var address = open.poll();
            if (came.containsKey(address)) continue;
            var answer = get(address);
            came.put(address, answer);
            open.addAll(links(answer));
        }
    }

    /** The addresses where something is found, in what was said or in how. */
    List<String> with(Searched words) {
        return came.entrySet().stream()
                .filter(page -> words.in(page.getValue().body())
                        || words.in(page.getValue().headers().map().toString()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> links(HttpResponse<byte[]> answer) {
        var to = answer.headers()
                .firstValue("location")
                .map(where -> URI.create(where).getRawPath());
        if (to.isPresent()) return List.of(to.get());
        if (!answer.headers().firstValue("content-type").orElse("").startsWith("text/html")) return List.of();
        return LINK.matcher(text(answer))
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .toList();
    }

    private static String text(HttpResponse<byte[]> answer) {
        try (var body = new ByteArrayInputStream(answer.body());
                var plain = answer.headers().firstValue("content-encoding").isPresent()
                        ? new GZIPInputStream(body)
                        : body) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private HttpResponse<byte[]> get(String address) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + who.port() + address.replace(" ", "%20")))
                .header("Accept-Encoding", "gzip");
        if (!who.token().isEmpty()) request.header("Cookie", "twolearn=" + who.token());
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(address, failure);
        }
    }
}
