package parley.server.delivery;

import java.util.Optional;
import java.util.function.Predicate;
import parley.protocol.Event;
import parley.protocol.UserId;
import parley.server.store.LogKey;

/**
 * Something that is told once to those connected now, wherever they are, and kept nowhere.
 *
 * @param log only whoever hears this log is meant
 * @param to of those, only these users are meant; safe for use by many threads, may block
 */
public record Announcement(Event event, Optional<LogKey> log, Predicate<UserId> to) {}
