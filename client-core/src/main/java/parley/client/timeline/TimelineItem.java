package parley.client.timeline;

import java.time.Instant;
import java.util.Optional;
import parley.client.outbox.OutboxItem;
import parley.protocol.EntryData;
import parley.protocol.Message;
import parley.protocol.UserId;

/** One line of a timeline. Within a window every {@link #key} occurs once. */
public sealed interface TimelineItem {
    /** Stays the same while the line lives, also from queued to sent. */
    String key();

    /** When it was posted (server's clock), or queued (this computer's). */
    Instant ts();

    /** A message that the server has; {@code own}: written by this person. */
    record Posted(String key, Message message, boolean own) implements TimelineItem {
        @Override
        public Instant ts() {
            return message.ts();
        }
    }

    /** An own message that the server has not confirmed yet; always after all posted ones. */
    record Outgoing(OutboxItem item) implements TimelineItem {
        @Override
        public String key() {
            return item.cid().toString();
        }

        @Override
        public Instant ts() {
            return item.queued();
        }
    }

    /** Something that happened to the room: a member, a setting. */
    record Notice(long seq, Instant ts, Optional<UserId> by, EntryData what)
            implements TimelineItem {
        @Override
        public String key() {
            return "n" + seq;
        }
    }
}
