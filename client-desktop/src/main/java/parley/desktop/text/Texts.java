package parley.desktop.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of one language. A pattern is that of {@link MessageFormat}. For many threads. */
public final class Texts {
    private final ResourceBundle bundle;
    private final Locale locale;

    /** Reading a pattern takes longer than using it. */
    private final Map<String, MessageFormat> read = new ConcurrentHashMap<>();

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
        if (values.length == 0) {
            return pattern;
        }
        var format = read.computeIfAbsent(key, _ -> new MessageFormat(pattern, locale));
        synchronized (format) { // a MessageFormat is for one thread at a time
            return format.format(values);
        }
    }

    /** The text of {@code line}. */
    public String get(Line line) {
        return get(line.key(), line.values().toArray());
    }
}
