package parley.desktop.join;

import java.util.List;
import parley.protocol.Registration;

/**
 * A server that answered.
 *
 * @param words the six words of the pin
 * @param compare whether somebody must compare the words before anything secret is sent
 */
public record Found(
        ServerAddress address,
        String workspace,
        List<String> words,
        boolean compare,
        boolean encrypted,
        Registration registration) {
    public Found {
        words = List.copyOf(words);
    }
}
