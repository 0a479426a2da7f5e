package org.twolearn.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.system.ApplicationHome;

/**
 * The program that runs.
 *
 * @param commit what it was built from, as the build wrote it down; "unknown" where it was built without git
 * @param fingerprint the SHA-256 of what sha256sum prints for its files: its own jar and those in lib beside it
 */
record Release(String version, String commit, String fingerprint) {
    static Release running() throws IOException {
        var version = Optional.ofNullable(Release.class.getPackage().getImplementationVersion());
        return new Release(version.orElse("development"), builtFrom(), fingerprint(source()));
    }

    /** The jar, or where the classes lie. Spring finds a jar in whose inside another begins; it finds no classes of tests. */
    private static Path source() throws IOException {
        var home = new ApplicationHome(Release.class).getSource();
        if (home != null) return home.toPath();
        try {
            return Path.of(Release.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException nowhere) {
            throw new IOException(nowhere);
        }
    }

    /** Of one jar with its libraries, or of a directory of classes. Names count too, the order of the disk does not. */
    static String fingerprint(Path source) throws IOException {
        var all = new StringBuilder();
        for (var file : files(source).entrySet())
            all.append(sum(file.getValue())).append("  ").append(file.getKey()).append('\n');
        return HexFormat.of().formatHex(sha256().digest(all.toString().getBytes(UTF_8)));
    }

    private static SortedMap<String, Path> files(Path source) throws IOException {
        var files = new TreeMap<String, Path>();
        if (Files.isDirectory(source)) {
            try (var all = Files.walk(source)) {
                all.filter(Files::isRegularFile)
                        .forEach(file -> files.put(source.relativize(file).toString(), file));
            }
            return files;
        }
        files.put(source.toFile().getName(), source);
        var libraries = source.resolveSibling("lib");
        if (!Files.isDirectory(libraries)) return files;
        try (var jars = Files.list(libraries)) {
            jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .forEach(jar -> files.put("lib/" + jar.toFile().getName(), jar));
        }
        return files;
    }

    private static String sum(Path file) throws IOException {
        var digest = sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String builtFrom() throws IOException {
        try (var written = Release.class.getResourceAsStream("/git.properties")) {
            if (written == null) return "unknown";
            var properties = new Properties();
            properties.load(written);
            return properties.getProperty("git.commit.id.full", "unknown");
        }
    }
}
