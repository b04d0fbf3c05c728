package parley.server.lite.blob;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What part of a content is answered with; RFC 9110, section 14. Several ranges at once are not
 * served: the answer is the whole then.
 */
record ByteRange(int status, long from, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static ByteRange of(Optional<String> header, long size) {
        Matcher one = ONE.matcher(header.orElse("").replace(" ", ""));
        if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
            return new ByteRange(200, 0, size);
        }
        if (one.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(one.group(2)));
            return last == 0 ? none() : new ByteRange(206, size - last, last);
        }
        long from = Long.parseLong(one.group(1));
        long to = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
        if (to < from && !one.group(2).isEmpty()) {
            return new ByteRange(200, 0, size);
        }
        if (from >= size) {
            return none();
        }
        return new ByteRange(206, from, Math.min(to, size - 1) - from + 1);
    }

    private static ByteRange none() {
        return new ByteRange(416, 0, 0);
    }

    /** The value of {@code Content-Range}, where there is one. */
    Optional<String> contentRange(long size) {
        return switch (status) {
            case 206 -> Optional.of("bytes " + from + "-" + (from + length - 1) + "/" + size);
            case 416 -> Optional.of("bytes */" + size);
            default -> Optional.empty();
        };
    }
}
