package parley.protocol;

import java.util.Optional;

/**
 * A file a message carries; {@code size} in bytes, {@code w} and {@code h} in pixels. The name is
 * harmless, whoever sent it.
 */
public record FileRef(
        FileId file,
        String name,
        long size,
        String mime,
        Optional<Integer> w,
        Optional<Integer> h,
        Optional<FileId> thumb) {
    public FileRef {
        name = FileName.safe(name);
    }
}
