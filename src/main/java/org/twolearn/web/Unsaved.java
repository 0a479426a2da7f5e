package org.twolearn.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** A form that could not be saved now and can be later: nothing that somebody typed is lost with it. */
record Unsaved(String address, List<Field> fields) {
    /** @param words whether somebody typed it, so that it is shown; ids and numbers are only carried along */
    record Field(String name, String value, boolean words) {}

    /** Nothing, where there was no form, or one with a file, which its sender still has. */
    static @Nullable Unsaved of(HttpServletRequest request) {
        var type = request.getContentType();
        if (!request.getMethod().equals("POST")
                || type == null
                || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) return null;
        var outside = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return new Unsaved(
                outside == null ? request.getRequestURI() : outside.toString(), fields(request.getParameterMap()));
    }

    private static List<Field> fields(Map<String, String[]> form) {
        return form.entrySet().stream()
                .flatMap(field -> List.of(field.getValue()).stream()
                        .map(value -> new Field(field.getKey(), value, value.contains(" "))))
                .toList();
    }
}
