package org.twolearn.visits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptableObject;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures are said once, in static/js/figures, which the recorder's screen runs at Done. Here the same files run on the
 * server, in an engine that reaches nothing but them: no class, file or network of the program.
 */
final class FiguresScript {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .* from \"\\./([a-z-]+\\.js)\";$");
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final ContextFactory ENGINE = new ContextFactory() {
        @Override
        protected Context makeContext() {
            var context = new Until(this);
            context.setLanguageVersion(Context.VERSION_ES6);
            context.setInstructionObserverThreshold(1_000_000);
            context.setGenerateObserverCount(true);
            return context;
        }

        @Override
        protected void observeInstructionCount(Context context, int instructions) {
            if (System.nanoTime() - ((Until) context).since > LONGEST.toNanos()) throw new VisitRefused.TooManyTaps();
        }
    };
    private static final ScriptableObject FILES = loaded();

    /** Whatever somebody made their device send, no page works on it for longer. */
    private static final class Until extends Context {
        private final long since = System.nanoTime();

        private Until(ContextFactory factory) {
            super(factory);
        }
    }

    private FiguresScript() {}

    /** @param bell when the lesson was to begin, in milliseconds since recording began */
    static Figures figures(Details plan, List<Tap> taps, long bell) {
        return JSON.readValue(said(plan, taps, bell), Figures.class);
    }

    static String said(Details plan, List<Tap> taps, long bell) {
        return called("asked", JSON.writeValueAsString(plan), JSON.writeValueAsString(taps), (double) bell);
    }

    /** @param how what is compared, {@code seconds}, how long a window is: see agreement.js */
    static List<Alike> agreement(Details plan, List<Tap> one, List<Tap> other, String how, int seconds) {
        var said = called(
                "askedOfTwo",
                JSON.writeValueAsString(plan),
                JSON.writeValueAsString(one),
                JSON.writeValueAsString(other),
                how,
                (double) seconds);
        return List.of(JSON.readValue(said, Alike[].class));
    }

    private static String called(String name, Object... with) {
        var context = ENGINE.enterContext();
        try {
            var scope = context.newObject(FILES);
            scope.setPrototype(FILES);
            scope.setParentScope(null);
            var function = (Function) ScriptableObject.getProperty(FILES, name);
            return function.call(context, scope, scope, with).toString();
        } finally {
            Context.exit();
        }
    }

    private static ScriptableObject loaded() {
        var files = new LinkedHashMap<String, String>();
        load("figures.js", files);
        load("agreement.js", files);
        var context = ENGINE.enterContext();
        try {
            var scope = context.initSafeStandardObjects(null, false);
            var script = String.join("\n", files.values())
                    + "\nconst asked = (plan, taps, bell) => JSON.stringify(figures(JSON.parse(plan), JSON.parse(taps), bell));"
                    + "\nconst askedOfTwo = (plan, one, other, how, seconds) => JSON.stringify(agreement("
                    + "JSON.parse(plan), JSON.parse(one), JSON.parse(other), how, seconds));";
            context.evaluateString(scope, script, "figures", 1, null);
            return scope;
        } finally {
            Context.exit();
        }
    }

    /** Each after those it imports, and without the lines that only a browser reads. */
    private static void load(String name, Map<String, String> files) {
        if (files.containsKey(name)) return;
        var text = text(name);
        IMPORT.matcher(text).results().forEach(found -> load(found.group(1), files));
        files.put(name, IMPORT.matcher(text).replaceAll("").replaceAll("(?m)^export ", ""));
    }

    private static String text(String name) {
        try {
            return new ClassPathResource("static/js/figures/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
