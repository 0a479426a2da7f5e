package org.twolearn.signin;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Where the server listens and what it trusts, from twolearn.url, twolearn.tls.* and twolearn.trust-proxy. */
class Listening implements EnvironmentPostProcessor {
    private static final Map<String, Object> THIS_MACHINE_ONLY = Map.of("server.address", "127.0.0.1");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("where TwoLearn listens", settings(environment)));
    }

    /** What the server has to be told; refuses what cannot be meant. */
    static Map<String, Object> settings(Environment given) {
        var url = given.getProperty("twolearn.url");
        var certificate = given.getProperty("twolearn.tls.certificate");
        var key = given.getProperty("twolearn.tls.key");
        var proxy = given.getProperty("twolearn.trust-proxy");
        if (given.getProperty("twolearn.demo", boolean.class, false)) return demo(given, url, certificate, proxy);
        if ((certificate == null) != (key == null))
            throw new CannotStart(
                    "A certificate and its key belong together, and one of them is missing.",
                    "Give both: twolearn.tls.certificate and twolearn.tls.key, each the path of a PEM file.");
        if (url == null) {
            if (certificate != null || proxy != null)
                throw new CannotStart(
                        "There is a certificate or a proxy, and no address that people reach it by.",
                        "Add the address: --url https://twolearn.your-district.example");
            return THIS_MACHINE_ONLY;
        }
        address(url);
        if (certificate != null && key != null && proxy == null) return Pem.settings(certificate, key);
        if (proxy != null && certificate == null) return behind(proxy);
        throw new CannotStart(
                "The address " + url
                        + " needs exactly one of two things: a certificate of its own, or a proxy that has one.",
                "Give --cert FILE and --key FILE, or --trust-proxy ADDRESS; without --url TwoLearn"
                        + " serves this machine only.");
    }

    static @Nullable URI address(@Nullable String url) {
        if (url == null) return null;
        try {
            var address = new URI(url);
            var path = address.getPath();
            if ("https".equals(address.getScheme())
                    && address.getHost() != null
                    && (path == null || path.isEmpty() || path.equals("/"))
                    && !address.getHost().matches("[\\d.]+|\\[.*")) return address;
        } catch (java.net.URISyntaxException unreadable) {
            // Said below, in the same words.
        }
        throw new CannotStart(
                "The address " + url + " is not one that people can sign in at.",
                "It begins with https://, goes on with a host name (not a number) and ends there: https://twolearn.your-district.example");
    }

    private static Map<String, Object> demo(
            Environment given, @Nullable String url, @Nullable String certificate, @Nullable String proxy) {
        if (url != null || certificate != null || proxy != null)
            throw new CannotStart(
                    "The demo lets anybody in as anybody, so it serves this machine only.",
                    "Start the demo without --url, certificate and proxy; or start TwoLearn without --demo.");
        if (!"none".equals(given.getProperty("twolearn.database.url", "none")))
            throw new CannotStart(
                    "The demo lets anybody in as anybody, so it keeps away from a database that others use.",
                    "Start the demo without an external database; it brings its own.");
        return THIS_MACHINE_ONLY;
    }

    private static Map<String, Object> behind(String proxy) {
        try {
            var address = InetAddress.getByName(proxy);
            var settings = new HashMap<String, Object>(Map.of(
                    "server.forward-headers-strategy", "native",
                    "server.tomcat.remoteip.internal-proxies",
                            address.getHostAddress() + (address.getAddress().length == 4 ? "/32" : "/128"),
                    "server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For",
                    "server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto",
                    "server.tomcat.remoteip.host-header", "X-Forwarded-Host"));
            if (address.isLoopbackAddress()) settings.putAll(THIS_MACHINE_ONLY);
            return settings;
        } catch (UnknownHostException unknown) {
            throw new CannotStart(
                    "There is no proxy under the address " + proxy + ".",
                    "Give the address from which the proxy calls, for example --trust-proxy 127.0.0.1");
        }
    }
}
