package parley.desktop.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * The texts of the language that is spoken. A pattern is that of {@link MessageFormat}. For many
 * threads; the language is changed on the UI thread.
 */
public final class Texts {
    /** The languages there are texts in. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private final Locale system;
    private static final Pattern KEYS = Pattern.compile("\\b(Ctrl|Shift|Space|Del|Home|End)\\b");

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Language language;

    /** Reads the texts of {@code locale}, or the English ones where there are none. */
    public Texts(Locale locale) {
        this.system = locale;
        this.language = new Language(locale);
    }

    /** Speaks another language from now on; {@code tag} is empty for that of the system. */
    public void speak(String tag) {
        var wanted = tag.isEmpty() ? system : Locale.forLanguageTag(tag);
        if (wanted.getLanguage().equals(system.getLanguage())) {
            wanted = system; // with its country, for dates and numbers
        }
        if (!wanted.equals(locale())) {
            language = new Language(wanted);
            listeners.forEach(Runnable::run);
        }
    }

    /**
     * Calls {@code listener} after the language changed.
     *
     * @return ends it
     */
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The language these texts are in, for dates and numbers. */
    public Locale locale() {
        return language.locale;
    }

    /** Keys as they stand on a keyboard of this language; {@code Ctrl+Shift+K} is given. */
    public String keys(String names) {
        return KEYS.matcher(names)
                .replaceAll(found ->
                        get(
                                switch (found.group()) {
                                    case "Ctrl" -> "key.ctrl";
                                    case "Shift" -> "key.shift";
                                    case "Space" -> "key.space";
                                    case "Del" -> "key.del";
                                    case "Home" -> "key.home";
                                    default -> "key.end";
                                }));
    }

    /** The text of {@code key}; a key that does not exist is a bug and throws. */
    public String get(String key, Object... values) {
        return language.get(key, values);
    }

    /** The text of {@code line}. */
    public String get(Line line) {
        return get(line.key(), line.values().toArray());
    }

    private static final class Language {
        private final ResourceBundle bundle;
        private final Locale locale;

        /** Reading a pattern takes longer than using it. */
        private final Map<String, MessageFormat> read = new ConcurrentHashMap<>();

        Language(Locale locale) {
            this.locale = locale;
            this.bundle =
                    ResourceBundle.getBundle(
                            "parley.desktop.text.texts",
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_PROPERTIES));
        }

        String get(String key, Object... values) {
            var pattern = bundle.getString(key);
            if (values.length == 0) {
                return pattern;
            }
            var format = read.computeIfAbsent(key, _ -> new MessageFormat(pattern, locale));
            synchronized (format) { // a MessageFormat is for one thread at a time
                return format.format(values);
            }
        }
    }
}
