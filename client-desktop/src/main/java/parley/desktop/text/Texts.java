package parley.desktop.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of one language. A pattern is that of {@link MessageFormat}. */
public final class Texts {
    private final ResourceBundle bundle;
    private final Locale locale;

    /** Reads the texts of {@code locale}, or the English ones where there are none. */
    public Texts(Locale locale) {
        this.locale = locale;
        this.bundle =
                ResourceBundle.getBundle(
                        "parley.desktop.text.texts",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The language these texts are in, for dates and numbers. */
    public Locale locale() {
        return locale;
    }

    /** The text of {@code key}; a key that does not exist is a bug and throws. */
    public String get(String key, Object... values) {
        var pattern = bundle.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
    }

    /** The text of {@code line}. */
    public String get(Line line) {
        return get(line.key(), line.values().toArray());
    }
}
