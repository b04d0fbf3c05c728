package parley.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * How a file's content is named. Up to {@link Limits#FILE_WHOLE} bytes: the SHA-256 of the content.
 * Above: the SHA-256 over the SHA-256s (32 bytes each, in order) of its parts of {@link
 * Limits#FILE_PART} bytes, so that parts can be checked one by one. Written as 64 lower-case
 * hexadecimal digits.
 */
public final class Sha256 {
    private static final HexFormat HEX = HexFormat.of();

    private Sha256() {}

    /** A fresh SHA-256. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** As it stands on the wire. */
    public static String hex(byte[] digest) {
        return HEX.formatHex(digest);
    }

    /** The hash of bytes that are in memory. */
    public static String of(byte[] content) {
        return hex(digest().digest(content));
    }

    /** The name of a file in parts, from the hashes of all its parts in order. */
    public static String ofParts(List<String> parts) {
        MessageDigest all = digest();
        for (String part : parts) {
            all.update(HEX.parseHex(requireHex("sha256", part)));
        }
        return hex(all.digest());
    }

    /** Number of parts of a file of this size; 1 for one that goes in one piece. */
    public static int parts(long size) {
        return size <= Limits.FILE_WHOLE
                ? 1
                : Math.toIntExact((size + Limits.FILE_PART - 1) / Limits.FILE_PART);
    }

    /** Length of part {@code n} (from 1) of a file of this size, in bytes. */
    public static long partSize(long size, int n) {
        int parts = parts(size);
        if (n < 1 || n > parts) {
            throw new BadField("n", "1 to " + parts);
        }
        if (parts == 1) {
            return size;
        }
        return n < parts ? Limits.FILE_PART : size - (parts - 1L) * Limits.FILE_PART;
    }

    /** Returns {@code value} if it is 64 lower-case hexadecimal digits, else throws. */
    public static String requireHex(String field, String value) {
        boolean good = value.length() == 64;
        for (int i = 0; good && i < value.length(); i++) {
            char c = value.charAt(i);
            good = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        if (!good) {
            throw new BadField(field, "64 lower-case hexadecimal digits");
        }
        return value;
    }
}
