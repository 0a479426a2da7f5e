package org.twolearn.studentvoice;

import java.util.List;

/** What students read before they answer. No name stands in it. */
record Label(AskKind kind, String purpose, List<String> items, String back) {
    Label(AskKind kind, AskWords words) {
        this(kind, words.purpose(), words.items(), words.back());
    }

    byte[] json() {
        return AskWords.JSON.writeValueAsBytes(this);
    }

    static Label of(byte[] json) {
        return AskWords.JSON.readValue(json, Label.class);
    }
}
