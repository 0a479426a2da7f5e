package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.twolearn.web.Words.say;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.springframework.stereotype.Component;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.Vault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Opens what is sealed in a row of one's own, and only what is one's own words: the other's stay with the other. */
@Component
class Unsealing {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** What a recorder types and the host keeps: words, whatever they look like, so nobody writes figures into another's book. */
    private static final Set<String> TYPED = Set.of("unseen", "differed");

    private static final int GZIP = 0x1f;
    private static final String ANSWER = "\u001f", BETWEEN = "\u001e";

    private final Vault vault;

    Unsealing(Vault vault) {
        this.vault = vault;
    }

    void open(SealedColumn column, PersonId me, ObjectNode row) {
        var sealed = row.get(column.column());
        if (sealed == null || sealed.isNull()) return;
        row.set(
                column.column(),
                row.get(column.owner()).asString().equals(me.value().toString())
                        ? opened(
                                column,
                                row,
                                HexFormat.of().parseHex(sealed.asString().substring(2)))
                        : StringNode.valueOf(say("ownwords.of-your-partner")));
    }

    private JsonNode opened(SealedColumn column, ObjectNode row, byte[] sealed) {
        var space = UUID.fromString(row.get(column.space()).asString());
        var keys = column.row().stream().map(key -> row.get(key).asString()).toArray();
        try {
            var words = vault.openBytes(column.at(space, keys), sealed);
            return TYPED.contains(column.column()) ? StringNode.valueOf(new String(words, UTF_8)) : read(words);
        } catch (Broken broken) {
            return StringNode.valueOf(vault.inStead(broken));
        }
    }

    /** Some modules seal several answers as one: as JSON, packed where it is long, or as the lines of a letter. */
    static JsonNode read(byte[] words) {
        if (words.length > 2 && words[0] == GZIP && words[1] == (byte) 0x8b) return JSON.readTree(unpacked(words));
        var text = new String(words, UTF_8);
        if (text.contains(ANSWER)) return lines(text);
        if (text.startsWith("{\"")) {
            try {
                return JSON.readTree(text);
            } catch (JacksonException typed) {
                // Somebody wrote it so.
            }
        }
        return StringNode.valueOf(text);
    }

    private static ObjectNode lines(String text) {
        var lines = JSON.createObjectNode();
        for (var line : text.split(BETWEEN)) {
            var parts = line.split(ANSWER, 2);
            if (parts.length == 2) lines.put(parts[0], parts[1]);
        }
        return lines;
    }

    private static byte[] unpacked(byte[] packed) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return zip.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
