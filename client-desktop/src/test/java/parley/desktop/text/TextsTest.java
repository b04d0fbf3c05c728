package parley.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path FILE =
            Path.of("src/main/resources/parley/desktop/text/texts.properties");
    private static final Pattern PLACE = Pattern.compile("\\{([0-9]+)");
    private static final Pattern LITERAL =
            Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z0-9]+)+)\"");

    @Test
    void everyKeyInTheCodeHasATextAndEveryTextIsUsed() throws IOException {
        var texts = read();
        var sections = new TreeSet<String>();
        texts.stringPropertyNames().forEach(k -> sections.add(section(k)));

        var used = new TreeSet<String>();
        for (var literal : literals()) {
            if (sections.contains(section(literal))
                    && !literal.endsWith(".properties")
                    && !literal.endsWith(".css")
                    && !literal.endsWith(".tsv")
                    && !literal.endsWith(".ogg")) {
                used.add(literal);
            }
        }
        used.addAll(Set.of("app.title", "window.title"));

        assertThat(used).isEqualTo(new TreeSet<>(texts.stringPropertyNames()));
    }

    @Test
    void everyTextIsAPatternThatCanBeFilledIn() throws IOException {
        var texts = read();
        var english = new Texts(Locale.UK);

        for (var key : texts.stringPropertyNames()) {
            assertThat(new MessageFormat(texts.getProperty(key), Locale.UK)).isNotNull();
            assertThat(english.get(key)).as(key).isNotBlank().doesNotContain("!");
        }
    }

    @Test
    void aTextCountsInWords() {
        var texts = new Texts(Locale.UK);

        assertThat(texts.get("timeline.firstUnread", 1)).isEqualTo("1 new message");
        assertThat(texts.get("timeline.firstUnread", 3)).isEqualTo("3 new messages");
        assertThat(texts.get("directory.members", 0)).isEqualTo("no members");
    }

    @Test
    void everyLanguageHasTheSameKeysWithTheSamePlaces() throws IOException {
        var english = read();
        for (var language : Texts.LANGUAGES) {
            if (language.equals("en")) {
                continue;
            }
            var other = read(language);

            assertThat(new TreeSet<>(other.stringPropertyNames()))
                    .as(language)
                    .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
            for (var key : english.stringPropertyNames()) {
                var text = other.getProperty(key);
                assertThat(places(text))
                        .as(language + " " + key)
                        .isEqualTo(places(english.getProperty(key)));
                assertThat(text).as(key).isNotBlank().doesNotContain("!", "'");
                assertThat(new MessageFormat(text, Locale.forLanguageTag(language))).isNotNull();
            }
        }
    }

    @Test
    void anApostropheIsNeverAPatternsQuote() throws IOException {
        for (var key : read().stringPropertyNames()) {
            assertThat(read().getProperty(key)).as(key).doesNotContain("'");
        }
    }

    @Test
    void anotherLanguageIsSpokenAtOnce() {
        var texts = new Texts(Locale.UK);
        var times = new Times(texts, ZoneOffset.UTC);
        var told = new ArrayList<String>();
        var friday = LocalDate.parse("2026-11-20");
        texts.listen(() -> told.add(texts.get("action.cancel")));

        texts.speak("de");
        assertThat(texts.get("timeline.firstUnread", 3)).isEqualTo("3 neue Nachrichten");
        assertThat(times.day(friday, friday.plusDays(9))).isEqualTo("Freitag, 20. November");
        texts.speak("");

        assertThat(told).containsExactly("Abbrechen", "Cancel");
        assertThat(texts.locale()).isEqualTo(Locale.UK);
        assertThat(times.day(friday, friday.plusDays(9))).isEqualTo("Friday, 20 November");
    }

    /** The numbers of the places of a pattern, also of those within choices. */
    private static Set<String> places(String pattern) {
        var found = new TreeSet<String>();
        var matcher = PLACE.matcher(pattern);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String section(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static Set<String> literals() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (file.toString().contains("tour")) {
                    continue;
                }
                var matcher = LITERAL.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }

    private static Properties read() throws IOException {
        return read(FILE);
    }

    private static Properties read(String language) throws IOException {
        return read(FILE.resolveSibling("texts_" + language + ".properties"));
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
