package org.twolearn.visits;

import static java.util.function.Predicate.not;
import static org.twolearn.web.Words.say;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.twolearn.web.Typed;

/** What the page for planning sends of what is recorded: a row for each code. */
record FormCodes(MultiValueMap<String, String> typed) {
    /** The codes a form offers: the instrument's own, and room for the host's own. */
    static List<String> keys(Instrument instrument) {
        var own = IntStream.rangeClosed(1, instrument.own()).mapToObj(number -> "own-" + number);
        return Stream.concat(instrument.codes().stream(), own).toList();
    }

    static void fill(MultiValueMap<String, String> form, Details details) {
        for (var key : keys(details.how())) {
            var code = details.code(key).orElse(new Code(key, "", "", ""));
            form.add(details.instrument() + ".name", code.name());
            form.add(details.instrument() + ".counts", code.counts());
            form.add(details.instrument() + ".not", code.not());
            if (details.how().mixed())
                form.add(details.instrument() + ".part", Part.of(code.part()).word());
        }
        if (details.how().mixed()) form.add("form", details.form());
    }

    /** For a field of the page: what was typed, or else what an instrument begins with. */
    String code(Instrument instrument, int index, String field) {
        var all = typed.get(instrument.key() + "." + field);
        if (all != null && index < all.size()) return all.get(index);
        var key = keys(instrument).get(index);
        return key.startsWith("own-") ? "" : say("visits." + instrument.key() + "." + key + "." + field);
    }

    Part part(Instrument instrument, int index) {
        return Part.of(code(instrument, index, "part"));
    }

    List<Code> codes(Instrument instrument) {
        var codes = IntStream.range(0, keys(instrument).size())
                .mapToObj(index -> new Code(
                        keys(instrument).get(index),
                        Typed.line(code(instrument, index, "name"), PlanForm.NAME),
                        Typed.line(code(instrument, index, "counts"), PlanForm.LINE),
                        Typed.line(code(instrument, index, "not"), PlanForm.LINE),
                        instrument.mixed() ? part(instrument, index).word() : ""))
                .filter(not(code -> code.name().isEmpty()))
                .toList();
        if (codes.stream().anyMatch(Part::asksForAnOpinion) || Part.asksForAnOpinion(name(instrument)))
            throw new VisitRefused.AsksForAnOpinion();
        return codes;
    }

    /** What a form of their own is called; empty for any other instrument. */
    String name(Instrument instrument) {
        return instrument.mixed() ? Typed.line(typed.getFirst("form"), PlanForm.NAME) : "";
    }
}
