package parley.server.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.protocol.AuthApi;
import parley.server.secret.Crockford;
import parley.server.secret.HmacKey;

/**
 * Tickets for clients that cannot set headers on a WebSocket: 128 bits, good once and for a short
 * time. They live in memory only, as keyed hashes; after a restart one asks for another. Safe for
 * use by many threads; never blocks for long.
 */
final class Tickets {
    private static final int BITS = 128;
    private static final int MAX = 20_000;

    private record Held(Identity identity, Instant expires) {}

    private final HmacKey key;
    private final AccountSettings settings;
    private final InstantSource clock;

    /** By hash. Guarded by {@code this}. */
    private final Map<String, Held> held = new HashMap<>();

    Tickets(HmacKey key, AccountSettings settings, InstantSource clock) {
        this.key = key;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty: so many are out that there is no place for one more now. */
    Optional<AuthApi.Ticket> issue(Identity identity) {
        String ticket = Crockford.random(BITS);
        Instant now = clock.instant();
        Instant end = now.plus(settings.ticketLife());
        Instant expires = end.isBefore(identity.expires()) ? end : identity.expires();
        synchronized (this) {
            if (held.size() >= MAX) {
                held.values().removeIf(each -> each.expires().isBefore(now));
                if (held.size() >= MAX) {
                    return Optional.empty();
                }
            }
            held.put(hash(ticket), new Held(identity, expires));
        }
        return Optional.of(new AuthApi.Ticket(ticket, expires));
    }

    /** Uses the ticket up. Empty: there is no such ticket, or its time is over. */
    Optional<Identity> redeem(String ticket) {
        Held found;
        synchronized (this) {
            found = held.remove(hash(ticket));
        }
        return Optional.ofNullable(found)
                .filter(each -> !clock.instant().isAfter(each.expires()))
                .map(Held::identity);
    }

    private String hash(String ticket) {
        return new String(key.mac("ticket", ticket), StandardCharsets.ISO_8859_1);
    }
}
