package parley.protocol;

/** What a client receives, after a {@code batch} was taken apart. */
public sealed interface ServerFrame permits Response, Entry, Event {}
