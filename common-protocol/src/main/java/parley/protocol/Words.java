package parley.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A server's pin in words that two people can read to each other; docs/protocol.md, section
 * "Trust". The list is part of the protocol and never changes within a major version.
 */
public final class Words {
    /** How many words stand for a pin: 66 bits of it. */
    public static final int COUNT = 6;

    private static final int BITS = 11;
    private static final List<String> LIST = load();

    private Words() {}

    /** All 2,048 words, in order; the place of a word is its value. */
    public static List<String> list() {
        return LIST;
    }

    /**
     * Six words for the first 66 bits of a pin, which is 32 bytes in base64url without padding;
     * throws {@link BadField} when it is not.
     */
    public static List<String> of(String pin) {
        byte[] bytes = decode(pin);
        List<String> words = new ArrayList<>(COUNT);
        for (int word = 0; word < COUNT; word++) {
            int value = 0;
            for (int bit = word * BITS; bit < (word + 1) * BITS; bit++) {
                value = value << 1 | bytes[bit >> 3] >> (7 - (bit & 7)) & 1;
            }
            words.add(LIST.get(value));
        }
        return List.copyOf(words);
    }

    private static byte[] decode(String pin) {
        try {
            byte[] bytes = pin.length() == 43 ? Base64.getUrlDecoder().decode(pin) : new byte[0];
            if (bytes.length == 32) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new BadField("pin", "43 characters of base64url");
        }
        throw new BadField("pin", "43 characters of base64url");
    }

    private static List<String> load() {
        try (InputStream in = Words.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("words.txt is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
