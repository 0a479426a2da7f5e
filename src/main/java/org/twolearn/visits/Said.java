package org.twolearn.visits;

import static org.twolearn.web.Words.say;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Words of a figure: words as they are, or a sentence of the message file with what goes into it. */
record Said(String key, List<Said> arguments, String plain) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Said of(JsonNode node) {
        if (!node.isObject()) return new Said("", List.of(), node.asString());
        var arguments = StreamSupport.stream(node.get("args").spliterator(), false)
                .map(Said::of)
                .toList();
        return new Said("visits." + node.get("say").asString(), arguments, "");
    }

    /** In the reader's language. */
    String words() {
        return key.isEmpty()
                ? plain
                : say(key, arguments.stream().map(Said::words).toArray());
    }
}
