package parley.desktop.workspace;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.FileKind;
import parley.protocol.FileRef;

/**
 * A file of a room and where it was said.
 *
 * @param ms length of a voice note in milliseconds
 */
public record SharedFile(
        long seq, Instant at, Person author, FileKind kind, FileRef file, Optional<Integer> ms) {}
