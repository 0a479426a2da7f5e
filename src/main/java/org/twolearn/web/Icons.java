package org.twolearn.web;

import java.util.ResourceBundle;

/** The strokes of an icon by its Lucide name. An unknown name is a bug and throws. */
public final class Icons {
    private static final ResourceBundle STROKES = ResourceBundle.getBundle("icons");

    private Icons() {}

    public static String strokes(String name) {
        return STROKES.getString(name);
    }
}
