package org.twolearn.cycles;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.Place;
import org.twolearn.vault.Vault;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The named words of an entry, sealed together with its author's key. */
@Component
class Texts {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Vault vault;
    private final JsonMapper json = JsonMapper.shared();

    Texts(Vault vault) {
        this.vault = vault;
    }

    byte @Nullable [] seal(PartnershipId partnership, Draft draft) {
        if (draft.texts().isEmpty()) return null;
        return vault.seal(
                place(partnership, draft.kind(), draft.id()), draft.by(), json.writeValueAsBytes(draft.texts()));
    }

    Map<String, String> open(PartnershipId partnership, Kind kind, UUID id, byte @Nullable [] sealed) {
        if (sealed == null) return Map.of();
        try {
            return json.readValue(vault.openBytes(place(partnership, kind, id), sealed), TEXTS);
        } catch (Broken broken) {
            return instead(kind, vault.inStead(broken));
        }
    }

    /** One sentence, in the box that matters most; stages are called as they are when nobody named them. */
    private static Map<String, String> instead(Kind kind, String sentence) {
        if (kind == Kind.STAGE_NAMES) return Map.of();
        return Map.of(kind.required.isEmpty() ? kind.texts.getFirst() : kind.required.getFirst(), sentence);
    }

    private static Place place(PartnershipId partnership, Kind kind, UUID id) {
        return kind.sealed().at(partnership.value(), id);
    }
}
