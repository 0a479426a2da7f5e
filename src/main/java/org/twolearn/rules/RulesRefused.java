package org.twolearn.rules;

import org.twolearn.web.Refused;

/** Why a change is not proposed. */
final class RulesRefused extends Refused {
    RulesRefused(String sentence) {
        super("rules.refused." + sentence);
    }
}
