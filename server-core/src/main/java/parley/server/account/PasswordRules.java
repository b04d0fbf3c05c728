package parley.server.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.protocol.AuthApi;

/**
 * Which passwords are too easy: those that everybody tries first, with the usual swaps of letters
 * and a few signs at either end, runs such as 12345678 or aaaaaaaa, and the user's own name.
 */
final class PasswordRules {
    private static final String LIST = "common-passwords.txt";
    private static final int FEW = 4;
    private static final String KEYBOARD =
            "qwertyuiop asdfghjkl zxcvbnm qwertzuiop azertyuiop 1qaz2wsx3edc4rfv 1q2w3e4r5t6y7u8i";

    /** Read when it is needed first. */
    private static final class Common {
        private static final Set<String> WORDS = read();

        private static Set<String> read() {
            try (var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    Objects.requireNonNull(
                                            PasswordRules.class.getResourceAsStream(LIST)),
                                    StandardCharsets.UTF_8))) {
                return in.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + LIST, e);
            }
        }
    }

    private PasswordRules() {}

    /** Why this may not be the password of the user of this name, in English; empty if it may. */
    static Optional<String> problem(String password, @Nullable String name) {
        int length = password.codePointCount(0, password.length());
        if (length < AuthApi.PASSWORD_MIN || password.length() > AuthApi.PASSWORD_MAX) {
            return Optional.of(
                    "a password has %d to %d characters"
                            .formatted(AuthApi.PASSWORD_MIN, AuthApi.PASSWORD_MAX));
        }
        String plain =
                Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (name != null && closeTo(plain, name)) {
            return Optional.of("the password is the user name");
        }
        if (isRun(plain) || isCommon(plain)) {
            return Optional.of("this is one of the passwords that everybody tries first");
        }
        return Optional.empty();
    }

    private static boolean closeTo(String plain, String name) {
        int at = plain.indexOf(name);
        return at >= 0 && plain.length() - name.length() <= FEW;
    }

    private static boolean isCommon(String plain) {
        if (Common.WORDS.contains(plain)) {
            return true;
        }
        String core = strip(plain);
        return plain.length() - core.length() <= FEW
                && (Common.WORDS.contains(core) || Common.WORDS.contains(strip(unswap(plain))));
    }

    /** Without what is not a letter at either end. */
    private static String strip(String text) {
        return text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    /** Letters in the place of the signs that often stand for them, where letters surround them. */
    private static String unswap(String text) {
        String core = text.replaceAll("[^\\p{L}]+$", "");
        return core.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replace('7', 't');
    }

    /** A single repeated piece of up to 4 characters, or neighbours of the alphabet or keyboard. */
    private static boolean isRun(String text) {
        for (int piece = 1; piece <= FEW; piece++) {
            String first = text.substring(0, piece);
            if (first.repeat(text.length() / piece + 1).startsWith(text)) {
                return true;
            }
        }
        boolean up = true;
        boolean down = true;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            up &= step == 1 || step == -9;
            down &= step == -1 || step == 9;
        }
        return up || down || KEYBOARD.contains(text);
    }
}
