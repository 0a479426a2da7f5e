package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.twolearn.vault.Signing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Says whether an export or a certificate is what a server signed: offline, from the file and the server's public key. */
final class VerifyExport {
    private static final JsonMapper JSON = JsonMapper.shared();

    private VerifyExport() {}

    /** @param arguments the file, and the server's public key in PEM where one has it from elsewhere */
    @SuppressWarnings("SystemOut") // The person who typed the command reads the terminal.
    static void main(String[] arguments) {
        try {
            var key = arguments.length > 1 ? Files.readString(Path.of(arguments[1])) : null;
            System.out.println(verified(Files.readAllBytes(Path.of(arguments[0])), key));
        } catch (NotSigned refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        } catch (IOException unreadable) {
            System.err.println("There is no such file that can be read: " + unreadable.getMessage());
            System.exit(1);
        }
    }

    /** Why a file is not what it says, in a sentence. */
    static final class NotSigned extends RuntimeException {
        NotSigned(String sentence) {
            super(sentence);
        }
    }

    /** A sentence that says what is proven. Refuses everything else. */
    static String verified(byte[] file, @Nullable String key) {
        try {
            return file.length > 1 && file[0] == 'P' && file[1] == 'K' ? export(file, key) : certificate(file, key);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | JacksonException damaged) {
            throw new NotSigned(
                    "This file is damaged or was packed anew, or is neither an export nor a certificate of TwoLearn.");
        }
    }

    private static String export(byte[] file, @Nullable String key) throws IOException, GeneralSecurityException {
        var entries = Zip.files(file);
        var manifest = there(entries.remove("manifest.json"));
        var signature = Base64.getDecoder().decode(new String(there(entries.remove("manifest.sig")), UTF_8));
        var own = new String(there(entries.get("public-key.pem")), UTF_8);
        check(key == null ? own : key, manifest, signature);
        var list = JSON.readTree(manifest);
        var digests = new LinkedHashMap<String, String>();
        list.get("sha256")
                .properties()
                .forEach(one -> digests.put(one.getKey(), one.getValue().asString()));
        entries.forEach((name, bytes) -> {
            if (!Digest.of(bytes).equals(digests.remove(name)))
                throw new NotSigned("This file was changed after it was signed, or added: " + name);
        });
        if (!digests.isEmpty()) throw new NotSigned("These files are missing: " + String.join(", ", digests.keySet()));
        return said(
                "The export of %s of %s is whole and unchanged: %d files."
                        .formatted(
                                list.get("name").asString(), list.get("made_at").asString(), entries.size()),
                key,
                own);
    }

    private static String certificate(byte[] file, @Nullable String key) throws GeneralSecurityException {
        var parts = Certificate.parts(new String(file, UTF_8));
        check(key == null ? parts.publicKey() : key, parts.signed().getBytes(UTF_8), parts.signature());
        return said("The certificate is unchanged.\n\n" + parts.signed().strip(), key, parts.publicKey());
    }

    private static void check(String key, byte[] message, byte[] signature) throws GeneralSecurityException {
        if (!Signing.signed(key, message, signature)) throw new NotSigned("This was not signed with that key.");
    }

    private static byte[] there(byte @Nullable [] entry) {
        if (entry == null) throw new NotSigned("This is no export of TwoLearn: its signed list is missing.");
        return entry;
    }

    private static String said(String proven, @Nullable String given, String own) {
        return proven + "\n"
                + (given == null
                        ? "Signed with the key that came along, " + fingerprint(own)
                                + ". Compare it with the one on the server’s page /promises/signature."
                        : "Signed with the key you gave, " + fingerprint(given) + ".");
    }

    /** The first 40 digits of the key's SHA-256, in groups of four: to be compared by eye. */
    static String fingerprint(String pem) {
        var digest = Digest.of(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
        return digest.substring(0, 40).replaceAll("(.{4})(?!$)", "$1 ");
    }
}
