package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.twolearn.web.Words.say;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.springframework.stereotype.Component;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.SealedColumn.Shape;
import org.twolearn.vault.Vault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Opens what is sealed in a row of one's own, and only what is one's own words: the other's stay with the other. */
@Component
class Unsealing {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ANSWER = "\u001f", BETWEEN = "\u001e";

    private final Vault vault;

    Unsealing(Vault vault) {
        this.vault = vault;
    }

    void open(SealedColumn column, PersonId me, ObjectNode row) {
        var sealed = row.get(column.column());
        if (sealed == null || sealed.isNull()) return;
        if (column.shape() == Shape.KEY) row.remove(column.column());
        else
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
            return read(column.shape(), vault.openBytes(column.at(space, keys), sealed));
        } catch (Broken broken) {
            return StringNode.valueOf(vault.inStead(broken));
        }
    }

    private static JsonNode read(Shape shape, byte[] words) {
        return switch (shape) {
            case PARTS -> JSON.readTree(words);
            case PACKED -> JSON.readTree(unpacked(words));
            case LETTER -> lines(new String(words, UTF_8));
            case TYPED, KEY -> StringNode.valueOf(new String(words, UTF_8));
        };
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
