package parley.client.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import parley.client.net.Blobs;
import parley.protocol.Cid;
import parley.protocol.FileOp;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.WireError;

/** The server as far as files go. Every method blocks; an interrupt ends it with IOException. */
public interface FileServer {
    /** The server's answer; IOException when there is none. */
    <R extends Result> R call(FileOp<R> op) throws IOException, FileRefused;

    /**
     * Has a message wait for its time. The same key again is answered alike; IOException when there
     * is no answer.
     */
    void schedule(Cid cid, MessageOp.Send message) throws IOException, FileRefused;

    /** See {@link Blobs#put}. */
    Blobs.Reply put(Result.Put put, Path file, long from, LongConsumer moved) throws IOException;

    /** See {@link Blobs#get}. */
    Blobs.Reply get(String url, long from, Blobs.Reader reader) throws IOException;

    /** The server said no. */
    final class FileRefused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient WireError error;

        public FileRefused(WireError error) {
            super(error.code() + ": " + error.msg());
            this.error = error;
        }

        public WireError error() {
            return error;
        }
    }
}
