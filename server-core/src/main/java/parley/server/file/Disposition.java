package parley.server.file;

import java.nio.charset.StandardCharsets;
import parley.protocol.FileName;

/** {@code Content-Disposition} as RFC 6266 and RFC 8187 have it. */
public final class Disposition {
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

    private Disposition() {}

    /** To be kept, never to be shown; with the name in ASCII for those who know no other. */
    public static String attachment(String name) {
        String safe = FileName.safe(name);
        StringBuilder ascii = new StringBuilder();
        safe.codePoints()
                .forEach(c ->
                        ascii.append(
                                c >= ' ' && c < 0x7F && "\"\\%;".indexOf(c) < 0 ? (char) c : '_'));
        StringBuilder full = new StringBuilder();
        for (byte each : safe.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(each) >= 0) {
                full.append((char) each);
            } else {
                full.append('%').append("%02X".formatted(each & 0xFF));
            }
        }
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + full;
    }
}
