package org.twolearn.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds "partnerships/list" in list.jte beside it, compiled into the module it belongs to. */
@Component
public class Templates implements ViewResolver, Ordered {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.twolearn");
    private final WhoReads whoReads;

    private final boolean demo;

    Templates(WhoReads whoReads, @Value("${twolearn.demo:false}") boolean demo) {
        this.whoReads = whoReads;
        this.demo = demo;
    }

    /** A part of a page, drawn when the page is. The template is named like a page's: "cycles/goal". */
    public Content part(String template, Map<String, ?> model) {
        return output -> engine.render(template + ".jte", new HashMap<String, Object>(model), output);
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return name.startsWith("redirect:") ? null : new Page(name + ".jte");
    }

    @Override
    public int getOrder() {
        return 0;
    }

    private final class Page implements View {
        private final String template;

        Page(String template) {
            this.template = template;
        }

        /** Without it, content negotiation prefers a JSP that does not exist. */
        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var page = new HashMap<String, @Nullable Object>(model == null ? Map.of() : model);
            var reader = whoReads.reader();
            page.put("reader", reader == null ? null : new Reader(reader.name(), demo));
            var html = new Utf8ByteOutput();
            engine.render(template, page, html);
            response.setContentType(getContentType());
            response.setContentLength(html.getContentLength());
            html.writeTo(response.getOutputStream());
        }
    }
}
