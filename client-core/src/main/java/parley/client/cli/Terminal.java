package parley.client.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Where a command reads from and writes to. All text is UTF-8. */
public interface Terminal {
    PrintWriter out();

    PrintWriter err();

    /** Whether a person sits there who can answer. */
    boolean interactive();

    /** Asks a person; empty when they gave nothing. Only when {@link #interactive}. */
    Optional<String> ask(String question) throws IOException;

    /** Asks for a secret without showing it; without a person, the first line of the input. */
    Optional<String> secret(String question) throws IOException;

    /** All of the standard input. */
    String input() throws IOException;
}
