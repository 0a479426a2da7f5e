package org.twolearn.promises;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.twolearn.people.PersonId;

/** The lived partnership of {@link Lived}, for tests in other packages that look at every page and address. */
public final class Inside {
    private final Lived lived;

    private Inside(Lived lived) {
        this.lived = lived;
    }

    public static Inside at(int port) {
        return new Inside(Lived.at(port));
    }

    /** Lived anew, with other words wherever one can write. */
    public static Inside saying(int port, String words, String brief) {
        var said = new Asker.Words(words, brief);
        return new Inside(ScopedValue.where(Asker.SAYING, said).call(() -> new Lived(port)));
    }

    public PersonId host() {
        return lived.ana;
    }

    public PersonId coach() {
        return lived.ben;
    }

    public PersonId operator() {
        return lived.olga;
    }

    /** Each page that the host, or else the coach, can open, by its address. */
    public Map<String, String> pages(boolean host) {
        return Opened.by(host ? lived.host : lived.coach, lived);
    }

    /** Each address of the running application, "GET /path", with ids that are there put into it. */
    public List<String> addresses(RequestMappingHandlerMapping mapping) {
        var found = new ArrayList<String>();
        for (var endpoint : Endpoints.of(mapping).all()) {
            var ids = new TreeMap<String, Object>(Endpoints.ids(endpoint, lived.partnership, lived.cycle, lived));
            ids.put("token", "none");
            ids.put("link", "none");
            ids.put("hash", "0123456789ab");
            if (endpoint.contains("/roster/")) ids.put("id", lived.roster);
            if (endpoint.contains("/school/{id}")) ids.put("id", lived.school);
            if (endpoint.contains("/notebook/")) ids.put("entry", lived.note);
            for (var variable : endpoint.split("[{}:]"))
                if (variable.matches("\\w+")) ids.putIfAbsent(variable, UUID.randomUUID());
            found.add(Endpoints.method(endpoint) + " "
                    + Endpoints.filled(endpoint, ids).path());
        }
        return found;
    }

    /** What stands in every table but for who is signed in where. */
    public static Map<String, String> rows() {
        return Tables.scopes().keySet().stream()
                .filter(table -> !table.equals("session"))
                .collect(Collectors.toMap(table -> table, Tables::contents));
    }
}
