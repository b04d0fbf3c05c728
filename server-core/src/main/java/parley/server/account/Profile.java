package parley.server.account;

import java.util.Optional;
import parley.protocol.FileId;

/** What a user says and shows of themselves beside their name. */
public record Profile(Optional<String> status, Optional<FileId> avatar) {
    /** Nothing yet. */
    public static final Profile EMPTY = new Profile(Optional.empty(), Optional.empty());
}
