package parley.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Files: asking for a place, uploading, and reading. The bytes themselves go over HTTPS to the URLs
 * that the answers carry; docs/protocol.md, section "Files".
 */
public sealed interface FileOp<R extends Result> extends Op<R> {
    /**
     * Announces a file and asks where to put it. The name is made harmless ({@link FileName#safe}).
     *
     * @param room where it will be said; empty only for an avatar
     * @param size in bytes; 0 is a file, too
     * @param sha256 as {@link Sha256#requireHex} says: of the content, or above {@link
     *     Limits#FILE_WHOLE} bytes of its parts' hashes
     * @param w width of a picture in pixels, {@code h} its height
     * @param thumb a small picture of it, uploaded before
     */
    @Wire("file.ticket")
    record Ticket(
            Optional<RoomId> room,
            String name,
            long size,
            String mime,
            String sha256,
            FilePurpose purpose,
            Optional<Integer> w,
            Optional<Integer> h,
            Optional<FileId> thumb)
            implements FileOp<Result.FileTicket> {
        public Ticket {
            if (name.length() > 4 * FileName.MAX_BYTES) {
                throw BadField.tooLarge("name", name.length(), 4L * FileName.MAX_BYTES);
            }
            Text.requireWellFormed("name", name);
            name = FileName.safe(name);
            if (size < 0) {
                throw new BadField("size", "0 or more");
            }
            if (size > purpose.maxBytes()) {
                throw BadField.tooLarge("size", size, purpose.maxBytes());
            }
            mime = FileName.requireMime(mime);
            sha256 = Sha256.requireHex("sha256", sha256);
            if (room.isPresent() == (purpose == FilePurpose.AVATAR)) {
                throw new BadField("room", "a room, but none for an avatar");
            }
            pixels("w", w);
            pixels("h", h);
        }

        private static void pixels(String field, Optional<Integer> value) {
            if (value.isPresent() && (value.get() < 1 || value.get() > Limits.PIXELS)) {
                throw new BadField(field, "1 to " + Limits.PIXELS);
            }
        }
    }

    /**
     * Asks which parts are there and where to put others; also how an upload goes on after a cut. A
     * file in one piece has the one part 1.
     */
    @Wire("file.parts")
    record Parts(FileId file, List<Part> want) implements FileOp<Result.FileParts> {
        public Parts {
            want = List.copyOf(want);
            if (want.size() > Limits.FILE_PARTS_WANTED) {
                throw BadField.tooLarge("want", want.size(), Limits.FILE_PARTS_WANTED);
            }
        }
    }

    /** A part to be sent: its number from 1 and the SHA-256 of its bytes. */
    record Part(int n, String sha256) {
        public Part {
            if (n < 1 || n > Limits.FILE_PARTS) {
                throw new BadField("n", "1 to " + Limits.FILE_PARTS);
            }
            sha256 = Sha256.requireHex("sha256", sha256);
        }
    }

    /** Everything was put: check it and keep it. The same answer when asked again. */
    @Wire("file.done")
    record Done(FileId file) implements FileOp<Result.FileReady> {}

    /** Gives up an upload, or a file that no message carries yet. */
    @Wire("file.cancel")
    record Cancel(FileId file) implements FileOp<Result.Done> {}

    /** Where to read a file, for a while. */
    @Wire("file.get")
    record Get(FileId file) implements FileOp<Result.FileSource> {}

    /** The files of a room's messages that the caller may read, the newest first. */
    @Wire("file.list")
    record ListFiles(
            RoomId room, Optional<FileKind> kind, Optional<Integer> limit, Optional<String> cursor)
            implements FileOp<Result.FilePage> {
        public ListFiles {
            Limits.page("limit", limit, Limits.PAGE);
            Limits.opaque("cursor", cursor);
        }
    }
}
