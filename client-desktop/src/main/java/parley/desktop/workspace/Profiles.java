package parley.desktop.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import parley.protocol.UserId;

/** What people say and show of themselves. Calls that throw block. */
public interface Profiles {
    /**
     * Oneself.
     *
     * @param status what one says about oneself, empty for nothing
     * @param picture whether one shows a picture
     */
    record Own(Person person, String status, boolean picture) {}

    /** Never blocks. */
    Own own();

    /** The name of somebody's picture, another one for each picture; never blocks. */
    Optional<String> picture(UserId user);

    /** A picture by the name that {@link #picture} gave, as a file on this device. */
    Path fetch(String picture) throws IOException;

    void rename(String displayName) throws IOException;

    /** Says something about oneself until something else is said; empty: nothing. */
    void say(String status) throws IOException;

    /** Shows the middle of a picture to everybody who sees oneself. */
    void show(Path picture) throws IOException;

    /** Shows no picture any more. */
    void showNothing() throws IOException;

    /** Whether others are told that one does not want to be disturbed; never blocks. */
    void undisturbed(boolean on);
}
