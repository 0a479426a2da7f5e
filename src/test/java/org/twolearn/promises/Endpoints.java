package org.twolearn.promises;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The addresses the running application answers, and the ids to put into them. */
record Endpoints(TreeSet<String> all) {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^/]*?\\{\\d+})?}");

    static Endpoints of(RequestMappingHandlerMapping mapping) {
        var all = new TreeSet<String>();
        mapping.getHandlerMethods().keySet().forEach(info -> {
            var methods = info.getMethodsCondition().getMethods();
            info.getPatternValues().forEach(pattern -> {
                if (methods.isEmpty()) all.add("ANY " + pattern);
                methods.forEach(method -> all.add(method + " " + pattern));
            });
        });
        return new Endpoints(all);
    }

    /** The form's endpoint that an address belongs to: of several the one with the fewest variables. */
    static String among(String path) {
        return Listed.in("endpoints.tsv").keySet().stream()
                .filter(endpoint -> endpoint.startsWith("POST "))
                .filter(endpoint -> path.replaceAll("\\?.*", "")
                        .matches(endpoint.substring(5).replaceAll("\\{\\w+}", "[^/]+")))
                .min(Comparator.comparing(
                        endpoint -> endpoint.chars().filter(c -> c == '{').count()))
                .orElseThrow(() -> new AssertionError("No such form: " + path));
    }

    static String method(String endpoint) {
        return endpoint.substring(0, endpoint.indexOf(' '));
    }

    /** The ids of one way to ask for an endpoint, by the names of its variables. */
    record Filled(String path, List<String> ids) {}

    static Filled filled(String endpoint, Map<String, ?> ids) {
        var used = new ArrayList<String>();
        var matcher = VARIABLE.matcher(endpoint.substring(endpoint.indexOf(' ') + 1));
        var path = matcher.replaceAll(variable -> {
            var id = ids.get(variable.group(1)).toString();
            used.add(id);
            return id;
        });
        return new Filled(path, used.stream().filter(id -> id.length() > 8).toList());
    }

    /** The names in a partnership's addresses; "id" is the partnership, or the cycle where the partnership is named. */
    static Map<String, Object> ids(String endpoint, UUID partnership, UUID cycle, Lived lived) {
        var ids = new LinkedHashMap<String, Object>();
        ids.put("partnership", partnership);
        ids.put("id", endpoint.contains("{partnership}") ? cycle : partnership);
        ids.put("visit", lived.visit);
        ids.put("idea", lived.idea);
        ids.put("ask", lived.waiting);
        ids.put("remark", lived.remark);
        ids.put("step", lived.step);
        ids.put("talk", lived.talk);
        ids.put("entry", lived.learned);
        ids.put("person", lived.came.ola.value());
        ids.put("share", lived.share);
        ids.put("asked", lived.ask);
        ids.put("slip", lived.slip);
        ids.put("version", 1);
        return ids;
    }

    static Map<String, Object> random(Map<String, Object> ids) {
        var random = new LinkedHashMap<>(ids);
        random.replaceAll((_, id) -> id instanceof UUID ? UUID.randomUUID() : id);
        return random;
    }
}
