package parley.client.store;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.EntryData;
import parley.protocol.UserId;

/** An entry that is shown as one line: a member, a setting. */
public record Notice(long seq, Instant ts, Optional<UserId> by, EntryData what) {}
