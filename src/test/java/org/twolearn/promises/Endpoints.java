package org.twolearn.promises;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the running application answers to, from its own mapping. */
interface Endpoints {
    /** "GET /partnerships/{id}" and so on, in order. */
    static List<String> of(RequestMappingHandlerMapping mapping) {
        var found = new TreeMap<String, String>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            for (var pattern : info.getPatternValues()) {
                var verbs = info.getMethodsCondition().getMethods();
                var named = verbs.isEmpty()
                        ? "ANY"
                        : verbs.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
                found.put(named + " " + pattern, method.toString());
            }
        });
        return List.copyOf(found.keySet());
    }
}
