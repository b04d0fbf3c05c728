package parley.server.file;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.protocol.FileId;
import parley.server.store.StoreException;

/**
 * Where contents are. What {@link Part#settle} and {@link #complete} did is durable when they
 * return. Safe for use by many threads; calls block, and throw {@link StoreException}, which says
 * whether the disk is full.
 */
public interface BlobStore {
    /**
     * The parts of an upload that are there, by number, with the hash of each; those that are not
     * durable yet are not there after a crash. Throws once when some could not be made durable:
     * they are not there from then on.
     */
    Map<Integer, String> parts(FileId upload);

    /**
     * Takes a part of an upload, in place of one with the same number. The caller sees to it that
     * no two write the same part at the same time.
     *
     * @param offset of the part in the file, in bytes
     * @param size of the part, in bytes
     */
    Part write(FileId upload, int n, long offset, long size, String sha256);

    /**
     * Keeps an upload of which all parts are there as this content, and makes durable what is not
     * yet; what is there already stays. Doing it again changes nothing.
     */
    void complete(FileId upload, BlobKey key);

    /** Forgets an upload; nothing where there is none. */
    void abandon(FileId upload);

    /** To be read, or nothing. */
    Optional<SeekableByteChannel> open(BlobKey key);

    /** Takes a content away; nothing where there is none. */
    void delete(BlobKey key);

    /** All contents. */
    List<BlobKey> contents();

    /** All uploads that were begun and neither completed nor abandoned. */
    List<FileId> uploads();

    /** Bytes that can still be written. */
    long free();

    /** A part on its way. Used by one thread at a time. */
    interface Part extends AutoCloseable {
        /** Appends all that remains in these; never more than the part's size in all. */
        void write(ByteBuffer... bytes);

        /** False: the bytes are not those of the hash, and the part is not there. */
        boolean finish();

        /** Makes a part durable that was finished; to be called once, before it is closed. */
        default void settle() {}

        /** Gives up what was not finished. */
        @Override
        void close();
    }
}
