package parley.protocol;

/** The answer to a request; {@code re} is its id, or empty when it could not be read. */
public sealed interface Response extends ServerFrame {
    String re();

    record Success(String re, Result d) implements Response {}

    record Failure(String re, WireError err) implements Response {}
}
